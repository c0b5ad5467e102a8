"""Join the trained parts into one pipeline, write it, and measure what was written.

python training/assemble.py CORPORA WORK OUT [--quick] [--test]
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from dragoman.nlp.encoder import register
from measure import measure
from tokens import set_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.6.0"


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
