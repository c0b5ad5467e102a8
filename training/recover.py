"""Take what hears acts out of the model that ships, at full precision as near as its seven bits allow.

    python training/recover.py MODEL WORK

Writes `WORK/acts-shipped`, from which `further.py` goes on. `restore.py` must have laid the word vectors first. The
file of the model names the biases; a layer's six matrices stand in the order in which the layer uses them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from acts import Acts, save, start
from dragoman.nlp.encoder import ACTS_FILE
from restore import QUANTIZED

MATRICES = (
    "attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense",
    "intermediate.dense", "output.dense",
)  # fmt: skip


def main() -> None:
    """Write layers and heads as `acts.py` does."""
    model, work = Path(sys.argv[1]), Path(sys.argv[2])
    save(recovered(model / "encoder" / ACTS_FILE, work), work / "acts-shipped")


def recovered(path: Path, work: Path) -> Acts:
    """Return layers and heads of a file, over the word vectors of our encoder; raises ValueError where it differs."""
    values = {t.name: numpy_helper.to_array(t) for t in onnx.load(str(path)).graph.initializer}
    found = {own_name(k): torch.tensor(v) for k, v in values.items() if k.startswith(("layers.", "told."))}
    quantized = sorted((k for k in values if k.endswith(QUANTIZED)), key=lambda k: int(re.findall(r"\d+", k)[0]))
    depth, rest = divmod(len(quantized), len(MATRICES))
    heads = [v for k, v in values.items() if k.startswith("onnx::MatMul") and v.dtype == np.float32 and v.ndim > 1]
    if rest or len(heads) != 1:
        message = f"{path} is not as export_encoder.py writes it: {len(quantized)} matrices, {len(heads)} heads"
        raise ValueError(message)
    found["told.weight"] = torch.tensor(heads[0].T)
    for at, name in enumerate(quantized):
        layer, part = divmod(at, len(MATRICES))
        found[f"encoder.encoder.layer.{layer}.{MATRICES[part]}.weight"] = whole(values, name)
    acts = start(work, range(depth))
    acts.load_state_dict(acts.state_dict() | found)
    return acts


def own_name(name: str) -> str:
    """Return the name that the model gives what the file calls so."""
    return name.replace("layers.", "encoder.encoder.", 1) if name.startswith("layers.") else name


def whole(values: dict[str, np.ndarray], name: str) -> Tensor:
    """Return a matrix as numbers again, rows first as torch keeps it."""
    stem = name.removesuffix(QUANTIZED)
    bits = values[name].astype("float32") - values[f"{stem}_zero_point"].astype("float32")
    return torch.tensor((bits * values[f"{stem}_scale"]).T.copy())


if __name__ == "__main__":
    main()
