"""Claims against the attributions of PolNeAR: who said what, on American political news.

    DRAGOMAN_CORPORA=… python benchmarks/attributions.py [ARTICLES] [--part dev|train] [--errors] [--alarms]

An attribution is found when a claim's cue overlaps its cue and the contents' intersection over union is at least one
half. There one attribution runs on over all that is said under its cue, where a claim is made for each quotation:
claims of one cue, and those that go on from them, are joined before they are held against it. Content is also scored
by characters, cues by words, and sources by their heads, for a source is marked there with all its clauses and
appositions, and a claim keeps the words that name it. Of attributions with quoted words, the claim that shares most
with the content must have that source. The corpus has no licence: it serves to tune and measure, and nothing of it is
kept; errors are read in `train` alone.

Three things are marked there in another way than a claim has them, and made alike before they are compared. A cue is
marked with its whole verb group ("has also said", "went on to say") and the preposition before its content ("calls
for"), where a claim has the word of saying: such words are added to ours, no objects, places or days of it. A relative
pronoun is marked as the source where a claim names whom it stands for: both count as that word. A dateline is read as
the pipeline does, as no part of the text.
"""

from __future__ import annotations

import argparse
import os
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import dragoman
from dragoman.config import DEFAULTS
from dragoman.extract.mentions import find_mentions
from dragoman.extract.quotes import find_quotes
from dragoman.ingest.dateline import find_dateline
from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.nlp.load import parse
from dragoman.nlp.parse import Parsed, Token
from dragoman.nlp.roles import antecedent, children
from dragoman.pipeline import find_all
from dragoman.relation import plain_document
from dragoman.resolution.linker import link
from dragoman.resolution.lookup import CastLookup

FILE = "attribution/polnear-{part}.zip"
MARKS = frozenset('"“”«»')
HELPING = frozenset({"aux", "aux:pass", "cop", "mark"})
# What opens a clause that is said, and belongs to it.
CLAUSAL = frozenset({"that", "if", "whether", "as", "because"})
Chars = set[int]


@dataclass(frozen=True, slots=True)
class Said:
    """What is said under one cue, in characters: a claim, or several that share their cue."""

    source: Chars
    cue: Chars
    content: Chars


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


def read_text(text: str) -> tuple[Parsed, tuple[dragoman.Claim, ...]]:
    """Return the parse and claims of a text read as it is, so that offsets are the corpus's.

    What quoted words tell of the words of others is left out: the corpus marks nothing within quotation marks.
    """
    ranges = [(m.start() + dateline(m[0]), m.end()) for m in re.finditer(r"[^\n]+", text)]
    parsed = parse(plain_document(text, None), ranges)
    mentions = find_mentions(parsed, load_gazetteer())
    cast = link(parsed, mentions, load_gazetteer(), None)
    claims = find_all(parsed, mentions, CastLookup.of(cast), None, DEFAULTS).claims
    quotes = [q for start, end in ranges for q in find_quotes(text, start, end)]
    return parsed, tuple(c for c in claims if c.cue is None or not any(q.covers(c.cue.start) for q in quotes))


def dateline(paragraph: str) -> int:
    """Return how many characters the place and agency take up that a paragraph begins with."""
    found = find_dateline(paragraph)
    return found.length if found and found.length < len(paragraph) else 0


def join(claims: Iterable[dragoman.Claim], tokens: Sequence[Token]) -> list[Said]:
    """Return what is said under each cue; a claim without one stands alone."""
    found: dict[tuple[int, int] | str, Said] = {}
    places: dict[str, tuple[int, int] | str] = {}
    for claim in claims:
        key = (claim.cue.start, claim.cue.end) if claim.cue else places.get(claim.continues or "", claim.id)
        places[claim.id] = key
        said = found.setdefault(key, Said(chars(claim.speaker_span), cue_group(claim, tokens), set()))
        said.content.update(chars(*(claim.content_parts or (claim.content,))))
    return list(found.values())


def cue_group(claim: dragoman.Claim, tokens: Sequence[Token]) -> Chars:
    """Return a claim's cue with its verb group and the preposition between it and the content."""
    cue = chars(claim.cue)
    inside = [n for n, t in enumerate(tokens) if t.start in cue]
    if not inside:
        return cue
    first, behind = inside[0], inside[-1] + 1
    while first and belongs(tokens[first - 1], tokens[first]):
        first -= 1
    for word in tokens[first : inside[0]]:
        cue |= set(range(word.start, word.end))
    if behind + 1 < len(tokens) and tokens[behind].tag in {"IN", "RP"} and tokens[behind].lower not in CLAUSAL:
        nearer = tokens[behind].tag == "RP" or tokens[behind + 1].start == claim.content.start
        cue |= set(range(tokens[behind].start, tokens[behind].end)) if nearer else set()
    return cue


def belongs(word: Token, cue: Token) -> bool:
    """Whether a word stands in the verb group of the word behind it: "*has also* said", "*went on to* say"."""
    verb = top_verb(cue)
    if verb.is_noun:
        return False
    if word.dep == "mark" and word.lower != "to":
        return False
    if word.dep in HELPING or (word.dep == "advmod" and word.tag.startswith("RB")):
        return word.head in {verb, cue}
    return verb.dep == "xcomp" and verb.head in {word, word.head} and (word.is_verb or word.dep == "compound:prt")


def top_verb(word: Token) -> Token:
    """Return the verb that a helping word or adverb belongs to, else the word."""
    return word.head if word.dep in {*HELPING, "advmod", "compound:prt"} and word.head is not None else word


def head(tokens: Sequence[Token], place: Chars) -> Token | None:
    """Return the word that heads a phrase: the first, a nominal one if there is, whose own head lies outside.

    A relative pronoun counts as the word that it stands for, a verb that the parser took for the head as its subject.
    """
    inside = [t for t in tokens if t.start in place]
    tops = [t for t in inside if t.head not in inside]
    found = next((t for t in tops if t.is_noun or t.tag in {"PRP", "CD", "DT"}), next(iter(tops), None))
    if found is None or not found.is_verb:
        return antecedent(found) if found else None
    return next((t for t in children(found, "nsubj", "nsubj:pass") if t in inside), found)


def heads(tokens: Sequence[Token], places: Iterable[Chars]) -> set[int]:
    """Return where the heads of phrases stand."""
    return {found.start for place in places if place and (found := head(tokens, place))}


def chars(*spans: dragoman.Span | None) -> Chars:
    """Return the characters of spans."""
    return {i for s in spans if s for i in range(s.start, s.end)}


def rates(hit: int, found: int, gold: int) -> str:
    """Return P, R and F in one line."""
    p, r = hit / max(found, 1), hit / max(gold, 1)
    return f"P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}"


MEASURES = (
    "attribution",
    "content characters",
    "cue words",
    "source characters",
    "source heads",
    "quoted: speaker",
)


def score(
    text: str, parsed: Parsed, said: Sequence[Said], gold: list[dict[str, Chars]]
) -> dict[str, tuple[int, int, int]]:
    """Return (right, found, gold) by measure for one article."""
    tokens = [t for s in parsed.sentences for t in s.tokens]
    starts = {t.start for t in tokens}
    found = {role: set().union(*(getattr(s, role.lower()) for s in said)) for role in ("Content", "Cue", "Source")}
    wanted = {role: set().union(*(g[role] for g in gold)) for role in found}
    ours, theirs = heads(tokens, (s.source for s in said)), heads(tokens, (g["Source"] for g in gold))
    sizes = len(said), len(gold)
    return {
        "attribution": (sum(any(meets(s, g) for s in said) for g in gold), *sizes),
        "content characters": shared(found["Content"], wanted["Content"]),
        "cue words": shared(found["Cue"] & starts, wanted["Cue"] & starts),
        "source characters": shared(found["Source"], wanted["Source"]),
        "source heads": shared(ours, theirs),
        "quoted: speaker": quoted(text, tokens, said, gold),
    }


def shared(found: set[int], wanted: set[int]) -> tuple[int, int, int]:
    """Return how many are common, found and wanted."""
    return len(found & wanted), len(found), len(wanted)


def meets(said: Said, gold: dict[str, Chars]) -> bool:
    """Whether cues overlap and contents agree by half."""
    both, either = len(said.content & gold["Content"]), len(said.content | gold["Content"])
    return bool(said.cue & gold["Cue"]) and both >= 0.5 * either


def quoted(
    text: str, tokens: Sequence[Token], said: Sequence[Said], gold: list[dict[str, Chars]]
) -> tuple[int, int, int]:
    """Return how many quoted contents have the right source, have one, and should have one."""
    wanted = [g for g in gold if g["Source"] and any(text[i] in MARKS for i in g["Content"])]
    right = found = 0
    for g in wanted:
        best = max(said, key=lambda s: len(s.content & g["Content"]), default=None)
        if best is not None and best.content & g["Content"] and best.source:
            found += 1
            right += head(tokens, best.source) is head(tokens, g["Source"])
    return right, found, len(wanted)


def show_errors(text: str, said: Sequence[Said], gold: list[dict[str, Chars]]) -> None:
    """Print the attributions missed, each with what was found under its cue."""
    for g in (g for g in gold if not any(meets(s, g) for s in said)):
        near = [words(text, s.content) for s in said if s.cue & g["Cue"]]
        print(
            f"  missed {words(text, g['Source'])} [{words(text, g['Cue'])}] {words(text, g['Content'])!r} found {near}"
        )


def show_alarms(text: str, said: Sequence[Said], gold: list[dict[str, Chars]]) -> None:
    """Print the claims whose cue is none of the corpus's."""
    for s in (s for s in said if not any(s.cue & g["Cue"] for g in gold)):
        print(f"  alarm {words(text, s.source)} [{words(text, s.cue)}] {words(text, s.content)!r}")


def words(text: str, place: Chars) -> str:
    """Return the words of a place, cut short."""
    return text[min(place) : max(place) + 1][:90] if place else "-"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("most", nargs="?", type=int, default=84, metavar="ARTICLES")
    parser.add_argument("--part", choices=["dev", "train"], default="dev")
    parser.add_argument("--errors", action="store_true", help="of train: what was missed")
    parser.add_argument("--alarms", action="store_true", help="of train: what was told falsely")
    options = parser.parse_args()
    corpora = os.environ.get("DRAGOMAN_CORPORA")
    path = Path(corpora or "") / FILE.format(part=options.part)
    if not corpora or not path.is_file():
        print("attributions: not run: data absent")
        return
    totals: Counter[tuple[str, int]] = Counter()
    for text, gold in islice(articles(path), options.most):
        parsed, claims = read_text(text)
        said = join(claims, [t for s in parsed.sentences for t in s.tokens])
        for measure, counts in score(text, parsed, said, gold).items():
            totals.update({(measure, i): count for i, count in enumerate(counts)})
        if options.errors and options.part == "train":
            show_errors(text, said, gold)
        if options.alarms and options.part == "train":
            show_alarms(text, said, gold)
    for measure in MEASURES:
        print(f"{measure:20} {rates(*(totals[measure, i] for i in range(3)))} ({totals[measure, 2]} gold)")


if __name__ == "__main__":
    main()
