"""Write the trained encoder as int8 ONNX files: word vectors, the layers that read, the layers that hear acts.

    python training/export_encoder.py WORK OUT

Weights are quantised dynamically, a channel at a time; word vectors of the full-precision and the quantised encoder are
compared on the development text and the mean cosine is printed. Where `restore.py` has laid vectors of pieces alone,
only what hears acts is written.
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
from dragoman.nlp.encoder import ACTS_FILE, ENCODER, WIDTH, case_of
from dragoman.nlp.sessions import EMBEDDINGS
from dragoman.nlp.wordpieces import WordPieces

OPSET = 17


class Embeddings(nn.Module):
    """Pieces and their letters' kind → the word vectors that both stacks read."""

    def __init__(self, encoder: BertModel) -> None:
        """Keep the embeddings."""
        super().__init__()
        self.embeddings = encoder.embeddings

    def forward(self, input_ids: Tensor, case: Tensor) -> Tensor:
        """Return 384 numbers a piece."""
        return self.embeddings(input_ids=input_ids, token_type_ids=case)


class Hidden(nn.Module):
    """Word vectors of one text, nothing padded, all of it attended to → the last layer and the heads of one number."""

    def __init__(self, encoder: BertModel, state: dict[str, Tensor]) -> None:
        """Keep the layers, and the heads as one layer."""
        super().__init__()
        self.layers = encoder.encoder
        self.told = nn.Linear(encoder.config.hidden_size, 2)
        for at, head in enumerate(("noun", "fact")):
            self.told.weight.data[at] = state[f"head.{head}.weight"].float()[0]
            self.told.bias.data[at] = state[f"head.{head}.bias"].float()[0]

    def forward(self, embedded: Tensor) -> Tensor:
        """Return the last layer, and behind it the two numbers."""
        hidden = self.layers(embedded).last_hidden_state
        return torch.cat([hidden, self.told(hidden)], -1)


class Heard(nn.Module):
    """Word vectors of one sentence → what is told of acts."""

    def __init__(self, acts: Acts) -> None:
        """Keep the layers and their heads."""
        super().__init__()
        self.layers, self.told = acts.encoder.encoder, acts.told

    def forward(self, embedded: Tensor) -> Tensor:
        """Return the heads' numbers of each piece."""
        return self.told(self.layers(embedded).last_hidden_state)


def load(work: Path) -> dict[str, nn.Module]:
    """Return what `encoder.py` wrote, and `acts.py` where it has been, by the names of their files."""
    folder = work / "encoder"
    encoder = BertModel(BertConfig.from_pretrained(folder), add_pooling_layer=False)
    state = torch.load(folder / "encoder.pt", weights_only=True)
    parts: dict[str, nn.Module] = {}
    if not all(k.startswith("embeddings.") for k in state):
        encoder.load_state_dict({k: v.float() for k, v in state.items() if not k.startswith("head.")})
        parts = {EMBEDDINGS: Embeddings(encoder), ENCODER: Hidden(encoder, state)}
    if (work / "acts").is_dir():
        parts[ACTS_FILE] = Heard(load_acts(work / "acts"))
    return parts


def main() -> None:
    """Export, quantise, compare."""
    work, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    pieces = torch.tensor([[101, *range(2000, 2030), 102]])
    embedded = torch.zeros(1, 32, WIDTH)
    parts = load(work)
    for name, part in parts.items():
        given = (
            {"input_ids": pieces, "case": torch.zeros_like(pieces)} if name == EMBEDDINGS else {"embedded": embedded}
        )
        export(part.eval(), given, work / f"full-{name}", out / name)
    shutil.copy(work / "encoder" / "vocab.txt", out / "vocab.txt")
    size = sum(path.stat().st_size for path in out.glob("*.onnx")) / 1e6
    print(f"{size:.1f} MB" + (f", cosine {compare(work, out):.4f}" if ENCODER in parts else ""))


def export(part: nn.Module, given: dict[str, Tensor], full: Path, small: Path) -> None:
    """Write one part at full precision, and quantised."""
    torch.onnx.export(
        part, tuple(given.values()), str(full), input_names=list(given), output_names=["rows"],
        dynamic_axes={name: {0: "texts", 1: "pieces"} for name in (*given, "rows")},
        opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    # Weights of seven bits: products of eight overflow where a processor lacks VNNI, and vectors differ by machine.
    quantize_dynamic(
        str(full), str(small), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        nodes_to_exclude=[n.name for n in onnx.load(str(full)).graph.node if "/told/" in n.name],
    )  # fmt: skip
    onnx.checker.check_model(str(small))


def compare(work: Path, out: Path) -> float:
    """Return the mean cosine of the vectors of both files over some development text."""
    pieces = WordPieces((out / "vocab.txt").read_text("utf8").split())
    full, small = (
        [onnxruntime.InferenceSession(str(folder / f"{start}{name}")) for name in (EMBEDDINGS, ENCODER)]
        for folder, start in ((work, "full-"), (out, ""))
    )
    cosines = []
    for doc in list(DocBin().from_disk(work / "syntax-dev.spacy").get_docs(Vocab()))[:40]:
        flat = [(n, case_of(token.text)) for token in doc for n in pieces.pieces(token.text)][:200]
        feed = {
            "input_ids": np.array([[pieces.start, *(n for n, _ in flat), pieces.end]]),
            "case": np.array([[0, *(c for _, c in flat), 0]]),
        }
        one, other = (
            layers.run(None, {"embedded": words.run(None, feed)[0]})[0][0][:, :WIDTH] for words, layers in (full, small)
        )
        norms = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
        cosines.append(float(np.mean(np.sum(one * other, axis=1) / norms)))
    return float(np.mean(cosines))


if __name__ == "__main__":
    main()
