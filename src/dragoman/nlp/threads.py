"""One thread for the products of matrices: those of a paragraph are too small to share.

OpenBLAS, which numpy brings, lets as many threads as there are processors wait for each other busily: with two, reading
took three times the processor's time, and where another process worked five times as long.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from threadpoolctl import ThreadpoolController


class Products:
    """The libraries that multiply in this process; what limits them is the process's, whoever asks for it.

    So the first block that is entered limits them, and the last one that is left gives their threads back.
    """

    def __init__(self) -> None:
        """Find the libraries that are loaded."""
        import numpy as np  # noqa: F401 - what is not loaded yet is not found

        self.libraries = ThreadpoolController()
        self.lock = threading.Lock()
        self.inside = 0
        self.limits = ExitStack()

    def enter(self) -> None:
        """Limit the libraries to one thread, unless they are."""
        with self.lock:
            if not self.inside:
                self.limits.enter_context(self.libraries.limit(limits=1, user_api="blas"))
            self.inside += 1

    def leave(self) -> None:
        """Give the threads back when nobody multiplies any more."""
        with self.lock:
            self.inside -= 1
            if not self.inside:
                self.limits.close()


@functools.cache
def load_products() -> Products:
    """Return the libraries of this process; first asked for when a text is parsed."""
    return Products()


@contextmanager
def single_thread() -> Iterator[None]:
    """Keep the process's products of matrices to one thread until the end of the block, then as they were."""
    products = load_products()
    products.enter()
    try:
        yield
    finally:
        products.leave()
