"""Agreements that have names: the table of known ones, and what the text itself writes as a name."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass, field

from dragoman.knowledge.tables import load
from dragoman.model import AgreementStatus
from dragoman.nlp.parse import Sentence, Token

LONGEST = 14
# So many years "the deal" may mean one that was signed.
SPOKEN_OF, FOREVER = 15, 1000
STATE = "state/"
# Words that may stand inside a name: "Treaty of Amity and Cooperation", "Convention on the Law of …".
WITHIN = {"of", "on", "and", "for", "the", "to", "in", "against", "concerning", "between", "with"}
# What lasts until it is ended; other instruments are signed and done.
LASTING = {"treaty", "protocol"}


@dataclass(frozen=True, slots=True)
class Named:
    """An agreement known by name; `loose` names mean it only in a text that names all of `beside`.

    `parties` are codes of states or ids of bodies; dates are ISO, to the day, month or year.
    """

    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    signed: str | int | None = None
    in_force: str | int | None = None
    ended: str | int | None = None
    withdrawn: dict[str, str | int] = field(default_factory=dict)

    def status(self, day: dt.date | None) -> AgreementStatus:
        """Return what the agreement is on that day; today's state when no day is given."""
        on = day.isoformat() if day else "9999"
        if self.ended is not None and str(self.ended) <= on:
            return "ended"
        began = self.in_force if self.in_force is not None else self.signed
        if began is None:
            return "negotiating"
        if str(began) <= on:
            return "in-force" if self.in_force is not None or self.kind in LASTING else "signed"
        return "signed" if self.signed is not None and str(self.signed) <= on else "negotiating"

    def members(self) -> set[str]:
        """Return the ids of the parties."""
        return {p if "/" in p else STATE + p for p in self.parties}


@functools.cache
def known() -> tuple[Named, ...]:
    """Return the table."""
    return load("pacts", tuple[Named, ...])


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a name: the agreement, the name as written, whether it needs the states beside it."""

    named: Named
    written: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Background:
    """What decides between readings: the countries that the text names, and its date."""

    countries: frozenset[str] = frozenset()
    day: dt.date | None = None

    def allows(self, name: Name) -> bool:
        """Whether a loose name can mean the agreement here: its states are named, and it was new in those years."""
        if not name.loose:
            return True
        signed = str(name.named.signed or "")[:4]
        # "The armistice" of 1953 is spoken of as long as it holds.
        until = SPOKEN_OF if name.named.kind != "ceasefire" or name.named.ended else FOREVER
        timely = self.day is None or not signed or int(signed) <= self.day.year <= int(signed) + until
        return timely and set(name.named.beside) <= self.countries


@functools.cache
def by_name() -> dict[str, list[Name]]:
    """Return the readings of every name in lower case: loose ones first, those that ask for most states before all."""
    found: dict[str, list[Name]] = {}
    for named in known():
        for name in (named.name, *named.aliases):
            found.setdefault(name.lower(), []).append(Name(named, name, loose=False))
        for name in named.loose:
            found.setdefault(name.lower(), []).append(Name(named, name, loose=True))
    for names in found.values():
        names.sort(key=lambda n: (-len(n.named.beside) * n.loose, str(n.named.signed or "")))
    return found


@functools.cache
def last_words() -> frozenset[str]:
    """Return the words that end a name: a quick test before the slow one."""
    return frozenset(name.rsplit(maxsplit=1)[-1] for name in by_name())


def known_at(sentence: Sentence, token: Token, background: Background) -> tuple[Named, list[Token]] | None:
    """Return the known agreement whose name ends at the token, with its words."""
    if token.lower not in last_words():
        return None
    written = [t.lower for t in sentence.tokens[max(0, token.i + 1 - LONGEST) : token.i + 1]]
    for length in range(len(written), 0, -1):
        words = sentence.tokens[token.i + 1 - length : token.i + 1]
        spelled = " ".join(written[-length:]).replace(" - ", "-").replace(" 's", "'s")
        for name in by_name().get(spelled, ()):
            if is_written_so(words, name.written) and background.allows(name):
                return name.named, words
    return None


def known_before(sentence: Sentence, token: Token, background: Background) -> tuple[Named, list[Token]] | None:
    """Return the known agreement whose name stands before a noun for it: "the *NAFTA* deal"."""
    names = (c for c in token.children if c.dep in {"compound", "nmod:desc"} and c.i < token.i)
    return next((known for c in names if (known := known_at(sentence, c, background))), None)


def is_pact(words: list[Token]) -> bool:
    """Whether words are, letter for letter, the name of a known agreement: "the JCPOA" quits nobody."""
    spelled = " ".join(t.text for t in words).replace(" - ", "-").replace(" 's", "'s")
    return any(is_written_so(words, n.written) and not n.loose for n in by_name().get(spelled.lower(), ()))


def is_written_so(words: list[Token], name: str) -> bool:
    """Whether the capitals are those of the name: of an acronym all, of other names the first."""
    if len(words) == 1 and name.isupper():
        return words[0].text.isupper()
    return words[0].text[:1].isupper() or not name[:1].isupper()


def written_name(sentence: Sentence, token: Token) -> list[Token] | None:
    """Return the words of a name that the text writes in capitals around its noun, None if it is no name.

    "Marovo Peace Agreement", "Fourth Protocol", "Treaty of Amity and Cooperation".
    """
    if not token.text[:1].isupper() or token.text.isupper() or not token.is_noun:
        return None
    tokens = sentence.tokens
    first = token.i
    while first and tokens[first - 1].text[:1].isupper() and tokens[first - 1].tag[:2] in {"NN", "JJ"}:
        first -= 1
    last = token.i
    while (end := following(tokens, last)) is not None:
        last = end
    return tokens[first : last + 1] if last > first else None


def following(tokens: list[Token], last: int) -> int | None:
    """Return the place of the next capitalised word of a name, small words between, None if there is none."""
    at = last + 1
    while at < len(tokens) and tokens[at].lower in WITHIN and at - last <= 2:  # noqa: PLR2004 - "on the"
        at += 1
    joined = at > last + 1 or tokens[last].tag[:2] != "NN"
    here = at < len(tokens) and tokens[at].text[:1].isupper() and tokens[at].tag[:3] in {"NN", "NNS", "NNP", "JJ"}
    return at if here and joined and not tokens[at].entity else None
