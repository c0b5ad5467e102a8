"""Mend lemmas that the trained lemmatizer makes up ("compensat", "blam"), and their case ("Iranian")."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib import resources

import msgspec

from dragoman.knowledge.gazetteer import load_gazetteer
from dragoman.knowledge.lexicon import load_cues, load_lexicon
from dragoman.knowledge.overlay import kept

VOWELS = "aeiou"
SHORTEST = 2
# "Omen" and "semen" are no men; "women" has one singular with them.
LONGER_THAN_MEN = 5
PREFIXES = ("un", "up", "re", "over", "out", "under", "mis", "with", "fore", "by")
IRREGULAR = {
    "shook": "shake", "froze": "freeze", "frozen": "freeze", "shot": "shoot", "fled": "flee", "struck": "strike",
    "bound": "bind", "swore": "swear", "sworn": "swear", "strove": "strive", "striven": "strive", "sank": "sink",
    "sunk": "sink", "flung": "fling", "slew": "slay", "slain": "slay", "bade": "bid", "forbade": "forbid",
    "forbidden": "forbid", "beset": "beset", "bent": "bend", "bled": "bleed", "bred": "breed", "clung": "cling",
    "crept": "creep", "dealt": "deal", "dug": "dig", "fed": "feed", "forgave": "forgive", "forgiven": "forgive",
    "ground": "grind", "hung": "hang", "knelt": "kneel", "lent": "lend", "mown": "mow", "rang": "ring", "rung": "ring",
    "sewn": "sew", "shone": "shine", "shrank": "shrink", "sought": "seek", "sped": "speed", "spun": "spin",
    "stole": "steal", "stolen": "steal", "stung": "sting", "swept": "sweep", "swung": "swing", "thrust": "thrust",
    "trod": "tread", "wept": "weep", "wove": "weave", "woven": "weave", "wrung": "wring", "freed": "free",
    "fought": "fight", "taught": "teach",
}  # fmt: skip


@functools.cache
def table() -> dict[str, dict[str, str]]:
    """Return the forms of the training treebanks by word class (V, N, A): form → lemma, an adjective's in its case."""
    path = resources.files("dragoman.nlp") / "models" / "en" / "lemmas.json"
    return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, str]])


@kept("predicates", size=6)
def known(kind: str) -> frozenset[str]:
    """Return the base forms that are sure: those of the treebanks and of the lexicon."""
    lexicon, cues = load_lexicon(), load_cues()
    heads = {*lexicon.verbs, *lexicon.light, *cues["verb"]} if kind == "V" else {*lexicon.nouns, *cues["noun"]}
    return frozenset(heads) | frozenset(table()[kind].values())


def word_class(tag: str) -> str:
    """Return V, N or A for a verb's, common noun's or adjective's tag, else ""."""
    return "V" if tag.startswith("VB") else "N" if tag in {"NN", "NNS"} else "A" if tag.startswith("JJ") else ""


@kept("predicates", size=100_000)
def mend(form: str, lemma: str, tag: str) -> str:
    """Return the lemma of a verb, common noun or adjective: as seen, as trained if a base form, else one behind it."""
    kind = word_class(tag)
    if not kind:
        return lemma
    seen = seen_lemma(form, tag, kind)
    if seen is not None:
        return seen
    if kind == "A" or (lemma in known(kind) and (lemma != form or tag in {"VB", "VBP", "NN"})):
        return lemma
    return next((c for c in candidates(form, tag) if c in known(kind)), lemma)


def seen_lemma(form: str, tag: str, kind: str) -> str | None:
    """Return the lemma that a list or a treebank has for a form, None where none has."""
    # A treebank has "freed" under "fre": what is listed here goes first.
    listed = IRREGULAR.get(form) if kind == "V" else of_men(form, tag)
    return listed or table()[kind].get(form) or (irregular(form) if kind == "V" else None)


def cased(form: str, lemma: str, tag: str) -> str:
    """Return the mended lemma of a word as it stands, in the treebanks' case.

    A proper noun's lemma is left alone; of other words "I" and what tells an origin ("an Iranian ship") have a capital.
    """
    if tag.startswith("NNP"):
        return lemma
    found = mend(form.lower(), lemma.lower(), tag)
    if found == "i" and tag == "PRP":
        return "I"
    origin = word_class(tag) in {"N", "A"} and form[:1].isupper() and load_gazetteer().is_origin(form.lower())
    return found.capitalize() if origin else found


def of_men(form: str, tag: str) -> str | None:
    """Return the singular of a noun in -men, which the lemmatizer seldom knows: tribesmen, spokeswomen."""
    plural = tag == "NNS" and form.endswith("men") and len(form) > LONGER_THAN_MEN
    return form[:-2] + "an" if plural else None


def irregular(form: str) -> str | None:
    """Return the lemma of an irregular form, also behind a prefix: upheld → uphold, unfroze → unfreeze."""
    if form in IRREGULAR:
        return IRREGULAR[form]
    for prefix in PREFIXES:
        rest = form.removeprefix(prefix)
        base = IRREGULAR.get(rest) or table()["V"].get(rest)
        if rest != form and base and base != rest and prefix + base in known("V"):
            return prefix + base
    return None


def candidates(form: str, tag: str) -> Iterator[str]:
    """Yield the base forms that regular endings allow."""
    if tag in {"VB", "VBP", "NN"}:
        yield form
    if tag in {"VBZ", "NNS"}:
        yield from strip_s(form)
    if tag in {"VBD", "VBN"} and form.endswith("ed"):
        yield from strip(form[:-2])
    if tag == "VBG" and form.endswith("ing"):
        yield from strip(form[:-3])


def strip(stem: str) -> Iterator[str]:
    """Yield what a stem without -ed or -ing may come from: resum → resume, ban(n) → ban, suppli → supply."""
    if len(stem) < SHORTEST:
        return
    yield stem + "e"
    yield stem
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def strip_s(form: str) -> Iterator[str]:
    """Yield what a form in -s may come from."""
    if form.endswith("ies"):
        yield form[:-3] + "y"
    if form.endswith("es"):
        yield form[:-2]
    if form.endswith("s"):
        yield form[:-1]
