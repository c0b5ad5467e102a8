"""A body named in full, then by its noun alone: "the Council" after "Council of the European Union".

So are teams, papers and firms by the last or the first word of their names: "the Hawks" after "Dunmore Hawks",
"Kestrel" after "Kestrel Foods".
"""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.resolution.cast import Cast, Draft

# Bodies whose noun needs no article: "police said".
UNMARKED = {"police"}
MODIFIERS = {"amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat"}


def short_form_of(cast: Cast, mention: Mention) -> Draft | None:
    """Return the body met before that a noun with "the" stands for, when just one is called so."""
    if not is_short_form(mention):
        return None
    noun = mention.head.lower
    before = [d for d in cast.drafts.values() if d.kind == "organisation" and is_called(cast, d, noun, mention.start)]
    if len(before) != 1 or (noun in UNMARKED and are_others(cast, mention, before[0])):
        return None
    return before[0]


def are_others(cast: Cast, mention: Mention, body: Draft) -> bool:
    """Whether a bare "police" may be another's: the sentence names another state, or other police were told before."""
    told = [m for m in dict.fromkeys(cast.at.values()) if m is not mention]
    here = {m.country for m in told if m.sentence is mention.sentence and m.country}
    named = (m for m in told if m.start < mention.start and m.head.lower == mention.head.lower and m.first != m.last)
    return not here <= {body.country} or any(cast.of.get(m) != body.id for m in named)


def cut_name_of(cast: Cast, mention: Mention) -> Draft | None:
    """Return the body met before whose longer name opens or closes with a lone proper noun, when just one does."""
    word = mention.head.lower
    if mention.first != mention.last or not mention.head.is_proper or mention.entries or word in load_sets()["openers"]:
        return None
    before = [d for d in cast.drafts.values() if d.kind == "organisation" and is_cut_from(cast, d, word, mention.start)]
    return before[0] if len(before) == 1 else None


def is_cut_from(cast: Cast, draft: Draft, word: str, start: int) -> bool:
    """Whether a body was named before by words of which the last, or the first if it is no place's, is the one."""
    written = [to_words(span.text) for span in draft.spans if span.start < start]
    longer = [w for w in written if len(w) > 1 and word in {w[0], w[-1]}]
    return any(w[-1] == word or not names_a_place(cast, word) for w in longer)


def names_a_place(cast: Cast, word: str) -> bool:
    """Whether a word is the name of a town, a land or its people: "Woodburn" is not "Woodburn Bank"."""
    return (word,) in cast.gazetteer.names or bool(cast.gazetteer.place(word.title(), None))


def is_short_form(mention: Mention) -> bool:
    """Whether a mention is but a noun that bodies are called by, with "the" and nothing else."""
    head, tokens = mention.head, mention.sentence.tokens
    lone = all(t is head or t.lower == "the" for t in mention.tokens)
    article = tokens[mention.first].lower == "the" or (mention.first > 0 and tokens[mention.first - 1].lower == "the")
    bare = not any(c.dep in MODIFIERS for c in head.children)
    if head.lower in UNMARKED:
        return mention.first == mention.last and bare
    return lone and article and bare and head.tag in {"NN", "NNP"} and head.lower in load_sets()["body-heads"]


def is_called(cast: Cast, draft: Draft, noun: str, start: int) -> bool:
    """Whether a body was named before by a longer name that has the noun."""
    written = (to_words(span.text) for span in draft.spans if span.start < start)
    known = cast.gazetteer.organisations.get(draft.id)
    names = [*written, *(to_words(n) for n in ((known.name, *known.names) if known else ()))]
    met = any(span.start < start for span in draft.spans)
    return met and any(len(words) > 1 and noun in words for words in names)
