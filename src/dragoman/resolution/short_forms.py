"""A body named in full, then by its noun alone: "the Council" after "Council of the European Union"."""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.knowledge.gazetteer import to_words
from dragoman.knowledge.lexicon import load_sets
from dragoman.resolution.cast import Cast, Draft

MODIFIERS = {"amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat"}


def short_form_of(cast: Cast, mention: Mention) -> Draft | None:
    """Return the body met before that a noun with "the" stands for, when just one is called so."""
    if not is_short_form(mention):
        return None
    noun = mention.head.lower
    before = [d for d in cast.drafts.values() if d.kind == "organisation" and is_called(cast, d, noun, mention.start)]
    return before[0] if len(before) == 1 else None


def is_short_form(mention: Mention) -> bool:
    """Whether a mention is but a noun that bodies are called by, with "the" and nothing else."""
    head, tokens = mention.head, mention.sentence.tokens
    lone = all(t is head or t.lower == "the" for t in mention.tokens)
    article = tokens[mention.first].lower == "the" or (mention.first > 0 and tokens[mention.first - 1].lower == "the")
    bare = not any(c.dep in MODIFIERS for c in head.children)
    return lone and article and bare and head.tag in {"NN", "NNP"} and head.lower in load_sets()["body-heads"]


def is_called(cast: Cast, draft: Draft, noun: str, start: int) -> bool:
    """Whether a body was named before by a longer name that has the noun."""
    written = (to_words(span.text) for span in draft.spans if span.start < start)
    known = cast.gazetteer.organisations.get(draft.id)
    names = [*written, *(to_words(n) for n in ((known.name, *known.names) if known else ()))]
    met = any(span.start < start for span in draft.spans)
    return met and any(len(words) > 1 and noun in words for words in names)
