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
from transformers import BertConfig, BertModel

from acts import Acts
from acts import load as load_acts
from dragoman.nlp.encoder import WIDTH, case_of
from dragoman.nlp.wordpieces import WordPieces

OPSET = 17


class Hidden(nn.Module):
    """The encoder as a function of pieces and their letters' kind: one text, nothing padded, all of it attended to."""

    def __init__(self, encoder: BertModel, state: dict[str, Tensor], acts: Acts | None) -> None:
        """Keep the encoder and the heads of one number, as one layer, and the layers that tell of acts."""
        super().__init__()
        self.encoder = encoder
        self.acts = acts
        self.told = nn.Linear(encoder.config.hidden_size, 2)
        for at, head in enumerate(("noun", "fact")):
            self.told.weight.data[at] = state[f"head.{head}.weight"].float()[0]
            self.told.bias.data[at] = state[f"head.{head}.bias"].float()[0]

    def forward(self, input_ids: Tensor, case: Tensor) -> Tensor:
        """Return the last layer, behind it the two numbers, and what is told of acts; both stacks share embeddings."""
        embedded = self.encoder.embeddings(input_ids=input_ids, token_type_ids=case)
        hidden = self.encoder.encoder(embedded).last_hidden_state
        found = [hidden, self.told(hidden)]
        if self.acts is not None:
            found.append(self.acts.told(self.acts.encoder.encoder(embedded).last_hidden_state))
        return torch.cat(found, -1)


def load(work: Path) -> Hidden:
    """Return what `encoder.py` wrote, and `acts.py` where it has been."""
    folder = work / "encoder"
    encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
    state = torch.load(folder / "encoder.pt", weights_only=True)
    encoder.load_state_dict({k: v.float() for k, v in state.items() if not k.startswith("head.")})
    return Hidden(encoder, state, load_acts(work / "acts") if (work / "acts").is_dir() else None).eval()


def main() -> None:
    """Export, quantise, compare."""
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    full, small = work / "encoder-fp32.onnx", out / "encoder.onnx"
    pieces = torch.tensor([[101, *range(2000, 2030), 102]])
    names = {"input_ids": pieces, "case": torch.zeros_like(pieces)}
    torch.onnx.export(
        load(work), tuple(names.values()), str(full), input_names=list(names), output_names=["hidden"],
        dynamic_axes={name: {0: "texts", 1: "pieces"} for name in (*names, "hidden")},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    # Weights of seven bits: products of eight overflow where a processor lacks VNNI, and vectors differ by machine.
    quantize_dynamic(
        str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        nodes_to_exclude=[n.name for n in onnx.load(str(full)).graph.node if "/told/" in n.name],
    )  # fmt: skip
    shutil.copy(work / "encoder" / "vocab.txt", out / "vocab.txt")
    onnx.checker.check_model(str(small))
    print(f"{small.stat().st_size / 1e6:.1f} MB, cosine {compare(full, small, work, out):.4f}")


def compare(full: Path, small: Path, work: Path, out: Path) -> float:
    """Return the mean cosine of the vectors of both files over some development text."""
    pieces = WordPieces((out / "vocab.txt").read_text("utf8").split())
    sessions = [onnxruntime.InferenceSession(str(path)) for path in (full, small)]
    cosines = []
    for doc in list(DocBin().from_disk(work / "syntax-dev.spacy").get_docs(Vocab()))[:40]:
        flat = [(n, case_of(token.text)) for token in doc for n in pieces.pieces(token.text)][:200]
        feed = {
            "input_ids": np.array([[pieces.start, *(n for n, _ in flat), pieces.end]]),
            "case": np.array([[0, *(c for _, c in flat), 0]]),
        }
        one, other = (session.run(None, feed)[0][0][:, :WIDTH] for session in sessions)
        norms = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
        cosines.append(float(np.mean(np.sum(one * other, axis=1) / norms)))
    return float(np.mean(cosines))


if __name__ == "__main__":
    main()
