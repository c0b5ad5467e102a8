"""Values as tables: plain rows, Arrow, Polars and pandas; libraries that not everybody installs, with the remedy."""

from __future__ import annotations

import importlib
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, cast

from dragoman.codec import to_plain
from dragoman.errors import UsageError
from dragoman.relations.notebooks import to_html

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Row = dict[str, object]


class Tabular(ABC):
    """A value that can be had as a table, in the same forms as a Query."""

    __slots__ = ()

    @abstractmethod
    def records(self) -> list[Row]:
        """Return the rows with dates as dates."""

    def rows(self) -> list[Row]:
        """Return the rows as plain dicts; dates are ISO strings."""
        return [cast("Row", to_plain(record)) for record in self.records()]

    def arrow(self) -> pa.Table:
        """Return an Arrow table; raises UsageError when pyarrow is not installed."""
        return need("pyarrow").Table.from_pylist(self.records())

    def pl(self) -> pl.DataFrame:
        """Return a Polars data frame; raises UsageError when polars or pyarrow is not installed."""
        return cast("pl.DataFrame", need("polars").from_arrow(self.arrow()))

    def df(self) -> pd.DataFrame:
        """Return a pandas data frame, days as timestamps; raises UsageError when pandas or pyarrow is not installed."""
        need("pandas")
        return self.arrow().to_pandas(date_as_object=False)

    def _repr_html_(self) -> str:
        """Return the first rows as a notebook shows them."""
        return to_html(self.rows(), more=False)


def need(package: str, extra: str = "dataframe") -> Any:  # noqa: ANN401 - a module is whatever it holds
    """Return a package that comes with an extra; raises UsageError saying how to get it."""
    try:
        return importlib.import_module(package)
    except ImportError as error:
        message = f"this form needs {package}, which is not installed: pip install 'dragoman[{extra}]'"
        raise UsageError(message) from error
