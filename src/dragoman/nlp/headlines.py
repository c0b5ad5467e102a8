"""Mend headlines, which a parser of running text misreads: verbs without helpers, capitals on every word.

"Oslo Donates Trucks to Kenya" has a verb that looks like a name; in "Envoy held by Chad" the envoy holds nobody; of
"Mali: army frees town" the country before the colon does nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.knowledge.lexicon import load_lexicon
from dragoman.nlp.lemmas import candidates, known
from dragoman.nlp.parse import Row

NAMES = {"NNP", "NNPS"}
FINITE = {"VBD", "VBZ", "VBP", "MD"}
HELPERS = {"aux", "aux:pass", "cop"}
STOPS = {".", "?", "!"}
# What a word's own object begins with; a verb after the word would make it a subject.
OPENS = ("NN", "JJ", "CD", "DT", "PRP$", "$")
NO_NOUN = {"case", "amod", "advmod", "mark", "dep"}
# Who "pressed for talks" was not pressed.
WISHING = {"press", "push", "call", "vote", "ask", "plead", "appeal", "campaign", "lobby", "argue", "pray", "hope"}
DASHES = {"-", "–", "—"}
# So many words, no verb among them, name who tells.
TELLERS, NOMINAL = 4, {"NN", "JJ", "CD"}
HOURS = {"hour", "day", "week", "month", "minute"}
WITHIN = {"compound", "flat", "amod", "nummod", "nmod:desc", "case", "nmod", "appos"}


def mend_headline(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of one sentence with the verb and the sides of a headline found."""
    mended = [apart_from_topic(row, i, rows) for i, row in enumerate(rows)]
    mended = [suffering(row, mended) for row in mended]
    mended = [within_scene(row, i, mended) for i, row in enumerate(mended)]
    mended = [given_time(row, mended) for row in apart_from_teller(mended)]
    if not mended or mended[-1].text in STOPS or carries(mended):
        return mended
    verb = named_verb(mended)
    if verb is not None:
        return as_verb(mended, verb)
    verb = hidden_verb(mended)
    return mended if verb is None else raised(as_verb(mended, verb), verb)


def below(rows: Sequence[Row], head: int, *deps: str) -> Iterator[int]:
    """Yield the rows that hang on a head by one of the relations."""
    return (i for i, r in enumerate(rows) if r.head == head and i != head and r.dep in deps)


def has_below(rows: Sequence[Row], head: int, *deps: str) -> bool:
    """Whether some row hangs on a head by one of the relations."""
    return any(True for _ in below(rows, head, *deps))


def apart_from_topic(row: Row, i: int, rows: Sequence[Row]) -> Row:
    """Return a row before a colon as no subject of the verb behind it, which has its own: "Mali: army frees town"."""
    topic = row.dep == "nsubj" and i + 1 < len(rows) and rows[i + 1].text == ":"
    if topic and any(s > i for s in below(rows, row.head, "nsubj", "nsubj:pass")):
        return replace(row, dep="dislocated")
    return row


def suffering(row: Row, rows: Sequence[Row]) -> Row:
    """Return a subject of a participle without a helper as who suffers: "envoy held by Chad", "hostages freed"."""
    if row.dep != "nsubj" or rows[row.head].tag not in {"VBN", "VBD"}:
        return row
    if has_below(rows, row.head, *HELPERS, "obj", "xcomp", "ccomp"):
        return row
    suffers = has_below(rows, row.head, "obl:agent") or is_own_participle(rows, row.head)
    return replace(row, dep="nsubj:pass") if suffers else row


def is_own_participle(rows: Sequence[Row], verb: int) -> bool:
    """Whether a participle is a headline's own verb: who has done something is told in the present."""
    wished = verb + 1 < len(rows) and rows[verb + 1].text == "for" and rows[verb].lemma in WISHING
    return rows[verb].tag == "VBN" and rows[verb].dep == "ROOT" and rows[-1].text not in STOPS and not wished


def within_scene(row: Row, i: int, rows: Sequence[Row]) -> Row:
    """Return a place, or its preposition, as told with the noun that it stands before: "killed in *Mali* ambush"."""
    at = row.head if row.dep == "case" else i
    if not is_before_scene(rows, at):
        return row
    return replace(row, head=at + 1, dep=row.dep if row.dep == "case" else "compound")


def is_before_scene(rows: Sequence[Row], place: int) -> bool:
    """Whether a place's name stands right before a bare noun that hangs on the same verb."""
    if place + 1 >= len(rows) or rows[place].dep != "obl" or rows[place].tag not in NAMES:
        return False
    after = rows[place + 1]
    bare = after.tag in {"NN", "NNS"} and after.dep == "obl" and after.head == rows[place].head
    return bare and not has_below(rows, place + 1, "case", "det")


def apart_from_teller(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with who tells behind a colon or dash no part of what is told: "Two held in raid: *army*"."""
    tail = teller_behind(rows)
    if not tail:
        return list(rows)
    root = next(i for i, r in enumerate(rows) if r.head == i)
    outside = (i for i in tail if rows[i].head < tail.start - 1 and i != root)
    moved = {i: replace(rows[i], head=root, dep="parataxis") for i in outside}
    return [moved.get(i, r) for i, r in enumerate(rows)]


def teller_behind(rows: Sequence[Row]) -> range:
    """Return the few words behind the last colon or dash of a headline that only name somebody."""
    marks = [i for i, r in enumerate(rows) if r.text == ":" or (r.text in DASHES and stands_apart(rows, i))]
    tail = range(marks[-1] + 1, len(rows)) if marks else range(0)
    if not 0 < len(tail) <= TELLERS or rows[-1].text in STOPS:
        return range(0)
    return tail if all(rows[i].tag[:2] in NOMINAL for i in tail) else range(0)


def given_time(row: Row, rows: Sequence[Row]) -> Row:
    """Return who is given time to do something, and the time: "gave *Oslo* 48 *hours* to leave" gives up nothing."""
    if rows[row.head].lemma != "give":
        return row
    told = {r.dep: r for r in rows if r.head == row.head and r.dep in {"obj", "iobj", "obl:unmarked", "advcl", "acl"}}
    time = told.get("obl:unmarked")
    if time is None or time.lemma not in HOURS:
        return row
    if row is time:
        return replace(row, dep="obj")
    return replace(row, dep="iobj") if row is told.get("obj") and row.start < time.start else row


def stands_apart(rows: Sequence[Row], i: int) -> bool:
    """Whether white space stands before a mark: of "ex-mayor" none does."""
    return i > 0 and rows[i].start > rows[i - 1].start + len(rows[i - 1].text)


def carries(rows: Sequence[Row]) -> bool:
    """Whether the sentence has a verb that carries it."""
    return any(r.tag in FINITE or (r.tag == "VBN" and r.dep == "ROOT") or r.dep in HELPERS for r in rows)


def named_verb(rows: Sequence[Row]) -> int | None:
    """Return the word that is tagged as a noun and yet has an object behind it and somebody before it."""
    for i, row in enumerate(rows):
        objects = [o for o in below(rows, i, "obj") if o > i]
        if i and objects and row.tag.startswith("NN") and form_of(row) and rows[i - 1].tag.startswith("NN"):
            return i
    return None


def hidden_verb(rows: Sequence[Row]) -> int | None:
    """Return the word between two noun phrases that can only be a verb: "Court *Jails* Former Mayor"."""
    for i in range(1, len(rows) - 1):
        between = rows[i - 1].tag.startswith("NN") and rows[i + 1].tag.startswith(OPENS)
        if between and is_only_verb(rows[i]):
            return i
    return None


def is_only_verb(row: Row) -> bool:
    """Whether a word tagged as a noun can only be a verb.

    What names an act as well stays a noun: "border talks", "air strikes".
    """
    base = form_of(row) if row.tag.startswith("NN") else None
    lexicon, no_noun = load_lexicon(), row.dep in NO_NOUN
    # A name is no verb, unless the tree itself makes no noun of it: "Peru *Nabs* Forger".
    plain = not row.entity or no_noun
    return bool(base) and plain and base in lexicon.verbs and (base not in lexicon.nouns or no_noun)


def form_of(row: Row) -> str | None:
    """Return the verb that a word in -s is a form of."""
    lower = row.text.lower()
    bases = [c for c in candidates(lower, "VBZ") if lower.endswith("s")]
    # "Frees": the treebanks know a "fre" too.
    return next((c for c in bases if c in load_lexicon().verbs), next((c for c in bases if c in known("V")), None))


def as_verb(rows: Sequence[Row], verb: int) -> list[Row]:
    """Return the rows with that word a verb in the present, and the noun right before it its subject."""
    lower, found = rows[verb].text.lower(), list(rows)
    found[verb] = replace(rows[verb], tag="VBZ", lemma=form_of(rows[verb]) or lower, entity="")
    subject = verb - 1
    if found[subject].head == verb and not has_below(rows, verb, "nsubj"):
        found[subject] = replace(found[subject], dep="nsubj")
    return found


def raised(rows: Sequence[Row], verb: int) -> list[Row]:
    """Return the rows with the verb as root: what is before it its subject, what is behind its object or adjunct."""
    found, subject = list(rows), verb - 1
    outside = [i for i, r in enumerate(rows) if r.head in {i, verb} or (r.head < verb) != (i < verb)]
    objects = [i for i in outside if i > verb and part_behind(rows, i) == "obj"]
    for i in outside:
        if i < verb:
            found[i] = replace(rows[i], head=subject, dep=rows[i].dep if rows[i].dep in WITHIN else "compound")
        else:
            found[i] = replace(rows[i], head=verb, dep="dep" if i in objects[1:] else part_behind(rows, i))
    found[subject] = replace(rows[subject], head=verb, dep="nsubj")
    found[verb] = replace(rows[verb], head=verb, dep="ROOT")
    return found


def part_behind(rows: Sequence[Row], i: int) -> str:
    """Return what a row is of the verb before it: a mark, an adjunct by its preposition, else an object."""
    if rows[i].dep == "punct":
        return "punct"
    return "obl" if has_below(rows, i, "case") else "obj"
