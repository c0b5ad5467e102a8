"""Refusals whose addressee the words before tell: "Peru asked for talks. *Chile refused*" is a refusal to Peru."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.model import Event, Reason

# What somebody else asked for, proposed or demanded, so that it can be refused.
ASKING = {"REQUEST", "AGREE", "CONSULT"}
REFUSING = {"refuse", "refused", "refuses", "declined", "declines", "rejected", "rejects"}
# No more text lies between a demand and its refusal than a sentence has.
NEAR = 300


def answer(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events, a bare refusal with whoever asked right before as its target."""
    events = tuple(events)
    told = sorted((e for e in events if e.status in {"actual", "planned"}), key=lambda e: e.trigger.start)
    return tuple(answered(event, told) for event in events)


def answered(event: Event, told: list[Event]) -> Event:
    """Return a refusal towards nobody with the source of the demand told last before it, where that is another's."""
    if event.type != "REJECT" or event.targets or not event.sources or event.trigger.text.lower() not in REFUSING:
        return event
    before = [e for e in told if e.trigger.end <= event.trigger.start]
    asked = before[-1] if before else None
    if asked is None or not is_asked(asked, event):
        return event
    detail = f"{event.why.detail} Who asked is told in “{asked.evidence[0].text}”"
    return replace(
        event,
        targets=asked.sources,
        target_spans=asked.source_spans,
        evidence=tuple(dict.fromkeys((*event.evidence, *asked.evidence))),
        confidence=round(max(0.1, event.confidence - 0.05), 2),
        why=Reason(rule=event.why.rule, detail=detail),
    )


def is_asked(asked: Event, refusal: Event) -> bool:
    """Whether an act is what a refusal answers: one party asks, of nobody else than who refuses, right before."""
    near = refusal.trigger.start - asked.trigger.end < NEAR
    alone = len(asked.sources) == 1 and not set(asked.sources) & set(refusal.sources)
    to_them = not asked.targets or bool(set(asked.targets) & set(refusal.sources))
    return asked.type in ASKING and asked.sources != asked.targets and near and alone and to_them
