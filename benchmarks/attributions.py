"""Claims against the attributions of PolNeAR: who said what, on American political news.

    DRAGOMAN_CORPORA=… python benchmarks/attributions.py [ARTICLES] [--errors]

An attribution is found when a claim's cue overlaps its cue and the contents' intersection over union is at least one
half; content and source are scored by characters. The corpus has no licence: it serves to tune and measure, and
nothing of it is kept.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import dragoman
from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.nlp.load import parse
from dragoman.pipeline import find_all
from dragoman.relation import plain_document
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup

FILE = "attribution/polnear-dev.zip"
Chars = set[int]


def articles(path: Path) -> Iterator[tuple[str, list[dict[str, Chars]]]]:
    """Yield (text, attributions as character sets by role)."""
    with zipfile.ZipFile(path) as archive:
        seen: set[str] = set()
        for name in sorted(n for n in archive.namelist() if n.endswith(".ann")):
            # Some articles were annotated by several people: the first is taken.
            text_name = re.sub(r"_[0-9a-f]+\.ann$", ".txt", name).replace("attributions", "text")
            if text_name not in seen:
                seen.add(text_name)
                yield archive.read(text_name).decode("utf8"), read_attributions(archive.read(name).decode("utf8"))


def read_attributions(ann: str) -> list[dict[str, Chars]]:
    """Return each attribution's characters by role."""
    spans: dict[str, Chars] = {}
    found = []
    for line in ann.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            pieces = re.findall(r"(\d+) (\d+)", rest.split("\t")[0])
            spans[key] = {i for a, b in pieces for i in range(int(a), int(b))}
        elif key.startswith("E"):
            roles: dict[str, Chars] = {"Source": set(), "Cue": set(), "Content": set()}
            for part in rest.split():
                role, _, ref = part.partition(":")
                roles.setdefault(re.sub(r"\d+$", "", role), set()).update(spans.get(ref, set()))
            found.append(roles)
    return found


def claims_of(text: str) -> tuple[dragoman.Claim, ...]:
    """Return the claims of a text read as it is, so that offsets are the corpus's."""
    ranges = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    parsed = parse(plain_document(text, None), ranges)
    mentions = find_mentions(parsed, load_gazetteer())
    cast = link(parsed, mentions, load_gazetteer(), None)
    return find_all(parsed, mentions, CastLookup.of(cast), None, DEFAULTS).claims


def chars(*spans: dragoman.Span | None) -> Chars:
    """Return the characters of spans."""
    return {i for s in spans if s for i in range(s.start, s.end)}


def rates(hit: int, found: int, gold: int) -> str:
    """Return P, R and F in one line."""
    p, r = hit / max(found, 1), hit / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"


COUNTED = ("hit", "found", "gold", "chit", "cfound", "cgold", "shit", "sfound", "sgold", "quoted", "speaker")


def main() -> None:
    """Measure and print."""
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE
    if not corpora or not path.is_file():
        print("attributions: not run: data absent")
        return
    most = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 84
    counts = dict.fromkeys(COUNTED, 0)
    for number, (text, gold) in enumerate(articles(path)):
        if number >= most:
            break
        claims = claims_of(text)
        content = {i for c in claims for i in chars(*(c.content_parts or (c.content,)))}
        wanted = {i for g in gold for i in g["Content"]}
        source, sources = {i for c in claims for i in chars(c.speaker_span)}, {i for g in gold for i in g["Source"]}
        counts["chit"] += len(content & wanted)
        counts["cfound"] += len(content)
        counts["cgold"] += len(wanted)
        counts["shit"] += len(source & sources)
        counts["sfound"] += len(source)
        counts["sgold"] += len(sources)
        counts["found"] += len(claims)
        counts["gold"] += len(gold)
        for g in gold:
            match = next((c for c in claims if chars(c.cue) & g["Cue"] and overlap(c, g)), None)
            counts["hit"] += match is not None
            if match is None and "--errors" in sys.argv:
                near = next((c for c in claims if chars(c.cue) & g["Cue"]), None)
                cue = text[min(g["Cue"]) : max(g["Cue"]) + 1] if g["Cue"] else "-"
                body = text[min(g["Content"]) : max(g["Content"]) + 1] if g["Content"] else "-"
                print(f"  missed [{cue}] {body[:90]!r} {'found ' + repr(near.content.text[:90]) if near else ''}")
        if "--alarms" in sys.argv:
            for c in claims:
                if not any(chars(c.cue) & g["Cue"] for g in gold):
                    said = f"{c.speaker_text}: {c.content.text[:90]!r}"
                    print(f"  alarm [{c.cue.text if c.cue else None}] {said} {c.confidence}")
    print(f"attribution: {rates(counts['hit'], counts['found'], counts['gold'])} ({counts['gold']} gold)")
    print(f"content characters: {rates(counts['chit'], counts['cfound'], counts['cgold'])}")
    print(f"source characters: {rates(counts['shit'], counts['sfound'], counts['sgold'])}")


def overlap(claim: dragoman.Claim, gold: dict[str, Chars]) -> bool:
    """Whether the contents agree by half."""
    ours = chars(*(claim.content_parts or (claim.content,)))
    return len(ours & gold["Content"]) >= 0.5 * len(ours | gold["Content"])


if __name__ == "__main__":
    main()
