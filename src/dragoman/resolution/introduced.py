"""The name that follows a description: "…, the deputy mining minister announced. Sara Amiri said that …".

Translated news tells the post behind the first words and the name as the next sentence opens.
"""

from __future__ import annotations

from dragoman.extract.mentions import Mention
from dragoman.knowledge.lexicon import load_sets
from dragoman.nlp.parse import Sentence, Token
from dragoman.nlp.roles import subjects
from dragoman.resolution.cast import Cast
from dragoman.resolution.persons import Cluster

# How near its end a sentence names who said it: "… announced on Monday".
CLOSING = 7
# Only the first lines of a report tell a post so; further down another witness speaks up.
OPENING = 2
# Anybody may be one of these.
VAGUE = {"man", "woman", "source", "figure", "veteran", "activist", "artist", "author"}
SET_BESIDE = {"appos", "nmod:desc", "acl", "acl:relcl", "compound", "nmod"}


def introduced(cast: Cast, cluster: Cluster) -> Mention | None:
    """Return the description that closes the sentence before a stranger's first mention and means him."""
    first = cluster.mentions[0]
    if cluster.office or len(cluster.name.split()) == 1 or not opens_speech(first):
        return None
    before = cast.parsed.sentences[first.sentence.index - 1]
    spoke = speaker_at_end(before)
    found = cast.at.get((before.index, spoke.i)) if spoke is not None else None
    if found is None or found.kind not in {"role", "office"} or not is_somebody(found.head):
        return None
    named = (cast.at.get((before.index, t.i)) for t in found.head.subtree())
    return None if any(m is not None and m.kind == "person" for m in named) else found


def speaker_at_end(sentence: Sentence) -> Token | None:
    """Return the subject before a verb of speech that closes a sentence."""
    verb = next((t for t in reversed(sentence.tokens[-CLOSING:]) if is_saying(t) and is_last(t)), None)
    return next((t for t in subjects(verb) if t.i < verb.i), None) if verb is not None else None


def opens_speech(name: Mention) -> bool:
    """Whether a sentence opens with a bare name that says something: "*Sara Amiri* said that …"."""
    verb, bare = name.head.head, not any(c.dep in SET_BESIDE and not name.covers(c) for c in name.head.children)
    told = verb is not None and (is_saying(verb) or any(c.lemma == "remark" for c in verb.children))
    return name.first == 0 and 0 < name.sentence.index <= OPENING and name.head.dep == "nsubj" and bare and told


def is_saying(token: Token) -> bool:
    """Whether a word is a verb of telling."""
    return token.is_verb and token.lemma.lower() in load_sets()["announcing"] | {"note", "explain"}


def is_last(verb: Token) -> bool:
    """Whether what is told stands before the verb, and nothing but its day behind."""
    return not any(c.i > verb.i and c.dep in {"ccomp", "xcomp", "obj", "advcl", "conj"} for c in verb.children)


def is_somebody(noun: Token) -> bool:
    """Whether a description is of one who speaks for a post or a trade."""
    return noun.tag in {"NN", "NNP"} and noun.lemma.lower() in load_sets()["speakers"] - VAGUE
