"""How Sphinx makes the site: MyST pages and the tutorial notebook, the API from docstrings, Furo, no network."""

from __future__ import annotations

import json
from importlib import metadata
from typing import TYPE_CHECKING, ClassVar

from myst_parser.parsers.sphinx_ import MystParser

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx

project = "Dragoman"
author = "The Dragoman developers"
version = release = metadata.version("dragoman")
extensions = ["myst_parser", "sphinx.ext.autodoc"]
html_theme = "furo"
html_title = f"Dragoman {release}"
html_copy_source = False
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
default_role = "code"
autodoc_member_order = "bysource"
# Pages name files of the repository as a reader of the repository sees them.
suppress_warnings = ["myst.xref_missing"]


def to_markdown(notebook: str) -> str:
    """Return a notebook as a page: text as it is, code and what it said in fences."""
    parts = []
    for cell in json.loads(notebook)["cells"]:
        text = "".join(cell["source"])
        shown = "".join(line for output in cell.get("outputs", ()) for line in output["text"])
        parts.append(text if cell["cell_type"] == "markdown" else f"```python\n{text}\n```")
        parts.extend([f"```text\n{shown}```"] if shown else [])
    return "\n\n".join(parts) + "\n"


class NotebookParser(MystParser):  # type: ignore[misc]
    """Notebooks with the outputs that `scripts/run_docs.py` wrote into them."""

    supported: ClassVar[tuple[str, ...]] = ("notebook",)

    def parse(self, inputstring: str, document: document) -> None:
        """Parse a notebook as the page that it makes."""
        super().parse(to_markdown(inputstring), document)


def setup(app: Sphinx) -> None:
    """Let Sphinx read notebooks."""
    app.add_source_suffix(".ipynb", "notebook")
    app.add_source_parser(NotebookParser)
