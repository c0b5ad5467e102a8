"""The names that the pipeline heard, without what is no name: titles, days."""

from __future__ import annotations

from dragoman.extract.terms import is_signature
from dragoman.knowledge.gazetteer import is_name_like
from dragoman.knowledge.lexicon import load_cues, load_sets
from dragoman.knowledge.naming import load_words
from dragoman.nlp.names import entity_spans
from dragoman.nlp.parse import Sentence, Token

# Two capitalised roles that stand for nobody by themselves.
NOT_NAMES = {
    "minister", "president", "ministry", "government", "spokesman", "spokeswoman", "i", "mr", "mrs", "ms", "dr",
    "god", "allah", "ambassador", "secretary", "chancellor", "premier", "senator", "governor", "general", "envoy",
    "chairman", "speaker",
}  # fmt: skip
# "The South" is nobody, as Oliver North is somebody.
SIDES = {"north", "south", "east", "west"}
WEEK_WORDS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
}  # fmt: skip


def heard_names(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return (first, last, label) of the names heard that are written as names."""
    spans = (without_day(sentence, h) for h in entity_spans(sentence))
    return [h for h in spans if is_plausible_name(sentence, h[0], h[1])]


def without_day(sentence: Sentence, heard: tuple[int, int, str]) -> tuple[int, int, str]:
    """Return a name heard without a day of the week or month before it: "said *Sunday* ministers"."""
    first, last, label = heard
    return (first + (first < last and sentence.tokens[first].lower in WEEK_WORDS and label != "PER"), last, label)


def is_plausible_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a heard name is written as one and is no lone title, weekday or month."""
    words = [t.text for t in sentence.tokens[first : last + 1]]
    if words[0].lower() in {"no", "no."} or is_signature(sentence):
        return False
    if len(words) == 1 and is_no_name(words[0].lower(), behind_article=follows_article(sentence, first)):
        return False
    if " ".join(words).lower() in load_sets()["not-names"]:
        return False
    if all(w.lower().rstrip(".") in load_words().honorifics | NOT_NAMES for w in words):
        return False
    return is_name_like(words) and any(c.isalpha() for c in words[0])


def follows_article(sentence: Sentence, at: int) -> bool:
    """Whether "the" stands before a word."""
    return at > 0 and sentence.tokens[at - 1].lower == "the"


def is_no_name(word: str, *, behind_article: bool) -> bool:
    """Whether a lone word is nobody's name: a weekday, "European", "Summit", "the West"."""
    sets = load_sets()
    if behind_article and word in SIDES:
        return True
    listed = (sets[name] for name in ("of-many-states", "gatherings", "pointing-back"))
    return any(word in words for words in (NOT_NAMES, WEEK_WORDS, *listed))


def is_speaking_name(token: Token) -> bool:
    """Whether a proper noun is the subject of a verb of speech."""
    verb = token.head if token.tag == "NNP" and token.dep == "nsubj" else None
    return verb is not None and verb.is_verb and verb.lemma in load_cues()["verb"]


def run_of_names(tokens: list[Token], at: int, taken: set[int]) -> tuple[int, int]:
    """Return the first and last place of the proper nouns around a word that no other name has taken."""
    first = last = at
    while first and tokens[first - 1].tag == "NNP" and first - 1 not in taken:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].tag == "NNP" and last + 1 not in taken:
        last += 1
    return first, last
