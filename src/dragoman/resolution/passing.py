"""Words that name somebody in passing, and are no mentions: "*Republican* debate", "pro-*Israel*", "*Admiral* X"."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.extract.mentions import Mention, stands_for_or_against
from dragoman.nlp.parse import Token
from dragoman.nlp.roles import children, preposition
from dragoman.resolution.cast import Cast

MODIFYING = {"amod", "compound"}
# Who may be named only to say what somebody is.
NAMED = {"organisation", "state", "demonym"}
RANKS = {
    "admiral", "general", "colonel", "major", "captain", "lieutenant", "brigadier", "marshal", "commodore", "sergeant",
    "adm", "gen", "col", "maj", "capt", "lt", "brig", "sgt", "vice", "rear", "field", "commander",
}  # fmt: skip


def drop_passing(cast: Cast, used: Collection[str]) -> None:
    """Drop the mentions that are none; who is `used` in a finding keeps all, for they may be its evidence."""
    for mention, actor in cast.of.items():
        draft = cast.drafts[actor]
        span = cast.parsed.span(mention.start, mention.end)
        beside = is_bare_rank(cast, mention) or (is_not_held(mention) and len(draft.spans) > 1)
        if beside or (draft.id not in used and is_in_passing(cast, mention)):
            draft.spans.pop(span, None)


def is_in_passing(cast: Cast, mention: Mention) -> bool:
    """Whether a mention tells of what kind something is, or what somebody may be, and not of an actor."""
    if is_adjective(cast, mention) or stands_for_or_against(mention) or is_not_held(mention):
        return True
    return is_in_description(cast, mention)


def is_adjective(cast: Cast, mention: Mention) -> bool:
    """Whether a party's name only says of what kind a noun behind it is: "the *Republican* debate"."""
    noun = mention.head.head
    if mention.kind != "organisation" or noun is None or mention.covers(noun) or not noun.is_noun:
        return False
    behind = mention.head.i < noun.i and mention.head.dep in MODIFYING
    return behind and "PTY" in cast.drafts[cast.of[mention]].sector


def is_in_description(cast: Cast, mention: Mention) -> bool:
    """Whether a body or state is named only within what a person is: "X, spokesman for the *Peruvian navy*"."""
    if mention.kind not in NAMED:
        return False
    noun = described_with(mention)
    here = cast.mention(mention.sentence, noun) if noun is not None else None
    if here is None or here is mention or here not in cast.of:
        return False
    # "The *Peruvian* party of whose leader he is": the adjective goes with the name that it stands before.
    beside = mention.kind == "demonym" and here.kind == "organisation" and is_in_description(cast, here)
    return beside or (here.kind in {"office", "role"} and cast.drafts[cast.of[here]].kind == "person")


def described_with(mention: Mention) -> Token | None:
    """Return the noun that a name completes: "*founder* of X", "X's *founder*"; for an adjective the name behind it."""
    head = mention.head
    if head.dep == "nmod":
        return head.head if preposition(head) in {"of", "for"} else None
    adjective = mention.kind == "demonym" and head.dep in MODIFYING
    return head.head if head.dep == "nmod:poss" or adjective else None


def is_bare_rank(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is a military rank before a name and nothing else: "Brigadier General X"."""
    if mention.kind not in {"role", "office"} or not all(t.lower.rstrip(".") in RANKS for t in mention.tokens):
        return False
    behind = cast.at.get((mention.sentence.index, mention.last + 1))
    return behind is not None and behind.kind == "person" and cast.of.get(behind) == cast.of[mention]


def is_not_held(mention: Mention) -> bool:
    """Whether an office is one that somebody may come to hold: "he would be *president*", "became *mayor*"."""
    head = mention.head
    if mention.kind != "office" or head.head is None:
        return False
    becomes = head.dep in {"xcomp", "obj"} and head.head.lemma == "become"
    unreal = any(c.tag in {"MD", "TO"} for c in children(head, "aux", "mark"))
    return becomes or (unreal and bool(children(head, "cop")))
