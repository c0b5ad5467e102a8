"""Take what `acts.py` starts from out of the model that ships, so that acts can be taught without the encoder's stages.

    python training/restore.py MODEL WORK

The vectors of pieces are those that the reader looks up: seven bits, as they are.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from dragoman.nlp.sessions import EMBEDDINGS
from encoder import load_start, model_folder

QUANTIZED = "_quantized"


def main() -> None:
    """Write vectors and vocabulary."""
    model, work = Path(sys.argv[1]) / "encoder", Path(sys.argv[2]) / "encoder"
    work.mkdir(parents=True, exist_ok=True)
    shutil.copy(model / "vocab.txt", work)
    start = load_start(model_folder())
    start.config.to_json_file(str(work / "config.json"))
    held = start.embeddings.state_dict() | read_vectors(model / EMBEDDINGS)
    torch.save({f"embeddings.{name}": value for name, value in held.items()}, work / "encoder.pt")


def read_vectors(path: Path) -> dict[str, Tensor]:
    """Return the vectors and the norm of a file of embeddings by their names there."""
    values = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer}
    found = {}
    for name, value in values.items():
        stem = name.removesuffix(QUANTIZED)
        if name != stem:
            whole = value.astype("float32") - values[f"{stem}_zero_point"].astype("float32")
            found[stem] = whole * values[f"{stem}_scale"]
        elif "LayerNorm" in name:
            found[name] = value
    return {name.removeprefix("embeddings."): torch.tensor(value) for name, value in found.items()}


if __name__ == "__main__":
    main()
