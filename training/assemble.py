"""Join the trained parts into one pipeline, measure it, and write it with its figures.

    python training/assemble.py WORK OUT [--encoder] [--quick] [--test]

With `--encoder` the parts are those trained on the encoder, which is written beside them.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example

from dragoman.nlp.encoder import register

if TYPE_CHECKING:
    from spacy.language import Language

VERSION = "0.1.0"
SYNTAX_SETS = ("ewt-dev", "gum-dev")
NAME_SETS = ("uner-dev", "politics-dev")
# Opened for a release only, never to choose between models: `--test`.
TEST_SETS = ("ewt-test", "gum-test", "uner-test")
TREES, NAMES = ("tag_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f"), ("ents_p", "ents_r", "ents_f")


def assemble(work: Path, *, encoder: bool = False) -> Language:
    """Return the syntax pipeline with the name recogniser, each on features of its own."""
    suffix = "-heads" if encoder else ""
    syntax = spacy.load(work / f"syntax{suffix}" / "model-best")
    names = spacy.load(work / f"names{suffix}" / "model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    syntax.add_pipe("ner", source=names)
    # Where the sets lay on the machine that trained is nobody's business, and nothing reads it.
    syntax.config["paths"] = dict.fromkeys(syntax.config["paths"])
    syntax.meta |= {
        "name": "dragoman_news_encoder" if encoder else "dragoman_news",
        "version": VERSION,
        "description": "English tags, lemmas, dependencies and names for news",
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


def examples(pipeline: Language, path: Path) -> list[Example]:
    """Pair raw texts with gold documents."""
    gold = list(DocBin().from_disk(path).get_docs(pipeline.vocab))
    return [Example(pipeline.make_doc(doc.text), doc) for doc in gold]


def score(pipeline: Language, path: Path, keys: tuple[str, ...]) -> dict[str, float]:
    """Return the named scores in percent, from raw text."""
    scores = pipeline.evaluate(examples(pipeline, path))
    return {k: round(100 * scores[k], 1) for k in keys if scores.get(k) is not None}


def speed(pipeline: Language, docs: list[Doc]) -> float:
    """Return words a second over the texts, one core."""
    texts = [d.text for d in docs]
    list(pipeline.pipe(texts[:20]))
    start = time.perf_counter()
    words = sum(len(d) for d in pipeline.pipe(texts, batch_size=32))
    return round(words / (time.perf_counter() - start))


def main() -> None:
    """Write the pipeline and its figures."""
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    os.environ["OMP_NUM_THREADS"] = "1"
    register()
    pipeline = assemble(work, encoder="--encoder" in sys.argv)
    if "--quick" not in sys.argv:
        sets = (*SYNTAX_SETS, *NAME_SETS, *(TEST_SETS if "--test" in sys.argv else ()))
        figures: dict[str, object] = {
            n: score(pipeline, work / f"{n}.spacy", NAMES if n in NAME_SETS or n.startswith("uner") else TREES)
            for n in sets
        }
        figures["words_per_second"] = speed(
            pipeline, list(DocBin().from_disk(work / "gum-dev.spacy").get_docs(pipeline.vocab))
        )
        pipeline.meta["performance"] = figures
        print(json.dumps(figures, indent=1))
    pipeline.meta["data"] = json.loads((work / "data.json").read_text("utf8"))
    pipeline.to_disk(out)
    if "--encoder" in sys.argv:
        place_encoder(work / "onnx", out)
    else:
        shutil.copy(work / "lemmas.json", out / "lemmas.json")
    size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
    print(f"{size / 1e6:.1f} MB in {out}")


if __name__ == "__main__":
    main()
