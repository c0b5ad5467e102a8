"""Texts and pages that several tests read."""

from __future__ import annotations

from dragoman.config import DEFAULTS
from dragoman.ingest import decode, to_document
from dragoman.model import Document, Source

NEUTRAL = (
    "The harbour of Aktau reopened on Monday after eleven days of storms, and nine ships sailed at noon.",
    "Its master had waited for the wind to turn, as the rules of the port ask for, before he let them go.",
    "Cranes were checked one by one, and two of them will be mended before the summer comes.",
    "Trade over the Caspian Sea has grown by a third since the railway was doubled, the port's figures show.",
    "Fishermen, who had lost their boats, will be paid from a fund that was set up after the last flood.",
    "In the town itself the market was open again, and the school had three of its four roofs back.",
    "A fourth pier is to be built in the next year, with room for ships of twice the size.",
    "Nobody was hurt, and the lighthouse kept its light on through all of the eleven nights.",
    "The road to the north stays closed for lorries until the bridge has been looked at.",
)
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ministers meet in Ankara | Example News</title>
<meta property="og:title" content="Ministers meet in Ankara"><meta property="og:site_name" content="Example News">
<meta property="article:published_time" content="2024-04-26T10:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Ministers meet in Ankara</h1>
<p class="byline">By Anna Berg</p><p>{}</p>
<figure><img src="a.jpg"><figcaption>The port at dawn (Example)</figcaption></figure>
<p>{} &amp; caf&eacute;s.</p><h2>Cranes and ships</h2><p>{}</p><p>{}</p></article>
<form><label>Leave a Reply</label><input name="x"></form></body></html>""".format(*NEUTRAL)


def read(content: str | bytes, **known: str) -> Document:
    """Return the document of a text."""
    return to_document(Source(content=content, **known), DEFAULTS)


def unfaithful(document: Document, content: str | bytes) -> list[tuple[int, int, int]]:
    """Return the runs of a document whose characters differ from the source's."""
    raw = decode(content)
    return [run for run in document.raw_map if document.text[run[0] : run[0] + run[2]] != raw[run[1] : run[1] + run[2]]]
