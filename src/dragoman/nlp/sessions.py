"""Sessions of ONNX files, apart from the pipeline, which takes a second to import."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import onnxruntime

EMBEDDINGS = "embeddings.onnx"


def to_session(path: Path) -> onnxruntime.InferenceSession:
    """Return a session of one file, on one thread: worker processes are the parallelism, and pools fight with them."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
