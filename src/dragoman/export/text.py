"""The report that a person reads in a terminal or a mail."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.export.indexes import Index, by_speaker, is_mutual, spellings, timeline, words_of
from dragoman.export.wordings import (
    STATUSES,
    clean,
    shorten,
    word_day,
    word_interval,
    word_language,
    word_quad,
)
from dragoman.model import Actor, Agreement, Claim, Document, Event, Reading, Residue, Span

WIDTH = 100
NARROWEST, WIDEST = 40, 120
MOST_RESIDUE = 8
SIDE = 21
QUAD_STYLES = {1: "cyan", 2: "green", 3: "yellow", 4: "red"}


def to_text(reading: Reading) -> str:
    """Write the report for a page of 100 columns without colour."""
    return write_report(reading, width=WIDTH, color=False)


def write_report(reading: Reading, *, width: int, color: bool) -> str:
    """Write the report for a terminal of so many columns; without colour there are no escape sequences."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(NARROWEST, width),
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    console.print(compose(reading, side=min(SIDE, width // 4)))
    lines = out.getvalue().splitlines()
    return "\n".join(line.rstrip() for line in lines) + "\n"


def compose(reading: Reading, *, side: int) -> RenderableType:
    """Put the parts of the report together."""
    index = Index.of(reading)
    parts = (
        ("Set aside", len(reading.document.residue), tell_residue(reading.document.residue), "No residue found."),
        ("Actors", len(reading.actors), tell_actors(reading.actors), "No actors found."),
        ("Events", len(reading.events), tell_events(reading, index), "No events found."),
        ("Claims", len(reading.claims), tell_claims(reading, index), "No claims found."),
        ("Agreements", len(reading.agreements), tell_agreements(reading, index), "No agreements found."),
    )
    body = (section(name, count, rows, empty, side) for name, count, rows, empty in parts)
    return Group(heading(reading.document), *body)


def heading(document: Document) -> RenderableType:
    """Return title, address and what is known of the document."""
    length = len(document.text)
    facts = (
        clean(document.outlet or ""),
        clean(document.author or ""),
        word_day(document.published) if document.published else "publication date unknown",
        word_language(document.language),
        f"{length:,} character{'' if length == 1 else 's'}",
    )
    lines = [Text(clean(document.title or "") or "Untitled", style="bold")]
    lines.append(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    if document.url:
        lines.append(Text(clean(document.url), style="dim", overflow="fold"))
    return Group(*lines)


Row = tuple[Text, Text]


def section(name: str, count: int, rows: Iterable[Row], empty: str, side: int) -> RenderableType:
    """Return one part under its name: two aligned columns, or a sentence when there is nothing."""
    title = Text(f"\n{name.upper()}", style="bold")
    if not count:
        return Group(title, Padding(Text(empty, style="dim"), (0, 0, 0, 2)))
    title.append(f"  {count}", style="dim not bold")
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=side, overflow="fold")
    grid.add_column(overflow="fold", max_width=WIDEST - side)
    for left, right in rows:
        grid.add_row(left, right)
    return Group(title, Padding(grid, (0, 0, 0, 2)))


def facts(parts: Iterable[str], *, style: str = "") -> Text:
    """Join what is not empty by middle dots."""
    return Text(" · ".join(part for part in parts if part), style=style)


def stack(*lines: Text) -> Text:
    """Put lines under one another, leaving out the empty ones."""
    return Text("\n").join(line for line in lines if line.plain)


def tell_residue(residue: Iterable[Residue]) -> Iterator[Row]:
    """Yield what was set aside, shortened, and a count of what is beyond the first few."""
    items = tuple(residue)
    for item in items[:MOST_RESIDUE]:
        yield Text(item.kind, style="dim"), Text(shorten(item.text, 72), style="dim")
    if left := Counter(item.kind for item in items[MOST_RESIDUE:]):
        more = ", ".join(f"{kind} {count}" for kind, count in left.most_common())
        yield Text("and more", style="dim"), Text(more, style="dim")


def tell_actors(actors: Iterable[Actor]) -> Iterator[Row]:
    """Yield every actor with what is known and all spellings."""
    for actor in actors:
        what = facts(
            (
                actor.country or "country unknown",
                " ".join(actor.sector),
                clean(actor.office or ""),
                actor.kind,
                "" if actor.known else "not in the knowledge base",
            ),
        )
        yield Text(clean(actor.name), style="bold"), stack(what, Text(word_spellings(actor.mentions), style="dim"))


def word_spellings(mentions: Iterable[Span]) -> str:
    """Write the distinct words of mentions, with how often each stands."""
    counted = ((clean(words), len(spans)) for words, spans in spellings(mentions))
    return ", ".join(words if count == 1 else f"{words} ×{count}" for words, count in counted)


def tell_events(reading: Reading, index: Index) -> Iterator[Row]:
    """Yield the timeline."""
    for number, event in enumerate(timeline(reading.events)):
        sign, _ = word_quad(event.quad)
        style = QUAD_STYLES.get(event.quad, "")
        if number:
            yield Text(""), Text("")
        left = stack(Text(word_interval(event.when), style="bold"), Text(f"{sign} {event.type}", style=style))
        yield left, tell_event(event, index)


def tell_event(event: Event, index: Index) -> Text:
    """Return the parties, the facts, who says so, the evidence and the reason of one event."""
    reporters = ", ".join(shorten(name, 40) for name in index.reporters(event))
    known = facts(
        (
            ", ".join(event.modes),
            STATUSES.get(event.status, event.status),
            "historical background" if event.historical else "",
            clean(event.where.name) if event.where else "",
            f"score {event.score:+g}",
            f"confidence {event.confidence:.2f}",
        ),
    )
    return stack(
        Text(word_parties(event, index), style="bold"),
        known,
        Text(f"according to {reporters}" if reporters else ""),
        *(quote(span, event.trigger) for span in event.evidence),
        Text(f"why: {clean(event.why.detail)}", style="dim"),
    )


def word_parties(event: Event, index: Index) -> str:
    """Write who did it to whom; a party the text leaves out is `someone`, parties on both sides are joined by ↔."""
    sides = (event.sources, event.targets)
    sources, targets = (", ".join(shorten(name, 32) for name in index.names(side)) for side in sides)
    if is_mutual(event):
        return " ↔ ".join(shorten(name, 32) for name in index.names(event.sources))
    return f"{sources or 'someone'} → {targets}" if targets else sources or "someone"


def quote(sentence: Span, trigger: Span) -> Text:
    """Return a sentence in quotation marks, with the trigger between small ones."""
    if not sentence.contains(trigger):
        return Text(f"“{clean(sentence.text)}”", style="italic")
    cut = trigger.start - sentence.start
    stop = trigger.end - sentence.start
    before, word, after = sentence.text[:cut], sentence.text[cut:stop], sentence.text[stop:]
    text = Text("“", style="italic")
    text.append(keep_space(before))
    text.append(f"‹{clean(word)}›", style="bold not italic")
    text.append(f"{keep_space(after)}”")
    return text


def keep_space(text: str) -> str:
    """Clean a part of a sentence, keeping one blank where it began or ended with white space."""
    body = clean(text)
    return f"{' ' * text[:1].isspace()}{body}{' ' * (bool(body) and text[-1:].isspace())}"


def tell_claims(reading: Reading, index: Index) -> Iterator[Row]:
    """Yield claims under their speakers; a speaker is named once."""
    for speaker, claims in by_speaker(reading, index):
        for number, claim in enumerate(claims):
            yield Text("" if number else clean(speaker), style="bold"), tell_claim(claim, index)


def tell_claim(claim: Claim, index: Index) -> Text:
    """Return stance, cue and content of one claim."""
    how = facts(
        (
            claim.stance,
            f"“{clean(claim.cue.text)}”" if claim.cue else "",
            claim.kind,
            f"to {clean(index.name(claim.addressee))}" if claim.addressee else "",
            f"via {', '.join(map(clean, index.names(claim.via)))}" if claim.via else "",
        ),
        style="dim",
    )
    return stack(Text(clean(words_of(claim))), how)


def tell_agreements(reading: Reading, index: Index) -> Iterator[Row]:
    """Yield each agreement with parties, status, subject and date."""
    for agreement in reading.agreements:
        yield Text(word_interval(agreement.when), style="bold"), tell_agreement(agreement, index)


def tell_agreement(agreement: Agreement, index: Index) -> Text:
    """Return the name, the parties and the facts of one agreement."""
    return stack(
        Text(clean(agreement.name), style="bold"),
        Text(", ".join(map(clean, index.names(agreement.parties)))),
        facts((agreement.kind, agreement.status, clean(agreement.subject or ""))),
        *islice((Text(f"“{clean(span.text)}”", style="italic") for span in agreement.evidence), 2),
        Text(f"why: {clean(agreement.why.detail)}", style="dim"),
    )
