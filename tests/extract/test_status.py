"""Whether an act happened, by the words that govern it: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

import dragoman
from dragoman.extract.background import is_background
from dragoman.extract.predicates import Predication
from dragoman.extract.status import find_status
from dragoman.model import UNDATED, DateInterval
from dragoman.nlp.load import parse
from dragoman.nlp.roles import slots
from factory import ATTACK, document, predication

IRAN = "Iran/NNP/nsubj:attack"
IRAQ = "Iraq/NNP/obj:attack ./."
TO_ATTACK = "to/TO/mark:attack attack/VB/{}:{} Iraq/NNP/obj:attack ./."


def under(head: str, relation: str, opening: str) -> str:
    return f"{opening} {TO_ATTACK.format(relation, head)}"


# status: {what the case shows: (tree, head)}
CASES: dict[str, dict[str, tuple[str, str]]] = {
    "actual": {
        "past tense": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", "attacked"),
        "when, in the past": (
            "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT when/WRB/advmod:slept Iraq/NNP/nsubj:slept slept|sleep/VBD/advcl:attacked ./.",
            "attacked",
        ),
        "backed as known": (
            "Iran/NNP/nsubj:backed backed|back/VBD/ROOT the/DT/det:attacks attacks|attack/NNS/obj:backed ./.",
            "attacks",
        ),
        "perfect": (
            "Iran/NNP/nsubj:attacked has|have/VBZ/aux:attacked attacked|attack/VBN/ROOT Iraq/NNP/obj:attacked ./.",
            "attacked",
        ),
        "said to have happened": (
            "Iran/NNP/nsubj:said said|say/VBD/ROOT Iraq/NNP/nsubj:attacked attacked|attack/VBD/ccomp:said ./.",
            "attacked",
        ),
        "managed to": (under("managed", "xcomp", "Iran/NNP/nsubj:managed managed|manage/VBD/ROOT"), "attack"),
        "began to": (under("began", "xcomp", "Iran/NNP/nsubj:began began|begin/VBD/ROOT"), "attack"),
        "condemned": (
            "Turkey/NNP/nsubj:condemned condemned|condemn/VBD/ROOT the/DT/det:attack attack/NN/obj:condemned ./.",
            "attack",
        ),
        "warned of what happened": (
            "Iran/NNP/nsubj:warned warned|warn/VBD/ROOT Iraq/NNP/nsubj:attacked attacked|attack/VBD/ccomp:warned ./.",
            "attacked",
        ),
        "two negations": (
            under("refuse", "xcomp", "Iran/NNP/nsubj:refuse did|do/VBD/aux:refuse not/RB/advmod:refuse refuse/VB/ROOT"),
            "attack",
        ),
    },
    "planned": {
        "when, in the present": (
            "Oil/NNP/nsubj:rises rises|rise/VBZ/ROOT when/WRB/advmod:attacks Iran/NNP/nsubj:attacks attacks|attack/VBZ/advcl:rises Iraq/NNP/obj:attacks ./.",
            "attacks",
        ),
        "would, as announced": (
            f"Oman/NNP/nsubj:said said|say/VBD/ROOT Iran/NNP/nsubj:attack would/MD/aux:attack attack/VB/ccomp:said {IRAQ}",
            "attack",
        ),
        "will": (f"{IRAN} will/MD/aux:attack attack/VB/ROOT {IRAQ}", "attack"),
        "plans to": (under("plans", "xcomp", "Iran/NNP/nsubj:plans plans|plan/VBZ/ROOT"), "attack"),
        "going to": (under("going", "xcomp", "Iran/NNP/nsubj:going is|be/VBZ/aux:going going|go/VBG/ROOT"), "attack"),
        "expected to": (
            under(
                "expected", "xcomp", "Iran/NNP/nsubj:pass:expected is|be/VBZ/aux:pass:expected expected|expect/VBN/ROOT"
            ),
            "attack",
        ),
        "a plan to": (
            under("plan", "acl", "Iran/NNP/nsubj:has has|have/VBZ/ROOT a/DT/det:plan plan/NN/obj:has"),
            "attack",
        ),
        "planned attack": (
            "the/DT/det:attack planned/JJ/amod:attack attack/NN/nsubj:alarmed alarmed|alarm/VBD/ROOT Iraq/NNP/obj:alarmed ./.",
            "attack",
        ),
        "ahead of": (
            "Iraq/NNP/nsubj:armed armed|arm/VBD/ROOT ahead/RB/case:attack of/IN/fixed:ahead the/DT/det:attack attack/NN/obl:armed ./.",
            "attack",
        ),
        "coordinated with a future verb": (
            "Iran/NNP/nsubj:meet will/MD/aux:meet meet/VB/ROOT and/CC/cc:attack attack/VB/conj:meet Iraq/NNP/obj:attack ./.",
            "attack",
        ),
        "postponed": (
            "Iran/NNP/nsubj:postponed postponed|postpone/VBD/ROOT the/DT/det:attack attack/NN/obj:postponed ./.",
            "attack",
        ),
    },
    "hypothetical": {
        "backed in general": (
            "Voters/NNS/nsubj:back back|back/VBP/ROOT attacks|attack/NNS/obj:back ./.",
            "attacks",
        ),
        "talked about": (
            "Iran/NNP/nsubj:talked talked|talk/VBD/ROOT about/IN/mark:attacking attacking|attack/VBG/advcl:talked Iraq/NNP/obj:attacking ./.",
            "attacking",
        ),
        "would, as feared": (
            f"Oman/NNP/nsubj:feared feared|fear/VBD/ROOT Iran/NNP/nsubj:attack would/MD/aux:attack attack/VB/ccomp:feared {IRAQ}",
            "attack",
        ),
        "would, on a condition": (
            f"Oman/NNP/nsubj:said said|say/VBD/ROOT Iran/NNP/nsubj:attack would/MD/aux:attack attack/VB/ccomp:said if/IN/mark:erred Iraq/NNP/nsubj:erred erred|err/VBD/advcl:attack {IRAQ}",
            "attack",
        ),
        "would have": (
            f"Oman/NNP/nsubj:said said|say/VBD/ROOT Iran/NNP/nsubj:attacked would/MD/aux:attacked have/VB/aux:attacked attacked|attack/VBN/ccomp:said {IRAQ.replace('attack', 'attacked')}",
            "attacked",
        ),
        "could": (f"{IRAN} could/MD/aux:attack attack/VB/ROOT {IRAQ}", "attack"),
        "would": (f"{IRAN} would/MD/aux:attack attack/VB/ROOT {IRAQ}", "attack"),
        "if": (
            "If/IN/mark:attacks Iran/NNP/nsubj:attacks attacks|attack/VBZ/advcl:fall ,/, prices/NNS/nsubj:fall fall/VBP/ROOT ./.",
            "attacks",
        ),
        "question": (
            "Has/VBZ/aux:attacked Iran/NNP/nsubj:attacked attacked|attack/VBN/ROOT Iraq/NNP/obj:attacked ?/.",
            "attacked",
        ),
        "tried to": (under("tried", "xcomp", "Iran/NNP/nsubj:tried tried|try/VBD/ROOT"), "attack"),
        "threat to": (
            under("threat", "acl", "Iran/NNP/nsubj:made made|make/VBD/ROOT a/DT/det:threat threat/NN/obj:made"),
            "attack",
        ),
        "risk of": (
            "Iran/NNP/nsubj:saw saw|see/VBD/ROOT a/DT/det:risk risk/NN/obj:saw of/IN/case:attack attack/NN/nmod:risk ./.",
            "attack",
        ),
        "possible attack": (
            "a/DT/det:attack possible/JJ/amod:attack attack/NN/nsubj:alarmed alarmed|alarm/VBD/ROOT Iraq/NNP/obj:alarmed ./.",
            "attack",
        ),
        "considered": (
            "Iran/NNP/nsubj:considered considered|consider/VBD/ROOT an/DT/det:attack attack/NN/obj:considered ./.",
            "attack",
        ),
        "urged to": (
            under("urged", "xcomp", "Turkey/NNP/nsubj:urged urged|urge/VBD/ROOT Iran/NNP/obj:urged"),
            "attack",
        ),
    },
    "negated": {
        "did not": (f"{IRAN} did|do/VBD/aux:attack not/RB/advmod:attack attack/VB/ROOT {IRAQ}", "attack"),
        "never": (
            "Iran/NNP/nsubj:attacked never/RB/advmod:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.",
            "attacked",
        ),
        "will not": (f"{IRAN} will/MD/aux:attack not/RB/advmod:attack attack/VB/ROOT {IRAQ}", "attack"),
        "refused to": (under("refused", "xcomp", "Iran/NNP/nsubj:refused refused|refuse/VBD/ROOT"), "attack"),
        "called off": (
            "Iran/NNP/nsubj:called called|call/VBD/ROOT off/RP/compound:prt:called the/DT/det:attack attack/NN/obj:called ./.",
            "attack",
        ),
        "no attack": ("no/DT/det:attack attack/NN/nsubj:occurred occurred|occur/VBD/ROOT ./.", "attack"),
        "without": (
            "Iran/NNP/nsubj:left left|leave/VBD/ROOT without/IN/case:attack an/DT/det:attack attack/NN/obl:left ./.",
            "attack",
        ),
        "denied": (
            "Iran/NNP/nsubj:denied denied|deny/VBD/ROOT that/IN/mark:attacked it/PRP/nsubj:attacked attacked|attack/VBD/ccomp:denied ./.",
            "attacked",
        ),
        "not under a verb that governs": (
            under(
                "intend", "xcomp", "Iran/NNP/nsubj:intend does|do/VBZ/aux:intend not/RB/advmod:intend intend/VB/ROOT"
            ),
            "attack",
        ),
        "failed attack": (
            "the/DT/det:attack failed/JJ/amod:attack attack/NN/nsubj:alarmed alarmed|alarm/VBD/ROOT Iraq/NNP/obj:alarmed ./.",
            "attack",
        ),
    },
}
FLAT = [(status, name) for status, cases in CASES.items() for name in cases]


@pytest.mark.parametrize(("status", "name"), FLAT)
def test_status(status: str, name: str) -> None:
    tree, head = CASES[status][name]
    assert find_status(predication(tree, head))[0] == status


def test_a_denial_that_was_not_made() -> None:
    opening = "Iran/NNP/nsubj:deny did|do/VBD/aux:deny not/RB/advmod:deny deny/VB/ROOT"
    tree = f"{opening} that/IN/mark:attacked it/PRP/nsubj:attacked attacked|attack/VBD/ccomp:deny ./."
    assert find_status(predication(tree, "attacked"))[0] != "negated"


EFFECTS = {
    "does": "actual",
    "begins": "actual",
    "ends": "actual",
    "receives": "actual",
    "plans": "planned",
    "cancels": "negated",
    "denies": "negated",
}
HELD = "Iran/NNP/nsubj:held held|hold/VBD/ROOT talks|talk/NNS/obj:held ./."


@pytest.mark.parametrize("effect", EFFECTS)
def test_effect_of_a_light_verb(effect: str) -> None:
    assert find_status(predication(HELD, "talks", carrier="held", effect=effect))[0] == EFFECTS[effect]


def test_auxiliary_of_a_light_verb_counts() -> None:
    tree = "Iran/NNP/nsubj:hold will/MD/aux:hold hold/VB/ROOT talks|talk/NNS/obj:hold ./."
    assert find_status(predication(tree, "talks", carrier="hold"))[0] == "planned"


def test_the_sign_is_named() -> None:
    tree, head = CASES["negated"]["refused to"]
    mark = find_status(predication(tree, head))[1]
    assert mark is not None
    assert (mark.rule, mark.word) == ("negated.verb", "refuse")


def test_no_sign_for_a_plain_act() -> None:
    tree, head = CASES["actual"]["past tense"]
    assert find_status(predication(tree, head)) == ("actual", None)


# sentence, word of the act, type → status, as the bundled pipeline reads it
READ = {
    "Chile chose to leave the accord with Peru.": ("leave", "SANCTION", "actual"),
    "Kenya welcomed the minister's decision to expel the envoy.": ("expel", "SANCTION", "actual"),
    "Kenya will decide to expel the envoy.": ("expel", "SANCTION", "planned"),
    "The king took the floor to condemn the raid.": ("condemn", "ACCUSE", "actual"),
    "The talks that the king will have with Oman matter.": ("talks", "CONSULT", "planned"),
    "Oman waits for word before the king travels to Chad.": ("travels", "CONSULT", "planned"),
    "The envoy not only praised the king but paid for the statue.": ("praised", "SUPPORT", "actual"),
    "Peru rejected the accusations by Chile.": ("accusations", "ACCUSE", "actual"),
    "Peru condemned a Chilean decision to recognise the rebels.": ("recognise", "SUPPORT", "actual"),
    "Kenya hosted a spy who would later kill the premier.": ("kill", "ASSAULT", "actual"),
    "Officials were quoted as saying that the king would visit Chad.": ("visit", "CONSULT", "planned"),
}


@pytest.mark.parametrize("text", READ)
def test_status_as_read(text: str) -> None:
    word, kind, status = READ[text]
    parsed = parse(document(text), [(0, len(text))])
    sentence, token = next((s, t) for s in parsed.sentences for t in s.tokens if t.text == word)
    predicate = replace(ATTACK, type=kind)
    assert find_status(Predication(sentence, token, predicate, (token,), slots(token)))[0] == status


def ago(relative: str) -> DateInterval:
    return DateInterval(start=None, end=None, precision="unknown", text="then", relative=relative)


MAY_2024 = DateInterval(start=dt.date(2024, 5, 1), end=dt.date(2024, 5, 31), precision="month", text="in May")
YEAR_2018 = DateInterval(start=dt.date(2018, 1, 1), end=dt.date(2018, 12, 31), precision="year", text="in 2018")
DAY_2018 = DateInterval(
    start=dt.date(2018, 11, 4), end=dt.date(2018, 11, 4), precision="day", text="on 4 November 2018"
)
# what the case shows: (tree, head, told as background?)
BACKGROUND = {
    "a phrase": ("Decades/NNS/obl:attacked ago/RB/advmod:Decades Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", "attacked", True),
    "an adjective": ("the/DT/det:attack previous/JJ/amod:attack attack/NN/nsubj:failed failed|fail/VBD/ROOT ./.", "attack", True),
    "an anniversary": ("They/PRP/nsubj:marked marked/VBD/ROOT the/DT/det:anniversary anniversary/NN/obj:marked of/IN/case:attack attack/NN/nmod:anniversary ./.", "attack", True),
    "a count is no distant past": ("In/IN/case:days the/DT/det:days past/JJ/amod:days two/CD/nummod:days days/NNS/obl:attacked Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT ./.", "attacked", False),
    "a plain act": ("Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT Iraq/NNP/obj:attacked ./.", "attacked", False),
}  # fmt: skip


@pytest.mark.parametrize("name", BACKGROUND)
def test_background(name: str) -> None:
    tree, head, historical = BACKGROUND[name]
    assert (is_background(predication(tree, head), UNDATED, None) is not None) is historical


@pytest.mark.parametrize(("days", "historical"), [(0, False), (31, False), (32, True), (4000, True)])
def test_an_old_date_makes_background(days: int, *, historical: bool) -> None:
    tree, head = CASES["actual"]["past tense"]
    day = dt.date(2024, 4, 26) - dt.timedelta(days=days)
    when = DateInterval(start=day, end=day, precision="day", text="then")
    assert (is_background(predication(tree, head), when, dt.date(2024, 4, 26)) is not None) is historical


# a span of days or a relative date → published, told as background?
DATES: dict[str, tuple[DateInterval, dt.date | None, bool]] = {
    "last month, by then over": (MAY_2024, dt.date(2024, 6, 20), True),
    "this month": (MAY_2024, dt.date(2024, 5, 30), False),
    "this year, by December": (YEAR_2018, dt.date(2018, 12, 20), False),
    "since May, by June": (replace(MAY_2024, text="since May"), dt.date(2024, 6, 20), False),
    "since 2018, of a story without a date": (replace(YEAR_2018, text="Since 2018"), None, False),
    "a year, of a story without a date": (YEAR_2018, None, True),
    "a day of a year, of a story without a date": (DAY_2018, None, False),
    "last year, of a story without a date": (ago("P-1Y"), None, True),
    "in May, of a story without a date": (ago("XXXX-05"), None, True),
    "on 4 May, of a story without a date": (ago("XXXX-05-04"), None, False),
    "last week, of a story without a date": (ago("P-1W"), None, False),
}


@pytest.mark.parametrize("name", DATES)
def test_months_and_years_that_are_over_make_background(name: str) -> None:
    when, published, historical = DATES[name]
    tree, head = CASES["actual"]["past tense"]
    assert (is_background(predication(tree, head), when, published) is not None) is historical


@pytest.mark.parametrize(("published", "historical"), [(2020, True), (2018, False), (None, True)])
def test_a_year_beside_the_act_makes_background(published: int | None, *, historical: bool) -> None:
    tree = "the/DT/det:attack 2018/CD/nummod:attack attack/NN/nsubj:failed failed|fail/VBD/ROOT ./."
    day = dt.date(published, 6, 1) if published else None
    assert (is_background(predication(tree, "attack"), UNDATED, day) is not None) is historical


def test_a_phrase_in_another_clause_dates_nothing_outside_it() -> None:
    tree = (
        "Iran/NNP/nsubj:met met|meet/VBD/ROOT Kim/NNP/obj:met whom/WP/obj:fought it/PRP/nsubj:fought "
        "fought|fight/VBD/acl:relcl:Kim decades/NNS/obl:fought ago/RB/advmod:decades ./."
    )
    assert is_background(predication(tree, "fought"), UNDATED, None)
    assert not is_background(predication(tree, "met"), UNDATED, None)


def test_a_year_beside_the_occasion_makes_background() -> None:
    tree = "Iran/NNP/nsubj:attacked attacked|attack/VBD/ROOT during/IN/case:war the/DT/det:war 1986/CD/nummod:war war/NN/obl:attacked ./."
    assert is_background(predication(tree, "attacked"), UNDATED, dt.date(2020, 1, 1))


def test_what_is_not_ruled_out_is_threatened() -> None:
    (event,) = dragoman.read("Peru did not rule out military action against Chad.").events
    assert (event.type, event.status) == ("THREATEN", "actual")


@pytest.mark.parametrize(("text", "old"), [
    ("The film shows how Germany invaded Poland.", True),
    ("The film led Egypt to condemn the United States.", False),
])  # fmt: skip
def test_what_a_work_tells_is_past_and_what_it_leads_to_is_not(text: str, *, old: bool) -> None:
    (event,) = dragoman.read(text).events
    assert event.historical is old


def test_a_verb_in_a_name_tells_no_act() -> None:
    assert not dragoman.read("The group Raqqa Is Burning Slowly published a report on Monday.").events
