"""One page that holds everything: the text with its marks, the lists, the styles and the script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from dragoman.export import fields, wordings
from dragoman.export.blocks import Layout, Piece, lay_out
from dragoman.export.indexes import Index, by_speaker, is_mutual, spellings, timeline, words_of
from dragoman.export.marks import find_marks, keys
from dragoman.export.segments import Mark
from dragoman.model import Reading

FOLDER = "dragoman.export"


def to_html(reading: Reading) -> str:
    """Write one self-contained page; it loads nothing, and every word of the source stands in it as escaped text."""
    return environment().get_template("page.html").render(context(reading))


def environment() -> Environment:
    """Return the template environment: everything is escaped, an unknown name is an error."""
    loaded = Environment(
        loader=FunctionLoader(lambda name: asset("templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    loaded.filters.update(
        day=wordings.word_day,
        interval=wordings.word_interval,
        language=wordings.word_language,
        quad=wordings.word_quad,
        shorten=wordings.shorten,
        spellings=spellings,
        words=words_of,
    )
    loaded.tests.update(mutual=is_mutual, web=is_web)
    return loaded


def asset(folder: str, name: str) -> str:
    """Read a file that is shipped with the package."""
    return files(FOLDER).joinpath(folder, name).read_text("utf8")


def context(reading: Reading) -> dict[str, object]:
    """Return what the templates name."""
    index, names = Index.of(reading), keys(reading)
    style, script = asset("assets", "page.css"), asset("assets", "page.js")
    layout = lay_out(reading.document, find_marks(reading))
    return {
        "reading": reading,
        "document": reading.document,
        "index": index,
        "keys": names,
        "layout": layout,
        "timeline": timeline(reading.events),
        "speakers": by_speaker(reading, index),
        "fields": fields,
        "statuses": wordings.STATUSES,
        "quads": wordings.QUADS,
        "attributes": Attributes(reading=reading, names=names, layout=layout),
        "style": Markup(style),  # noqa: S704 - our own file, not the source's words
        "script": Markup(script),  # noqa: S704 - our own file, not the source's words
        "policy": policy(style, script),
    }


def policy(style: str, script: str) -> str:
    """Return a content security policy that allows this style and this script and no request at all."""
    rules = {"script-src": digest(script), "style-src": digest(style), "base-uri": "'none'", "form-action": "'none'"}
    return "default-src 'none'; " + "; ".join(f"{name} {value}" for name, value in rules.items())


def digest(text: str) -> str:
    """Return the source expression that allows one inline text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def is_web(url: str | None) -> bool:
    """Whether an address may become a link: a page must not run what a source calls its address."""
    return bool(url) and str(url).lower().startswith(("https://", "http://"))


class Attributes:
    """Classes and descriptions of marked pieces, for the templates."""

    def __init__(self, *, reading: Reading, names: Mapping[str, str], layout: Layout) -> None:
        """Remember quad classes, unknown actors and labels by their keys."""
        index = Index.of(reading)
        self.quads = {names[event.id]: event.quad for event in reading.events}
        self.unknown = {names[actor.id] for actor in reading.actors if not actor.known}
        self.labels = dict(label_all(reading, index, names))
        self.layout = layout

    def classes(self, piece: Piece) -> str:
        """Return the classes of a piece: one letter per layer, and the quad class of triggers and evidence."""
        return " ".join(dict.fromkeys(("m", *self.find_classes(piece))))

    def find_classes(self, piece: Piece) -> Iterator[str]:
        """Yield the class of every mark on a piece, and whether a claim opens or closes here."""
        yield from filter(None, map(self.class_of, piece.marks))
        yield from ("gs" for mark in piece.starting if mark.part == "evidence" and mark.key not in self.quads)
        yield from ("cs" for mark in piece.starting if mark.part == "content")
        yield from ("ce" for mark in piece.ending if mark.part == "content")

    def class_of(self, mark: Mark) -> str | None:
        """Return the class of a mark, None for what is not shown."""
        if mark.part in {"trigger", "evidence"} and mark.key in self.quads:
            return f"{mark.part[0]} {mark.part[0]}{self.quads[mark.key]}"
        if mark.part == "mention":
            return "a au" if mark.key in self.unknown else "a"
        return {"evidence": "g", "cue": "cue", "content": "c"}.get(mark.part)

    def tokens(self, piece: Piece) -> str:
        """Return which findings a piece belongs to, and as what."""
        return " ".join(dict.fromkeys(f"{mark.key}:{mark.part}" for mark in piece.marks))

    def describe(self, piece: Piece) -> str:
        """Say what starts here, for those who do not see the marks."""
        found = dict.fromkeys(mark.key for mark in piece.starting)
        return "; ".join(self.labels[key] for key in found)

    def place(self, key: str, start: int) -> str:
        """Return the anchor of the piece at which a finding's mark starts, or of the text when it has none."""
        number = self.layout.numbers.get((key, start))
        return "text" if number is None else f"s{number}"


def label_all(reading: Reading, index: Index, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield key and short label of every finding."""
    for actor in reading.actors:
        yield names[actor.id], f"Actor: {wordings.shorten(actor.name, 60)}"
    for event in reading.events:
        sources, targets = (", ".join(index.names(side)) for side in (event.sources, event.targets))
        parties = wordings.shorten(f"{sources or 'someone'} → {targets or 'nobody named'}", 80)
        yield names[event.id], f"Event: {event.type}, {parties}"
    for claim in reading.claims:
        yield names[claim.id], f"Claim: {wordings.shorten(index.speaker(claim), 60)}"
    for agreement in reading.agreements:
        yield names[agreement.id], f"Agreement: {wordings.shorten(agreement.name, 60)}"
