"""Readings built by hand for the tests of the record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dragoman.codec import digest
from dragoman.model import (
    UNDATED,
    Actor,
    Agreement,
    Claim,
    DateInterval,
    Document,
    Event,
    Findings,
    MadeWith,
    Reading,
    Reason,
    Span,
)

WHY = Reason(rule="test.rule", detail="The sentence says so.")
STATES = {"RUS": "Russia", "IRN": "Iran", "CHN": "China", "USA": "United States", "FRA": "France"}


def span(text: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(text), text=text)


def day(text: str) -> DateInterval:
    date = dt.date.fromisoformat(text)
    return DateInterval(start=date, end=date, precision="day", text=text)


def actor(code: str, *spellings: str) -> Actor:
    name = STATES.get(code, code)
    return Actor(
        id=f"state/{code}",
        name=name,
        kind="state",
        country=code,
        sector=("GOV",),
        known=True,
        office=None,
        mentions=tuple(span(s) for s in (name, *spellings)),
        why=WHY,
    )


def event(  # noqa: PLR0913 - a factory names every part that some test varies
    document: str,
    source: str | Sequence[str] = "RUS",
    target: str | Sequence[str] = "IRN",
    *,
    kind: str = "CONSULT",
    trigger: str = "met",
    evidence: str = "Ministers met in Moscow to talk about gas pipelines.",
    when: DateInterval = UNDATED,
    **changes: object,
) -> Event:
    sources = [source] if isinstance(source, str) else source
    targets = [target] if isinstance(target, str) else target
    values: dict[str, object] = {
        "id": digest(document, trigger, evidence, sources, targets),
        "type": kind,
        "modes": (),
        "contexts": (),
        "cameo": "040",
        "quad": 1,
        "score": 2.5,
        "goldstein": 1.0,
        "status": "actual",
        "historical": False,
        "sources": tuple(f"state/{code}" for code in sources),
        "targets": tuple(f"state/{code}" for code in targets),
        "source_spans": (),
        "target_spans": (),
        "when": when,
        "where": None,
        "casualties": None,
        "reported_by": (),
        "trigger": span(trigger),
        "evidence": (span(evidence),),
        "confidence": 0.8,
        "why": WHY,
    }
    return Event(**(values | changes))  # type: ignore[arg-type]


def claim(document: str, speaker: str = "RUS", text: str = "the pipes are ready", **changes: object) -> Claim:
    values: dict[str, object] = {
        "id": digest(document, "claim", speaker, text),
        "speaker": f"state/{speaker}",
        "speaker_text": speaker,
        "speaker_span": None,
        "cue": span("said"),
        "content": span(text),
        "content_parts": (),
        "kind": "indirect",
        "stance": "say",
        "addressee": None,
        "via": (),
        "when": UNDATED,
        "continues": None,
        "confidence": 0.9,
        "events": (),
        "why": WHY,
    }
    return Claim(**(values | changes))  # type: ignore[arg-type]


def agreement(document: str, *parties: str, name: str = "gas accord", **changes: object) -> Agreement:
    values: dict[str, object] = {
        "id": digest(document, "agreement", name),
        "name": name,
        "kind": "agreement",
        "parties": tuple(f"state/{code}" for code in parties),
        "status": "signed",
        "subject": None,
        "when": UNDATED,
        "evidence": (span("They signed the gas accord."),),
        "events": (),
        "why": WHY,
    }
    return Agreement(**(values | changes))  # type: ignore[arg-type]


def reading(  # noqa: PLR0913 - a factory names every part that some test varies
    document: str = "doc-1",
    *events: Event,
    claims: Sequence[Claim] = (),
    agreements: Sequence[Agreement] = (),
    published: str | None = "2024-04-24",
    outlet: str | None = "Wire",
    text: str | None = None,
    model: str = "en-1",
) -> Reading:
    codes = {p.removeprefix("state/") for e in events for p in (*e.sources, *e.targets)}
    codes |= {c.speaker.removeprefix("state/") for c in claims if c.speaker}
    codes |= {p.removeprefix("state/") for a in agreements for p in a.parties}
    return Reading(
        document=Document(
            id=document,
            title=f"Title of {document}",
            url=f"https://example.org/{document}",
            outlet=outlet,
            author=None,
            language="en",
            published=dt.date.fromisoformat(published) if published else None,
            text=text or f"{document}: {' '.join(e.evidence[0].text for e in events)}",
            sections=(),
            residue=(),
            raw_map=((0, 0, 4),),
        ),
        actors=Findings(tuple(actor(code) for code in sorted(codes))),
        events=Findings(events),
        claims=Findings(tuple(claims)),
        agreements=Findings(tuple(agreements)),
        made_with=MadeWith(version="0.1.0", model=model, knowledge="k1", settings={}),
    )
