"""One thread for the products of matrices: those of a paragraph are too small to share.

OpenBLAS, which numpy brings, lets as many threads as there are processors wait for each other busily: with two, reading
took three times the processor's time, and where another process worked five times as long.
"""

from __future__ import annotations

import functools
from contextlib import AbstractContextManager

from threadpoolctl import ThreadpoolController


@functools.cache
def libraries() -> ThreadpoolController:
    """Return the libraries that this process has loaded; first asked for when numpy is there."""
    import numpy as np  # noqa: F401 - what is not loaded yet is not found

    return ThreadpoolController()


def single_thread() -> AbstractContextManager[object]:
    """Keep the process's products of matrices to one thread until the end of the block, then as they were."""
    limited: AbstractContextManager[object] = libraries().limit(limits=1, user_api="blas")
    return limited
