"""The public contract, as a caller uses it."""

from __future__ import annotations

import datetime as dt
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman import Failure, Reading, Source, SourceError, UsageError
from dragoman.codec import decode_reading, encode

TEXT = "Iran's foreign ministry said on Monday that Iran and Russia had signed an agreement in Tehran."
DAY = dt.date(2024, 4, 26)
PUBLIC = {
    "Actor", "ActorRef", "Agreement", "Casualties", "Claim", "DateInterval", "Document", "DragomanError", "Event",
    "Failure", "FetchError", "KnowledgeError", "ModelError", "NotFoundError", "Place", "Reading", "Reason", "Record",
    "RecordError", "RecordLockedError", "Relation", "Residue", "Section", "Source", "SourceError", "Span",
    "TooLargeError", "UsageError", "compare_record", "export_record", "fetch", "read", "read_many",
    "relate", "relate_many", "resolve", "when",
}  # fmt: skip
HEAVY = ("spacy", "duckdb", "trafilatura", "pandas", "polars", "pyarrow", "numpy", "requests", "rich", "typer", "lxml")


def texts(count: int) -> list[str]:
    return [f"Iran and Russia held talks in Vienna on day {n}. Turkey criticised Greece." for n in range(count)]


def spans(text: str, source: str, target: str) -> dict[str, tuple[int, int]]:
    start, end = text.index(source), text.index(target)
    return {"source": (start, start + len(source)), "target": (end, end + len(target))}


def test_the_public_names() -> None:
    assert set(dragoman.__all__) == PUBLIC
    assert list(dragoman.__all__) == sorted(dragoman.__all__)


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert getattr(dragoman, name).__doc__


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rede'"):
        _ = dragoman.rede  # type: ignore[attr-defined]


def test_importing_loads_nothing_heavy() -> None:
    script = f"import sys, dragoman; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def readables(folder: Path) -> Iterator[str | bytes | Path | Source]:
    path = folder / "a.txt"
    path.write_text(TEXT, "utf8")
    yield from (TEXT, TEXT.encode(), TEXT.encode("utf-16"), path, Source(content=TEXT))


@pytest.mark.parametrize("which", range(5), ids=["str", "bytes", "utf-16", "path", "source"])
def test_whatever_holds_the_text_gives_one_reading(tmp_path: Path, which: int) -> None:
    source = next(itertools.islice(readables(tmp_path), which, None))
    assert dragoman.read(source, published=DAY).to_dict() == dragoman.read(TEXT, published=DAY).to_dict()


def test_the_name_of_a_file_is_a_text_and_a_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "article.txt").write_text("Iran thanked Oman.", "utf8")
    monkeypatch.chdir(tmp_path)
    with pytest.warns(UserWarning, match=r"not the file of that name; for the file give pathlib.Path\('article.txt'\)"):
        assert dragoman.read("article.txt").document.text == "article.txt"


def test_a_reading_has_findings_of_all_kinds() -> None:
    reading = dragoman.read(TEXT, published=DAY)
    assert {"state/IRN", "state/RUS"} <= {actor.id for actor in reading.actors}
    assert all(len(found) for found in (reading.events, reading.claims, reading.agreements))


def test_what_is_known_of_a_document_is_kept() -> None:
    document = dragoman.read(TEXT, published=DAY, url="https://e.example/1", title="Signed", outlet="Wire").document
    assert (document.published, document.url, document.title, document.outlet) == (
        DAY, "https://e.example/1", "Signed", "Wire",
    )  # fmt: skip


@pytest.mark.parametrize("given", [DAY, "2024-04-26", dt.datetime(2024, 4, 26, 9, tzinfo=dt.UTC), "2024-04-26T09:00Z"])
def test_a_day_may_be_given_in_many_ways(given: dt.date | str) -> None:
    assert dragoman.read(TEXT, published=given).document.published == DAY


@pytest.mark.parametrize("given", ["2024-13-45", "soon", "", "26.04.2024", "2024-04-26garbage"])
@pytest.mark.parametrize("call", ["read", "when", "resolve", "relate"])
def test_a_wrong_day_is_named(call: str, given: str) -> None:
    with pytest.raises(UsageError, match=re.escape(repr(given))):
        {
            "read": lambda: dragoman.read(TEXT, published=given),
            "when": lambda: dragoman.when("Monday", published=given),
            "resolve": lambda: dragoman.resolve("Iran", on=given),
            "relate": lambda: dragoman.relate("Iran met Iraq.", source=(0, 4), target=(9, 13), published=given),
        }[call]()


def test_no_day_leaves_relative_phrases_relative() -> None:
    (event,) = dragoman.read("Iran attacked Iraq last week.").events
    assert (event.when.relative, event.when.start, event.when.end) == ("P-1W", None, None)


def test_an_undated_event_has_no_day() -> None:
    (event,) = dragoman.read("Iran attacked Iraq.", published=DAY).events
    assert (event.when.given, event.when.start) == (False, None)


def test_all_slices_are_exact() -> None:
    reading = dragoman.read(f"{TEXT} It happened in 2024 — “at last”. 🙂 {TEXT}", published=DAY)
    found = re.findall(
        r'\{"start":(\d+),"end":(\d+),"text":("(?:[^"\\]|\\.)*")\}',
        json.dumps(reading.to_dict(), separators=(",", ":"), default=str),
    )
    assert len(found) > 10
    assert all(reading.document.text[int(start) : int(end)] == json.loads(text) for start, end, text in found)


def test_parties_are_actors_of_the_reading() -> None:
    reading = dragoman.read(TEXT, published=DAY)
    ids = {actor.id for actor in reading.actors}
    assert {party for event in reading.events for party in (*event.sources, *event.targets)} <= ids
    assert {claim.speaker for claim in reading.claims} - {None} <= ids


def test_findings_are_found_by_position_and_id() -> None:
    events = dragoman.read(TEXT, published=DAY).events
    assert events[events[0].id] is events[0]
    with pytest.raises(KeyError):
        events["event/nothing"]


def test_reading_twice_gives_the_same() -> None:
    assert encode(dragoman.read(TEXT, published=DAY)) == encode(dragoman.read(TEXT, published=DAY))


def test_a_reading_survives_its_json() -> None:
    reading = dragoman.read(TEXT, published=DAY)
    assert decode_reading(encode(reading)) == reading
    assert reading.to_dict()["schema"] == "dragoman/reading/1"


def test_made_with_names_versions() -> None:
    made = dragoman.read(TEXT).made_with
    assert all((made.version, made.model, made.knowledge))


def test_reading_many_keeps_the_order() -> None:
    found = dragoman.read_many(texts(5))
    assert [r.document.text for r in found if isinstance(r, Reading)] == texts(5)


def test_few_items_start_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.runner.reading.run", None)
    assert len(list(dragoman.read_many(texts(5), workers=2))) == 5


def test_processes_read_what_one_process_reads() -> None:
    sources = [*texts(13), ""]
    one, two = (list(dragoman.read_many(sources, workers=n, errors="keep")) for n in (1, 2))
    assert [encode(r) for r in one if isinstance(r, Reading)] == [encode(r) for r in two if isinstance(r, Reading)]
    assert one == two


def test_sources_are_taken_as_results_are() -> None:
    taken = itertools.count()
    found = dragoman.read_many((f"{text} {next(taken)}" for text in texts(100)), workers=1)
    assert next(taken) == 0
    next(found)
    assert next(taken) < 20


def test_a_failure_is_raised_and_named() -> None:
    with pytest.raises(SourceError, match="item 1"):
        list(dragoman.read_many([TEXT, "", TEXT]))


def test_a_failure_is_kept_in_its_place(tmp_path: Path) -> None:
    found = list(dragoman.read_many([TEXT, tmp_path / "no.txt", TEXT], errors="keep"))
    assert [type(item) for item in found] == [Reading, Failure, Reading]
    assert isinstance(found[1], Failure)
    assert (found[1].index, found[1].error) == (1, "SourceError")
    assert "no.txt: no such file" in found[1].detail


def test_a_wrong_value_costs_only_itself() -> None:
    found = list(dragoman.read_many([TEXT, 7, Source(content=TEXT, published="soon")], errors="keep"))  # type: ignore[list-item]
    assert [item.error for item in found if isinstance(item, Failure)] == ["UsageError", "UsageError"]


@pytest.mark.parametrize("options", [{"errors": "ignore"}, {"workers": -1}])
def test_wrong_options_are_named_at_once(options: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(options))):
        dragoman.read_many(texts(1), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source", "target", "kind", "status"),
    [
        ("Russia attacked Ukraine.", "Russia", "Ukraine", "ASSAULT", "actual"),
        ("Ukraine was attacked by Russia.", "Russia", "Ukraine", "ASSAULT", "actual"),
        ("Turkey accused Greece of violating its airspace.", "Turkey", "Greece", "ACCUSE", "actual"),
        ("France will host talks with Iran next week.", "France", "Iran", "AGREE", "actual"),
        ("Ghana will not lift the embargo on Togo.", "Ghana", "Togo", "REJECT", "actual"),
        ("Egypt did not attack Sudan.", "Egypt", "Sudan", "ASSAULT", "negated"),
    ],
)
def test_relations(text: str, source: str, target: str, kind: str, status: str) -> None:
    relation = dragoman.relate(text, **spans(text, source, target))
    assert relation is not None
    assert (relation.type, relation.status) == (kind, status)


@pytest.mark.parametrize(
    "text", ["Russia and Ukraine are large countries.", "Russia, Ukraine.", "Russia lies near Ukraine."]
)
def test_no_act_is_none(text: str) -> None:
    assert dragoman.relate(text, **spans(text, "Russia", "Ukraine")) is None


@pytest.mark.parametrize(
    ("source", "target"),
    [((0, 0), (9, 13)), ((-1, 4), (9, 13)), ((4, 0), (9, 13)), ((0, 4), (9, 99)), ((0, 4), "Iraq"), ((0,), (9, 13))],
)
def test_wrong_spans_are_named(source: tuple[int, int], target: tuple[int, int]) -> None:
    with pytest.raises(UsageError, match=r"source|target"):
        dragoman.relate("Iran met Iraq.", source=source, target=target)


def test_many_pairs_are_related_as_each_is_alone() -> None:
    texts = [f"{a} accused {b} of fraud, and sent aid to Chad." for a in ("Ghana", "Togo") for b in ("Mali", "Peru")]
    items = [
        (t, (0, 4), (t.index(end), t.index(end) + 4)) for t in texts * 9 for end in ("Mali", "Peru", "Chad") if end in t
    ]
    alone = [dragoman.relate(text, source=source, target=target) for text, source, target in items[:8]]
    many = list(dragoman.relate_many(iter(items)))
    assert len(many) == len(items)
    assert many[:8] == many[8:16] == alone


def test_a_wrong_span_among_many_is_named() -> None:
    with pytest.raises(UsageError, match="target"):
        list(dragoman.relate_many([("Iran met Iraq.", (0, 4), (9, 99))]))


def test_no_text_is_named() -> None:
    with pytest.raises(UsageError, match="no text"):
        dragoman.relate(5, source=(0, 4), target=(9, 13))  # type: ignore[arg-type]


def test_half_a_character_is_read_over() -> None:
    relation = dragoman.relate("\ud800 Russia attacked Ukraine.", source=(2, 8), target=(18, 25))
    assert relation is not None
    assert relation.type == "ASSAULT"


def test_no_pair_has_no_answer() -> None:
    assert list(dragoman.relate_many([])) == []


def test_spans_count_code_points() -> None:
    text = "🙂🙂 Russia attacked Ukraine."
    relation = dragoman.relate(text, **spans(text, "Russia", "Ukraine"))
    assert relation is not None
    assert relation.type == "ASSAULT"


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Iran", "state/IRN"),
        ("Moscow", "state/RUS"),
        ("the Kremlin", "org/RUS-KREMLIN"),
        ("NATO", "org/NATO"),
        ("Hezbollah", "org/HEZBOLLAH"),
        ("Sergei Lavrov", "person/Q58217"),
        ("Sergey Lavrov", "person/Q58217"),
    ],
)
def test_known_names(name: str, actor: str) -> None:
    found = dragoman.resolve(name)
    assert found.actor is not None
    assert (found.actor.id, found.actor.known) == (actor, True)


@pytest.mark.parametrize("name", ["Zorblatt", "Bush", "Sharif", "the weather", "\x00", "?"])
def test_unknown_and_ambiguous_names(name: str) -> None:
    found = dragoman.resolve(name)
    assert found.actor is None
    assert found.why.detail


def test_a_name_of_two_states_is_nobody() -> None:
    assert dragoman.resolve("Korea").actor is None


def test_a_name_that_news_gives_to_one_of_two_states_is_this_one() -> None:
    actor = dragoman.resolve("Congo").actor
    assert actor is not None
    assert actor.country == "COD"


@pytest.mark.parametrize("name", ["Lavrov", "Mr. Putin"])
def test_a_surname_on_a_day(name: str) -> None:
    assert dragoman.resolve(name, on="2022-02-01").actor is not None


def test_context_tells_namesakes_apart() -> None:
    found = dragoman.resolve("Sharif", context="Pakistan's prime minister visited Beijing.", on="2022-06-01")
    assert found.actor is not None
    assert found.actor.id == "person/Q2096387"


@pytest.mark.parametrize(("day", "holder"), [("2015-01-01", "person/Q157"), ("2020-01-01", "person/Q3052772")])
def test_an_office_on_a_day(day: str, holder: str) -> None:
    found = dragoman.resolve("the French president", on=day)
    assert found.actor is not None
    assert found.actor.id == holder


@pytest.mark.parametrize("name", ["", "  ", "x" * 1001])
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(UsageError, match="name"):
        dragoman.resolve(name)


@pytest.mark.parametrize(
    ("phrase", "start", "end"),
    [
        ("last week", "2024-04-15", "2024-04-21"),
        ("Monday", "2024-04-22", "2024-04-22"),
        ("yesterday", "2024-04-25", "2024-04-25"),
        ("in March", "2024-03-01", "2024-03-31"),
        ("on 12 March 2019", "2019-03-12", "2019-03-12"),
    ],
)
def test_phrases_of_time(phrase: str, start: str, end: str) -> None:
    found = dragoman.when(phrase, published=DAY)
    assert found is not None
    assert (str(found.start), str(found.end)) == (start, end)


@pytest.mark.parametrize("phrase", ["bananas", "", "the 12th session"])
def test_phrases_that_date_nothing(phrase: str) -> None:
    assert dragoman.when(phrase, published=DAY) is None


@pytest.mark.parametrize("url", ["file:///etc/hostname", "http://127.0.0.1/", "ftp://example.org/a"])
def test_addresses_that_may_not_be_fetched(url: str) -> None:
    with pytest.raises(dragoman.DragomanError):
        dragoman.fetch(url)


def test_every_public_error_is_one_of_ours() -> None:
    errors = [getattr(dragoman, name) for name in PUBLIC if name.endswith("Error")]
    assert all(issubclass(error, dragoman.DragomanError) for error in errors)
