"""Names that are but an office: "the Emir of Qatar", "Prince of Wales" → who held it that day."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge.gazetteer import Gazetteer, to_words
from dragoman.knowledge.naming import load_words
from dragoman.resolution.candidates import Candidate
from dragoman.resolution.contexts import Context, office_table, spans
from dragoman.resolution.index import PersonIndex
from dragoman.resolution.spellings import Spelling


def find_holders(text: str, context: Context, gazetteer: Gazetteer, index: PersonIndex) -> list[Candidate]:
    """Return the known holders, on the context's day, of an office that is all a name tells."""
    words = list(to_words(text))
    offices = offices_in(words)
    if not offices or context.day is None or any(own_words(words, gazetteer)):
        return []
    posts = [(o, c) for o in sorted(offices) for c in sorted(context.countries)]
    held = dict.fromkeys(i for post in posts for i in gazetteer.holders.get(post, ()) if i in index.persons)
    on_day = [index.persons[i] for i in held if is_holder(index, i, offices, context)]
    return [Candidate(p, index.names(p.id)[0], Spelling("office", 1.0)) for p in on_day]


def offices_in(words: list[str]) -> set[str]:
    """Return the offices that words name."""
    table = office_table()
    return {o for start, size in spans(words, table) for o in table[tuple(words[start : start + size])]}


def is_holder(index: PersonIndex, person: str, offices: set[str], context: Context) -> bool:
    """Whether a person held one of the offices, in a country that is told, on the day."""
    day = context.day
    terms = index.persons[person].terms
    return day is not None and any(
        t.office in offices and t.country in context.countries and t.covers(day) for t in terms
    )


def own_words(words: list[str], gazetteer: Gazetteer) -> Iterator[str]:
    """Yield the words of a name that are neither an office's nor a state's."""
    table, joining = office_table(), load_words().joining
    inside = {at for start, size in spans(words, table) for at in range(start, start + size)}
    yield from (w for at, w in enumerate(words) if at not in inside and w not in joining and not gazetteer.is_origin(w))
