"""Relative pronouns, "X, *who* resigned": mentions of the one behind whose name they stand."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import children, conjuncts, first_conjunct
from dragoman.resolution.cast import Cast
from dragoman.resolution.told import Key, sort_of_noun

PERSONAL = {"who", "whom", "whose"}
WORDS = {*PERSONAL, "which"}
BODIES = {"organisation", "state"}
HUMAN = {"person", "office", "unnamed"}
MANY = {"are", "were", "have", "do"}


def relatives(cast: Cast) -> Iterator[tuple[Sentence, Token, Key]]:
    """Yield each relative pronoun that stands for somebody, and for whom."""
    for sentence in cast.parsed.sentences:
        for token in sentence.tokens:
            found = antecedents(cast, sentence, token) if token.lower in WORDS and token.dep != "det" else ()
            if found:
                yield sentence, token, found


def antecedents(cast: Cast, sentence: Sentence, token: Token) -> Key:
    """Return who a relative pronoun stands for: by the clause that it opens, else by the name before its comma."""
    noun = clause_of(token)
    if noun is None:
        opens = any(a.dep == "advcl:relcl" for a in (token, *token.ancestors()))
        return named_before(cast, sentence, token) if opens else ()
    found = meant(cast, sentence, noun, token)
    # "The acts of X, who was minister": acts are not "who".
    unlike = not found and token.lower in PERSONAL and sort_of_noun(cast, noun) in {"thing", "things"}
    return named_before(cast, sentence, token) if unlike else found


def named_before(cast: Cast, sentence: Sentence, token: Token) -> Key:
    """Return who is named right before the comma before a pronoun."""
    before = sentence.tokens[max(0, token.i - 2) : token.i]
    if [t.text for t in before[1:]] != [","]:
        return ()
    named = actor_named(cast, sentence, before[0], token)
    return (named,) if named else ()


def clause_of(pronoun: Token) -> Token | None:
    """Return the noun that the relative clause around a pronoun is about; None where it asks."""
    return next((a.head for a in (pronoun, *pronoun.ancestors()) if a.dep == "acl:relcl"), None)


def meant(cast: Cast, sentence: Sentence, noun: Token, pronoun: Token) -> Key:
    """Return who stands at the noun that a clause is about; all that are joined where its verb is of several."""
    joined = conjuncts(first_conjunct(noun)) if is_of_several(pronoun) else [noun]
    named = [actor_named(cast, sentence, token, pronoun) for token in joined]
    return tuple(dict.fromkeys(filter(None, named))) if all(named) else ()


def is_of_several(pronoun: Token) -> bool:
    """Whether the verb that a pronoun is the subject of has a form for several: "A and B, who *are* brothers"."""
    verb = pronoun.head if pronoun.dep.startswith("nsubj") else None
    if verb is None:
        return False
    finite = [*(children(verb, "aux", "aux:pass", "cop") or [verb])]
    return any(t.tag == "VBP" or t.lower in MANY for t in finite)


def actor_named(cast: Cast, sentence: Sentence, noun: Token, pronoun: Token) -> str | None:
    """Return the actor that a noun or the name set beside it names, when the pronoun can be said of such.

    "A UN official who" is no body: people go by "who", and bodies mostly by "which".
    """
    for token in (noun, *(c for c in children(noun, "appos", "flat") if c.i < pronoun.i)):
        mention = cast.mention(sentence, token)
        actor = cast.of.get(mention) if mention is not None else None
        if mention is None or actor is None:
            continue
        human = mention.kind in {"person", "office"}
        if pronoun.lower == "which":
            return None if human or cast.drafts[actor].kind in HUMAN else actor
        return None if cast.drafts[actor].kind in BODIES and mention.kind in {"role", "office"} else actor
    return None
