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
    mended = [within_scene(row, mended) for row in mended]
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
    if any(True for _ in below(rows, row.head, *HELPERS, "obj", "xcomp", "ccomp")):
        return row
    agent = any(True for _ in below(rows, row.head, "obl:agent"))
    # Of a headline's own: who has done something is told in the present.
    bare = rows[row.head].tag == "VBN" and rows[row.head].dep == "ROOT" and rows[-1].text not in STOPS
    wished = row.head + 1 < len(rows) and rows[row.head + 1].text == "for" and rows[row.head].lemma in WISHING
    bare = bare and not wished
    return replace(row, dep="nsubj:pass") if agent or bare else row


def within_scene(row: Row, rows: Sequence[Row]) -> Row:
    """Return a place, or its preposition, as told with the noun that it stands before: "killed in *Mali* ambush"."""
    place = next((i for i, r in enumerate(rows) if r is row), 0)
    at = row.head if row.dep == "case" else place
    if at + 1 >= len(rows) or rows[at].dep != "obl" or rows[at].tag not in NAMES:
        return row
    after = rows[at + 1]
    bare = after.tag in {"NN", "NNS"} and after.dep == "obl" and after.head == rows[at].head
    if not bare or any(True for _ in below(rows, at + 1, "case", "det")):
        return row
    return replace(row, head=at + 1, dep=row.dep if row.dep == "case" else "compound")


def apart_from_teller(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with who tells behind a colon or dash no part of what is told: "Two held in raid: *army*"."""
    marks = [i for i, r in enumerate(rows) if r.text == ":" or (r.text in DASHES and stands_apart(rows, i))]
    at = marks[-1] if marks else len(rows)
    tail = range(at + 1, len(rows))
    if not 0 < len(tail) <= TELLERS or rows[-1].text in STOPS or any(rows[i].tag[:2] not in NOMINAL for i in tail):
        return list(rows)
    root = next(i for i, r in enumerate(rows) if r.head == i)
    outside = (i for i in tail if rows[i].head < at and i != root)
    moved = {i: replace(rows[i], head=root, dep="parataxis") for i in outside}
    return [moved.get(i, r) for i, r in enumerate(rows)]


def given_time(row: Row, rows: Sequence[Row]) -> Row:
    """Return who is given time to do something, and the time: "gave *Oslo* 48 *hours* to leave" gives up nothing."""
    told = {r.dep: r for r in rows if r.head == row.head and r.dep in {"obj", "iobj", "obl:unmarked", "advcl", "acl"}}
    time = told.get("obl:unmarked")
    if rows[row.head].lemma != "give" or time is None or time.lemma not in HOURS:
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
    """Return the word between two noun phrases that can only be a verb: "Court *Jails* Former Mayor".

    What names an act as well stays a noun: "border talks", "air strikes".
    """
    nouns = load_lexicon().nouns
    for i in range(1, len(rows) - 1):
        base = form_of(rows[i]) if rows[i].tag.startswith("NN") else None
        between = rows[i - 1].tag.startswith("NN") and rows[i + 1].tag.startswith(OPENS)
        # A name is no verb, unless the tree itself makes no noun of it: "Peru *Nabs* Forger".
        plain = not rows[i].entity or rows[i].dep in NO_NOUN
        verbal = base in load_lexicon().verbs and (base not in nouns or rows[i].dep in NO_NOUN)
        if base and verbal and between and plain:
            return i
    return None


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
    if found[subject].head == verb and not any(True for _ in below(rows, verb, "nsubj")):
        found[subject] = replace(found[subject], dep="nsubj")
    return found


def raised(rows: Sequence[Row], verb: int) -> list[Row]:
    """Return the rows with the verb as root: what is before it its subject, what is behind its object or adjunct."""
    found, subject = list(rows), verb - 1
    first = True
    for i, row in enumerate(rows):
        outside = row.head in {i, verb} or (row.head < verb) != (i < verb)
        if i == verb:
            found[i] = replace(row, head=verb, dep="ROOT")
        elif i == subject:
            found[i] = replace(row, head=verb, dep="nsubj")
        elif i < verb and outside:
            found[i] = replace(row, head=subject, dep=row.dep if row.dep in WITHIN else "compound")
        elif i > verb and outside and row.dep != "punct":
            oblique = any(True for _ in below(rows, i, "case"))
            dep = "obl" if oblique else "obj" if first else "dep"
            first = first and oblique
            found[i] = replace(row, head=verb, dep=dep)
        elif outside:
            found[i] = replace(row, head=verb)
    return found
