"""Stories and merged events on ECB+ (topics 1–35), beside what matching lemmas gives.

    DRAGOMAN_CORPORA=… python benchmarks/stories.py

Stories: all documents of all topics thrown together; a gold story is a sub-topic (`ecb` or `ecbplus` within a topic). A
document is what `dragoman.read` makes of its text, its day of publication included, where the text states one.

Merged events: the mentions of acts in the sentences annotated in full, given; which are one act is asked of
`dragoman.stories.merge`. Most of these acts are none that PLOVER knows, and the corpus tells neither who acts nor when;
so a mention's type is the stem of its head, and parties and days are taken to agree. What is left for merging to judge
are words, triggers and documents. A document may tell an act more than once. Documents clearly of two occasions are not
compared, nor those without a day that do not tell of one. Groups of one story are then compared by all that they tell
together, whatever their stems (in a record: those of one type where both name who makes the act known). The baselines
put together what has the same lemma of the head within a topic, or within a gold story. The weight of an occasion in
merging and those of pooled groups were tuned on topics 1–20; 21–35 are kept. The thresholds of stories were tuned on
all.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from coreference import MEASURES, Grouping, b_cubed, conll
from ecbplus import FILE, Mention, Text, load
from spacy.tokens import Doc

from dragoman.config import DEFAULTS
from dragoman.ingest.documents import to_document
from dragoman.model import Source
from dragoman.nlp.load import load_pipeline
from dragoman.stories.blocks import LEVELS
from dragoman.stories.contents import Content, find_shared, is_light, score_likeness, stem, weigh
from dragoman.stories.groups import Pair, pair
from dragoman.stories.merge import OTHER_STORY, cluster, compare
from dragoman.stories.occasions import find_stories, score_occasion, to_threshold
from dragoman.stories.pooled import ONE_ACT, Group, Wording, score
from dragoman.stories.tellings import Telling
from dragoman.stories.words import find_words

TUNED = 20
SOME_DAY = dt.date(2000, 1, 1)
ANYBODY = ("anybody",)
Alike = tuple[float, tuple[str, ...]]


@dataclass(frozen=True)
class Corpus:
    """What is known of the documents by name."""

    contents: Mapping[str, Content]
    days: Mapping[str, dt.date | None]

    @functools.cache  # noqa: B019 - it lives as long as the run
    def alike(self, one: str, other: str) -> Alike:
        """Return how alike two documents are, and by which words."""
        mine, theirs = self.contents[one], self.contents[other]
        return score_likeness(mine, theirs), find_shared(mine, theirs)

    def __hash__(self) -> int:
        """Let what is worked out be kept."""
        return id(self)

    def near(self, one: str, other: str) -> bool:
        """Whether the record would compare what two documents tell: of near days, or of one occasion without a day."""
        days = self.days[one], self.days[other]
        if None in days:
            match = score_occasion(self.contents[one], self.contents[other], days)
            return match is not None and match.score >= LEVELS[0]
        return to_threshold(*days) is not None and self.alike(*pair(one, other))[0] >= OTHER_STORY


def read(texts: Iterable[Text]) -> Corpus:
    """Return the documents as the record would keep them."""
    found = {text.name: to_document(Source(text.text), DEFAULTS) for text in texts}
    contents = {name: weigh(document.title, document.text) for name, document in found.items()}
    return Corpus(contents, {name: document.published for name, document in found.items()})


def group_documents(corpus: Corpus) -> Grouping:
    """Return document → story."""
    scores = {}
    for one, other in combinations(sorted(corpus.contents), 2):
        days = corpus.days[one], corpus.days[other]
        match = score_occasion(corpus.contents[one], corpus.contents[other], days)
        if match is not None:
            scores[one, other] = match.score
    return {name: min(group) for group in find_stories(corpus.contents, scores, ()) for name in group}


def find_lemmas(mentions: Sequence[Mention]) -> dict[str, str]:
    """Return mention → lemma of its head, as our pipeline finds both."""
    pipeline, parsed, found = load_pipeline(), dict[tuple[str, ...], Doc](), dict[str, str]()
    for mention in mentions:
        if mention.sentence not in parsed:
            document = Doc(pipeline.vocab, words=list(mention.sentence))
            for _, component in pipeline.pipeline:
                document = component(document)
            parsed[mention.sentence] = document
        span = parsed[mention.sentence][mention.place : mention.place + len(mention.words)]
        found[mention.id] = span.root.lemma_.lower()
    return found


def to_telling(mention: Mention, lemma: str) -> Telling:
    """Return what merging looks at of a mention."""
    return Telling(
        id=mention.id,
        document=mention.id,
        type=stem(lemma),
        status="actual",
        sources=ANYBODY,
        targets=ANYBODY,
        low=SOME_DAY,
        high=SOME_DAY,
        dated=False,
        place=None,
        words=find_words([" ".join(mention.sentence)], without=[" ".join(mention.words)]),
        trigger=find_words([lemma]) or (lemma,),
        who=ANYBODY,
        whom=ANYBODY,
    )


def merge(mentions: Sequence[Mention], lemmas: Mapping[str, str], corpus: Corpus) -> Grouping:
    """Return mention → merged event by pairs of mentions of one stem."""
    home = {mention.id: mention.document for mention in mentions}
    tellings: dict[str, list[Telling]] = {}
    for mention in mentions:
        telling = to_telling(mention, lemmas[mention.id])
        tellings.setdefault(telling.type, []).append(telling)
    scores: dict[Pair, float] = {}
    for one, other in (p for alike in tellings.values() for p in combinations(alike, 2)):
        if home[one.id] == home[other.id] or corpus.near(home[one.id], home[other.id]):
            match = compare(one, other, alike=lambda a, b: corpus.alike(*pair(home[a], home[b])))
            if match is not None:
                scores[pair(one.id, other.id)] = match.score
    return {m: min(group) for group in cluster(home, scores) for m in group}


def pool(
    mentions: Sequence[Mention], lemmas: Mapping[str, str], merged: Grouping, stories: Grouping
) -> dict[str, Hashable]:
    """Return mention → merged event after groups of one story were compared by all that they tell together."""
    members: dict[Hashable, list[Mention]] = {}
    for mention in mentions:
        members.setdefault(merged[mention.id], []).append(mention)
    groups = {name: Group([to_wording(m, lemmas[m.id]) for m in found]) for name, found in members.items()}
    at_home: dict[Hashable, list[Hashable]] = {}
    for name, found in members.items():
        if not all(is_light(lemmas[m.id]) for m in found):
            counts = Counter(stories[m.document] for m in found)
            at_home.setdefault(min(counts, key=lambda s: (-counts[s], s)), []).append(name)
    told = {name: {(m.document, m.sentence) for m in found} for name, found in members.items()}
    events = dict(merged)
    for names in at_home.values():
        pairs = [pair(*p) for p in combinations(names, 2)]
        apart = {p for p in pairs if not told[p[0]].isdisjoint(told[p[1]])}
        scores = {p: score(groups[p[0]], groups[p[1]]) for p in pairs if p not in apart}
        for event in cluster(names, scores, apart=apart, bars=(ONE_ACT, 1.0)):
            events |= {m.id: min(event) for name in event for m in members[name]}
    return events


def to_wording(mention: Mention, lemma: str) -> Wording:
    """Return the words of a mention and those around it."""
    before, after = mention.sentence[: mention.place], mention.sentence[mention.place + len(mention.words) :]
    words = {"trigger": " ".join(mention.words), "before": " ".join(before), "after": " ".join(after)}
    return Wording(telling=to_telling(mention, lemma), **words)


def show_stories(texts: Sequence[Text], corpus: Corpus) -> None:
    """Print how well documents are grouped."""
    found = group_documents(corpus)
    dated = sum(day is not None for day in corpus.days.values())
    print(f"{len(texts)} documents, {dated} with a day, {len({t.story for t in texts})} gold stories")
    for name, part in split(texts).items():
        gold = {text.name: text.story for text in part}
        score = b_cubed(gold, {name: found[name] for name in gold})
        stories = len({found[name] for name in gold})
        print(f"  {name:8} B³ P {score.precision:.3f} R {score.recall:.3f} F {score.f1:.3f}  {stories} stories")


def split(texts: Sequence[Text]) -> dict[str, list[Text]]:
    """Return all texts, those tuned on and those kept."""
    tuned = [text for text in texts if int(text.topic) <= TUNED]
    return {"all": list(texts), "1–20": tuned, "21–35": [text for text in texts if int(text.topic) > TUNED]}


def show_events(name: str, texts: Sequence[Text], corpus: Corpus) -> None:
    """Print how well mentions are grouped."""
    mentions = [mention for text in texts for mention in text.mentions]
    story, lemmas = {text.name: text.story for text in texts}, find_lemmas(mentions)
    gold = {mention.id: mention.chain for mention in mentions}
    groupings: dict[str, Grouping] = {
        "lemma in topic": {m.id: (m.topic, lemmas[m.id]) for m in mentions},
        "lemma in gold story": {m.id: (story[m.document], lemmas[m.id]) for m in mentions},
        "dragoman, by pairs": (merged := merge(mentions, lemmas, corpus)),
        "dragoman, and pooled": pool(mentions, lemmas, merged, group_documents(corpus)),
    }
    print(f"topics {name}: {len(mentions)} mentions of {len(set(gold.values()))} acts")
    for title, found in groupings.items():
        parts = [f"{measure} {score(gold, found).f1:.3f}" for measure, score in MEASURES.items()]
        print(f"  {title:20} {'  '.join(parts)}  CoNLL F1 {conll(gold, found):.3f}", flush=True)


def main() -> None:
    """Measure and print."""
    path = Path(os.environ.get("DRAGOMAN_CORPORA", "")) / FILE
    if not path.is_file():
        print("stories: not run: data absent")
        return
    texts = load(path)
    corpus = read(texts)
    show_stories(texts, corpus)
    for name, part in split(texts).items():
        if name != "all":
            show_events(name, part, corpus)


if __name__ == "__main__":
    main()
