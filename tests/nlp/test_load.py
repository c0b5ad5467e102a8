"""The bundled pipeline loads, and its parse keeps to the text."""

from __future__ import annotations

import itertools
from types import SimpleNamespace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

from dragoman.errors import ModelError
from dragoman.nlp.encoder import WIDTH
from dragoman.nlp.load import (
    LONGEST,
    load_pipeline,
    mend_lemmas,
    multiply_by_numpy,
    parse,
    pieces,
    pipeline_version,
    to_rows,
)
from dragoman.nlp.parse import Parsed
from factory import document


class Elsewhere(NumpyOps):
    """Stands for what a graphics card multiplies with."""


PARAGRAPHS = (
    "Finland joined the alliance in April 2023. Its president thanked the allies in Brussels",
    "“Sweden’s turn will come,” the secretary general said.",
    "  The treaty was signed in Washington — in 1949 …",
)
TEXT = "\n\n".join(PARAGRAPHS)


def ranges(text: str) -> list[tuple[int, int]]:
    starts = itertools.accumulate((len(p) + 2 for p in text.split("\n\n")), initial=0)
    return [(start, start + len(p)) for start, p in zip(starts, text.split("\n\n"), strict=False)]


@pytest.fixture(scope="module")
def parse_of_text() -> Parsed:
    return parse(document(TEXT), ranges(TEXT))


def test_bundled_pipeline_has_every_layer() -> None:
    assert {"tagger", "parser", "ner"} <= set(load_pipeline().pipe_names)


def test_the_bundled_pipeline_reads(parse_of_text: Parsed) -> None:
    assert {t.entity for s in parse_of_text.sentences for t in s.tokens} > {""}
    assert pipeline_version().startswith("en_dragoman_news")


def test_nobody_is_recognised_where_it_is_not_asked(parse_of_text: Parsed) -> None:
    found = parse(document(TEXT), ranges(TEXT), names=False)
    assert {t.entity for s in found.sentences for t in s.tokens} == {""}
    assert [[t.dep for t in s.tokens] for s in found.sentences] == [
        [t.dep for t in s.tokens] for s in parse_of_text.sentences
    ]


def test_the_encoder_tells_of_every_token(parse_of_text: Parsed) -> None:
    for sentence in parse_of_text.sentences:
        assert sentence.vectors is not None
        assert sentence.vectors.shape == (len(sentence.tokens), WIDTH)
        assert all(t.event is not None and 0 <= t.event <= 1 and t.factuality is not None for t in sentence.tokens)


def test_a_span_has_the_mean_of_its_tokens_vectors(parse_of_text: Parsed) -> None:
    sentence = parse_of_text.sentences[0]
    first, second = (sentence.vector([t]) for t in sentence.tokens[:2])
    both = sentence.vector(sentence.tokens[:2])
    assert first is not None
    assert second is not None
    assert both == pytest.approx((first + second) / 2)
    assert sentence.vector([]) is None


def test_the_encoder_reads_alike_in_any_company() -> None:
    texts = [
        "Russia and Iran agreed.",
        "He left.",
        "The minister of Kenya met her guests in Nairobi on Monday. " * 9,
        "x",
    ]
    pipeline = load_pipeline()
    alone = [[(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in pipeline(text)] for text in texts]
    for order in (range(4), reversed(range(4)), (2, 0, 3, 1)):
        numbers = list(order)
        docs = list(pipeline.pipe([texts[n] for n in numbers], batch_size=3))
        assert [[(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in docs] == [alone[n] for n in numbers]


def test_layers_multiply_by_numpy() -> None:
    layers = [layer for _, part in load_pipeline().pipeline if hasattr(part, "model") for layer in part.model.walk()]
    assert len(layers) > 1
    assert not any(type(layer.ops) is NumpyOps and layer.ops.use_blis for layer in layers)


def test_a_graphics_cards_layers_are_left_alone() -> None:
    model: Model = Model("stays", lambda *_: (None, None), ops=Elsewhere())
    multiply_by_numpy(SimpleNamespace(pipeline=[("part", SimpleNamespace(model=model)), ("mender", mend_lemmas)]))
    assert type(model.ops) is Elsewhere


def test_pipeline_is_loaded_once() -> None:
    assert load_pipeline() is load_pipeline()


def test_version_names_language_and_number() -> None:
    assert pipeline_version().startswith("en_")


def test_unknown_pipeline() -> None:
    with pytest.raises(ModelError, match="no_such_pipeline"):
        load_pipeline("no_such_pipeline")


def test_blank_pipeline_lacks_layers(tmp_path) -> None:  # noqa: ANN001 - pytest's own fixture
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="tagger"):
        load_pipeline(str(tmp_path / "blank"))


def test_tokens_are_exact_slices(parse_of_text: Parsed) -> None:
    marks = str.maketrans("“”’—", '""\'—')
    tokens = [t for s in parse_of_text.sentences for t in s.tokens]
    assert all(TEXT[t.start : t.end].translate(marks) == t.text for t in tokens)


def test_every_visible_character_belongs_to_a_token(parse_of_text: Parsed) -> None:
    covered = {i for s in parse_of_text.sentences for t in s.tokens for i in range(t.start, t.end)}
    assert {i for i, c in enumerate(TEXT) if not c.isspace()} == covered


def test_paragraphs_are_never_joined(parse_of_text: Parsed) -> None:
    assert all("\n\n" not in TEXT[s.start : s.end] for s in parse_of_text.sentences)


def test_paragraphs_are_numbered_in_order(parse_of_text: Parsed) -> None:
    numbers = [s.paragraph for s in parse_of_text.sentences]
    assert numbers == sorted(numbers)
    assert set(numbers) == {0, 1, 2}


def test_sentences_are_numbered_over_the_document(parse_of_text: Parsed) -> None:
    assert [s.index for s in parse_of_text.sentences] == list(range(len(parse_of_text.sentences)))


def test_each_sentence_is_one_tree(parse_of_text: Parsed) -> None:
    for sentence in parse_of_text.sentences:
        assert {t.i for t in sentence.root.subtree()} == {t.i for t in sentence.tokens}


def test_parsing_twice_gives_the_same(parse_of_text: Parsed) -> None:
    def rows(found: Parsed) -> list[tuple[object, ...]]:
        return [
            (t.text, t.lemma, t.tag, t.dep, t.start, t.head.i if t.head else -1, t.entity)
            for s in found.sentences
            for t in s.tokens
        ]

    assert rows(parse(document(TEXT), ranges(TEXT))) == rows(parse_of_text)


def test_curly_marks_read_like_straight_ones() -> None:
    curly, straight = "“We agree,” Spain’s envoy said.", '"We agree," Spain\'s envoy said.'
    found = [
        [(t.lemma, t.tag, t.dep) for s in parse(document(x), [(0, len(x))]).sentences for t in s.tokens]
        for x in (curly, straight)
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("text", ["", " ", "\t\n "])
def test_nothing_to_parse(text: str) -> None:
    assert parse(document(text), [(0, len(text))]).sentences == []


@pytest.mark.parametrize("text", ["...", "!!!", "“”", "12", "😀", "a" * 300])
def test_odd_text_is_parsed(text: str) -> None:
    assert [t.start for s in parse(document(text), [(0, len(text))]).sentences for t in s.tokens][:1] == [0]


def test_long_paragraph_is_cut_at_white_space() -> None:
    text = "word " * LONGEST
    cuts = list(pieces(text, 0, len(text)))
    assert all(b - a <= LONGEST for a, b in cuts)
    assert "".join(text[a:b] for a, b in cuts) == text.rstrip() + text[len(text.rstrip()) : cuts[-1][1]]


def test_long_word_is_cut_hard() -> None:
    assert [b - a for a, b in pieces("x" * (LONGEST + 5), 0, LONGEST + 5)] == [LONGEST, 5]


# what a paragraph's sentences are, quotation marks and small letters notwithstanding
TORN = [
    (
        (
            'It was said on Monday that the strike "had cost the port a month and that both unions knew it." '
            "Despite the losses, the dockers went on."
        ),
        2,
    ),
    ('"We will wait," the envoy said. "The border stays shut until May."', 2),
    ("The ministry said the border stays shut.)", 1),
    ("Trade fell by half. ... and the port of Basra was closed.", 1),
    ("The minister called it “a long road.” It was the third meeting of the two countries this year.", 2),
    ("The ship received nothing in exchange.” Kenya called the offer the “worst deal” of the year.", 2),
    ("“The port stays open.” Ms. Berg said there was still room for talks on the tariff.", 2),
    ("The paper wrote, “The treaty is dead.” “It cannot be revived by a summit,” it added.", 2),
    ("The ministry announced the strike 'I want to tell you of the strike. 'Thank you for coming to Oslo.", 2),
    ("The attack killed five. al-Shabab said it was behind it.", 2),
    ("The cabinet will wait. ... We hear that it meets in May.", 2),
    ("“We are ready.”Norway said it would wait.", 2),
    ("“Will you wait?”Norway asked.", 1),
    ("“What does the treaty offer?” Norway's minister asked of Kenya.", 1),
    ("Sens. Ann Cole and Bob Dow wrote to Adm. Joe Hart, Cmdr. Sue Park and Capt. Lena Wolf.", 1),
    ("“The port stays open.” Qatar's envoy told reporters in Doha on Monday.", 1),
    ("“The port stays open.” Norway added two ships to its fleet on Monday.", 2),
    ("The envoy asked, “Why is the port shut?” Oslo gave no answer.", 2),
    ("The shop sells “War and Peace.” It is long.", 2),
    ("“The port stays open.” The ministry promised to send ships.", 2),
]


@pytest.mark.parametrize(("text", "number"), TORN)
def test_sentences_keep_their_closing_marks(text: str, number: int) -> None:
    sentences = parse(document(text), [(0, len(text))]).sentences
    assert len(sentences) == number
    assert all(s.tokens[0].text != ")" for s in sentences)


def test_each_part_of_a_sentence_cut_behind_a_quotation_has_a_root() -> None:
    text = "“The port stays open.” Ms. Berg said there was still room for talks on the tariff."
    sentences = parse(document(text), [(0, len(text))]).sentences
    assert [(s.root.text, s.root.dep) for s in sentences] == [("stays", "ROOT"), ("said", "ROOT")]
    assert all({t.i for t in s.root.subtree()} == {t.i for t in s.tokens} for s in sentences)


def test_white_space_is_no_root() -> None:
    doc = Doc(Vocab(), words=["\n", "Oslo", "waits"], heads=[0, 0, 1], deps=["ROOT", "dep", "dep"])
    rows = to_rows(doc[1:], doc[:], 0, [(None, None)] * 2)
    assert [(row.text, row.dep, row.head) for row in rows] == [("Oslo", "ROOT", 0), ("waits", "dep", 0)]


@pytest.mark.parametrize(
    ("word", "tokens"),
    [
        ("re-election", 1),
        ("non-aligned", 1),
        ("555-010-0199", 1),
        ("and/or", 3),
        ("anti-Israel", 3),
        ("2019-2020", 3),
        ("U.S.-led", 3),
        ("Capt.", 1),
        ("Sens.", 1),
        ('ready."Norway', 4),
        ("left.)Norway", 4),
    ],
)
def test_tokens_are_those_of_the_treebanks(word: str, tokens: int) -> None:
    assert len(load_pipeline().tokenizer(word)) == tokens
