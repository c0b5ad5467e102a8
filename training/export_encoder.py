"""Write the trained encoder as one int8 ONNX file.

    python training/export_encoder.py WORK OUT

Weights are quantised dynamically, a channel at a time; word vectors of the full-precision and the quantised encoder are
compared on the development text and the mean cosine is printed.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from spacy.tokens import DocBin
from spacy.vocab import Vocab
from torch import Tensor, nn
from transformers import BertModel

from dragoman.nlp.wordpieces import WordPieces

OPSET = 17


class Hidden(nn.Module):
    """The encoder as a function of piece numbers: one text, nothing padded, all of it attended to."""

    def __init__(self, encoder: BertModel) -> None:
        """Keep the encoder."""
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: Tensor) -> Tensor:
        """Return the last layer."""
        hidden: Tensor = self.encoder(input_ids=input_ids).last_hidden_state
        return hidden


def main() -> None:
    """Export, quantise, compare."""
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    encoder = BertModel.from_pretrained(work / "encoder", add_pooling_layer=False, attn_implementation="eager").eval()
    full, small = work / "encoder-fp32.onnx", out / "encoder.onnx"
    example = torch.tensor([[101, *range(2000, 2030), 102]])
    torch.onnx.export(
        Hidden(encoder), (example,), str(full), input_names=["input_ids"], output_names=["hidden"],
        dynamic_axes={"input_ids": {0: "texts", 1: "pieces"}, "hidden": {0: "texts", 1: "pieces"}},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(full), str(small), weight_type=QuantType.QInt8, per_channel=True)
    shutil.copy(work / "encoder" / "vocab.txt", out / "vocab.txt")
    onnx.checker.check_model(str(small))
    print(f"{small.stat().st_size / 1e6:.1f} MB, cosine {compare(full, small, work, out):.4f}")


def compare(full: Path, small: Path, work: Path, out: Path) -> float:
    """Return the mean cosine of the vectors of both files over some development text."""
    pieces = WordPieces((out / "vocab.txt").read_text("utf8").split())
    sessions = [onnxruntime.InferenceSession(str(path)) for path in (full, small)]
    cosines = []
    for doc in list(DocBin().from_disk(work / "gum-dev.spacy").get_docs(Vocab()))[:40]:
        flat = [number for token in doc for number in pieces.pieces(token.text)][:200]
        feed = {"input_ids": np.array([[pieces.start, *flat, pieces.end]])}
        one, other = (session.run(None, feed)[0][0] for session in sessions)
        norms = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
        cosines.append(float(np.mean(np.sum(one * other, axis=1) / norms)))
    return float(np.mean(cosines))


if __name__ == "__main__":
    main()
