"""Join the trained parts into one pipeline, write it, and measure what was written.

python training/assemble.py CORPORA WORK OUT [--quick] [--test]
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.symbols import ORTH
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from dragoman.nlp.encoder import register
from dragoman.nlp.sentences import TITLES
from measure import measure

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.6.0"
# Runs of one mark are one token, as in the treebanks: a line of 70 "=" is no 70 words.
RUNS = [r"[!?]{2,}", *(rf"{mark}{{2,}}" for mark in ("=", r"\*", "_", "~", "#", r"\$", "<", ">", r"\+"))]
# Written as the treebanks write them: "re-open" and "555-010-0199" are one token, "and/or" three. What carries a name
# or a side ("anti-Israel", "pro-government") is split, for the reader looks up its parts.
WHOLE = (
    r"(?i:co|cross|counter|e|inter|intra|mid|mini|multi|non|over|post|pre|re|semi|socio|sub|un)-[a-z]+"
    r"|(?:\d{3}-)?\d{3}-\d{4}"
)
SPLIT = {"and/or"}
# Written with their stop, beside the titles.
ABBREVIATIONS = ("Ft.", "Sr.", "Vt.")
# "U.S.-led", "U.N.-Iranian": a hyphen behind an abbreviation's full stop parts words as any other does.
ABBREVIATED = r"(?<=[A-Za-z]\.)[-–](?=[A-Za-z])"
# A space is lost behind a quotation or brackets, and their marks would be part of the next word: 'ready."Norway'.
TORN = [r"(?<=[a-z])[.,!?](?=[\")][A-Z])", r"(?<=[.,!?])[\")](?=[A-Z])"]


def assemble(work: Path) -> Language:
    """Return the syntax pipeline with the name recogniser, each on features of its own."""
    syntax = spacy.load(work / "syntax" / "model-best")
    names = spacy.load(work / "names" / "model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    syntax.add_pipe("ner", source=names)
    set_tokenizer(syntax)
    # Where the sets lay on the machine that trained is nobody's business, and nothing reads it.
    syntax.config["paths"] = dict.fromkeys(syntax.config["paths"])
    syntax.meta |= {
        "name": "dragoman_news",
        "version": VERSION,
        "description": "English tags, lemmas, dependencies and names for news, over a transformer encoder",
        "license": "CC BY-SA 4.0",
        "author": "The Dragoman authors",
    }
    return syntax


def set_tokenizer(pipeline: Language) -> None:
    """Let the tokenizer cut as the treebanks do."""
    tokenizer, defaults = pipeline.tokenizer, pipeline.Defaults
    tokenizer.prefix_search = compile_prefix_regex([*RUNS, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*RUNS, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex([*defaults.infixes, ABBREVIATED, *TORN]).finditer
    tokenizer.token_match = re.compile(rf"^(?:{WHOLE})$").match
    tokenizer.rules = {form: parts for form, parts in tokenizer.rules.items() if form.lower() not in SPLIT}
    for form in sorted(TITLES.union(ABBREVIATIONS)):
        tokenizer.add_special_case(form, [{ORTH: form}])


def place_encoder(source: Path, out: Path) -> None:
    """Put the encoder beside the pipeline and name it in the config: by language where the package ships it."""
    shutil.copytree(source, out / "encoder", dirs_exist_ok=True)
    name = out.name if out.resolve().parent.name == "models" else str((out / "encoder").resolve())
    config = out / "config.cfg"
    text = config.read_text("utf8").replace(f'"{source}"', f'"{name}"').replace("encoder = null", f'encoder = "{name}"')
    config.write_text(text, "utf8")


def main() -> None:
    """Write the pipeline and its figures."""
    corpora, work, out = (Path(a) for a in sys.argv[1:4])
    os.environ["OMP_NUM_THREADS"] = "1"
    register()
    pipeline = assemble(work)
    if "--quick" not in sys.argv:
        pipeline.meta["performance"] = measure(pipeline, corpora, test="--test" in sys.argv)
        print(json.dumps(pipeline.meta["performance"], indent=1))
    pipeline.meta["data"] = json.loads((work / "data.json").read_text("utf8"))
    pipeline.to_disk(out)
    place_encoder(work / "onnx", out)
    shutil.copy(work / "lemmas.json", out / "lemmas.json")
    size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
    print(f"{size / 1e6:.1f} MB in {out}")


if __name__ == "__main__":
    main()
