"""Who says what: cues of speech on hand-made trees, joined with quotations."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import datetime as dt

import pytest

from dragoman.extract.claims import find_claims, link_events
from dragoman.extract.dates import Dated, find_dates
from dragoman.extract.drafts import trim
from dragoman.model import Claim
from factory import Names, events, parsed

SAID = "Iran/NNP/nsubj:said said|say/VBD/ROOT"
LEFT = "troops/NNS/nsubj:left left|leave/VBD"
QUOTED = "“/`` We/PRP/nsubj:agree agree/VBP/ccomp:{0} fully/RB/advmod:agree ,/, ”/''"


def claims(*trees: str, names: Names | None = None, apart: bool = False) -> list[Claim]:
    parse = parsed(*trees, apart=apart)
    dates: dict[int, list[Dated]] = {}
    for date in find_dates(parse, dt.date(2024, 4, 26)):
        dates.setdefault(date.sentence, []).append(date)
    return list(find_claims(parse, names or Names(), dates))


def shown(claim: Claim) -> tuple[str | None, str, str, str]:
    return claim.speaker and claim.speaker[-3:], claim.stance, claim.kind, claim.content.text


# what the case shows: (tree, speaker, stance, kind, content)
CLAIMS = {
    "clause": (f"{SAID} that/IN/mark:left {LEFT}/ccomp:said ./.", "IRN", "say", "indirect", "troops left"),
    "clause without that": (f"{SAID} {LEFT}/ccomp:said ./.", "IRN", "say", "indirect", "troops left"),
    "quotation before the cue": (f"{QUOTED.format('said')} {SAID} ./.", "IRN", "say", "direct", "We agree fully,"),
    "quotation behind the cue": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT :/: “/`` We/PRP/nsubj:agree agree/VBP/ccomp:said fully/RB/advmod:agree ./. ”/''",
        "IRN", "say", "direct", "We agree fully.",
    ),
    "guillemets": (
        "«/`` We/PRP/nsubj:agree now/RB/advmod:agree agree/VBP/ccomp:said with/IN/case:them them/PRP/obl:agree »/'' ,/, Iran/NNP/nsubj:said said|say/VBD/ROOT ./.",
        "IRN", "say", "direct", "We now agree with them",
    ),
    "denied clause": ("Iran/NNP/nsubj:denied denied|deny/VBD/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:denied ./.", "IRN", "deny", "indirect", "troops left"),
    "denied thing": ("Iran/NNP/nsubj:denied denied|deny/VBD/ROOT the/DT/det:attack attack/NN/obj:denied ./.", "IRN", "deny", "indirect", "the attack"),
    "warned": ("Iran/NNP/nsubj:warned warned|warn/VBD/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:warned ./.", "IRN", "warn", "indirect", "troops left"),
    "according to": ("According|accord/VBG/case:Iran to/IN/fixed:According Iran/NNP/obl:left ,/, the/DT/det:troops troops/NNS/nsubj:left left|leave/VBD/ROOT ./.", "IRN", "say", "indirect", "the troops left"),
    "parenthesis": ("the/DT/det:troops troops/NNS/nsubj:left left|leave/VBD/ROOT ,/, Iran/NNP/nsubj:said said|say/VBD/parataxis:left ./.", "IRN", "say", "indirect", "the troops left"),
    "quoted as saying": ("Turkey/NNP/nsubj:quoted quoted|quote/VBD/ROOT Iran/NNP/obj:quoted as/IN/mark:saying saying|say/VBG/advcl:quoted troops/NNS/nsubj:left left|leave/VBD/ccomp:saying ./.", "IRN", "say", "indirect", "troops left"),
    "partly quoted": (
        f"{SAID} that/IN/mark:is the/DT/det:deal deal/NN/nsubj:is signed/VBN/acl:deal in/IN/case:Muscat Muscat/NNP/obl:signed is/VBZ/ccomp:said “/`` quite/RB/advmod:dead dead/JJ/xcomp:is by/IN/case:now now/RB/obl:dead ./. ”/''",
        "IRN", "say", "mixed", "the deal signed in Muscat is “quite dead by now.",
    ),
    "whoever is told, taken for who tells": (
        "“/``/punct:agree We/PRP/nsubj:agree agree/VBP/ccomp:told fully/RB/advmod:agree ,/,/punct:agree ”/''/punct:agree Iran/NNP/nsubj:agree told|tell/VBD/ROOT Oman/NNP/nsubj:told ./.",
        "IRN", "say", "direct", "We agree fully,",
    ),
    "a quoted term": (
        f"{SAID} the/DT/det:left “/`` old/JJ/amod:troops ”/'' troops/NNS/nsubj:left left|leave/VBD/ccomp:said ./.",
        "IRN", "say", "mixed", "the “old” troops left",
    ),
    "words quoted of somebody unknown": (f"{QUOTED.format('said')} florists/NNS/nsubj:said said|say/VBD/ROOT ./.", None, "say", "direct", "We agree fully,"),
    "hope expressed": ("Iran/NNP/nsubj:expressed expressed|express/VBD/ROOT hope/NN/obj:expressed that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/acl:hope ./.", "IRN", "hope", "indirect", "troops left"),
}  # fmt: skip


@pytest.mark.parametrize("case", CLAIMS)
def test_claim(case: str) -> None:
    tree, *wanted = CLAIMS[case]
    assert [shown(c) for c in claims(tree)] == [tuple(wanted)]


NONE = {
    "not said": "Iran/NNP/nsubj:say did|do/VBD/aux:say not/RB/advmod:say say/VB/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:say ./.",
    "may say": "Iran/NNP/nsubj:say may/MD/aux:say say/VB/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:say ./.",
    "believed by nobody known": "villagers/NNS/nsubj:believe believe/VBP/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:believe ./.",
    "figures add": "Sales/NNS/nsubj:added added|add/VBD/ROOT strength/NN/obj:added ./.",
    "a term in marks": "Iran/NNP/nsubj:joined joined/VBD/ROOT the/DT/det:axis “/`` axis/NN/obj:joined ”/'' ./.",
    "no talk": "Iran/NNP/nsubj:left left|leave/VBD/ROOT ./.",
}  # fmt: skip


@pytest.mark.parametrize("case", NONE)
def test_no_claim(case: str) -> None:
    assert claims(NONE[case]) == []


def test_cue_in_the_middle_breaks_the_content() -> None:
    tree = (
        "“/`` We/PRP/nsubj:agree agree/VBP/ROOT fully/RB/advmod:agree ,/, ”/'' Iran/NNP/nsubj:said said|say/VBD/parataxis:agree ,/, "
        "“/`` but/CC/cc:wait we/PRP/nsubj:wait wait/VBP/conj:agree here/RB/advmod:wait ./. ”/''"
    )
    (claim,) = claims(tree)
    assert [p.text for p in claim.content_parts] == ["We agree fully,", "but we wait here."]


def test_second_quotation_of_a_paragraph_goes_on() -> None:
    first = f"{QUOTED.format('said')} {SAID} ./."
    second = "“/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:city city/NN/obj:left ./. ”/''"
    assert [c.speaker for c in claims(first, second)] == ["state/IRN", "state/IRN"]


ALONE = "“/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:city city/NN/obj:left ./. ”/''"


def test_paragraph_of_nothing_but_a_quotation_goes_on() -> None:
    first = f"{QUOTED.format('said')} {SAID} ./."
    assert [c.speaker for c in claims(first, ALONE, apart=True)] == ["state/IRN", "state/IRN"]


def test_quotation_behind_a_paragraph_that_ends_in_narration_has_no_speaker() -> None:
    first = f"{QUOTED.format('said')} {SAID} ./."
    told = "Rain/NN/nsubj:fell fell|fall/VBD/ROOT ./."
    assert [c.speaker for c in claims(first, told, ALONE, apart=True)] == ["state/IRN", None]


def test_quoted_sentence_goes_on_from_what_was_told_before() -> None:
    spoken = claims(f"{SAID} {LEFT}/ccomp:said ./.", ALONE)
    assert [(c.speaker, c.continues) for c in spoken] == [("state/IRN", None), ("state/IRN", spoken[0].id)]


def test_who_goes_on_after_a_denial_does_not_deny() -> None:
    denied = f"Iran/NNP/nsubj:denied denied|deny/VBD/ROOT that/IN/mark:left {LEFT}/ccomp:denied ./."
    assert [(c.speaker, c.stance) for c in claims(denied, ALONE)] == [("state/IRN", "deny"), ("state/IRN", "say")]


ASKED = "“/`` Who/WP/nsubj:left left|leave/VBD/ccomp:asked the/DT/det:city city/NN/obj:left ?/./punct:left ”/'' asked|ask/VBD/ROOT Iran/NNP/nsubj:asked ./."


def test_the_paragraph_behind_a_question_may_be_the_answer_of_another() -> None:
    assert [c.speaker for c in claims(ASKED, ALONE, apart=True)] == ["state/IRN", None]


def test_the_half_of_a_quotation_ahead_of_the_cue_is_of_who_goes_on_behind_it() -> None:
    tree = (
        "“/`` We/PRP/nsubj:will will/MD/aux:said not/RB/advmod:will now/RB/advmod:will ,/, ”/'' Iran/NNP/nsubj:said "
        "said|say/VBD/ROOT ,/, “/`` leave/VB/ccomp:said the/DT/det:city city/NN/obj:leave today/RB/advmod:leave ./. ”/''"
    )
    before = f"Turkey/NNP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    assert [(c.speaker, len(c.content_parts)) for c in claims(before, tree)] == [("state/TUR", 0), ("state/IRN", 2)]


def test_he_is_not_who_only_spoke_in_the_words_of_another() -> None:
    names = Names({**Names().actors, "Silva": "person/silva", "Khan": "person/khan"})
    outer = f"Silva/NNP/nsubj:2 said|say/VBD/ROOT Khan/NNP/nsubj:4 said|say/VBD/ccomp:2 {LEFT}/ccomp:4 ./."
    he = f"He/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    assert claims(outer, he, names=names)[-1].speaker == "person/silva"


def test_a_name_right_behind_a_description_speaks() -> None:
    names = Names({"agency": "group/agency", "Andina": "org/PER-ANDINA"})
    tree = f"The/DT/det:agency agency/NN/nsubj:said Andina/NNP/appos:agency said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    assert [c.speaker for c in claims(tree, names=names)] == ["org/PER-ANDINA"]


def test_whoever_is_the_subject_of_quoted_words_is_told() -> None:
    tree = f"{QUOTED.format('wrote')} florists/NNS/nsubj:wrote wrote|write/VBD/ROOT ./."
    assert [c.speaker_text for c in claims(tree)] == ["florists"]


AGREE = "“/``/punct:agree We/PRP/nsubj:agree agree/VBP/{0} fully/RB/advmod:agree ././punct:agree ”/''/punct:agree"
WAIT = "We/PRP/nsubj:wait will/MD/aux:wait all/RB/advmod:wait wait/VB/ROOT here/RB/advmod:wait for/IN/case:them them/PRP/obl:wait ././punct:wait ”/''/punct:wait"
# what the case shows: the trees
INTRODUCED = {
    "what somebody had written": (
        f"As/IN/mark:written Iran/NNP/nsubj:written had/VBD/aux:written written|write/VBN/advcl:agree years/NNS/obl:written ago/RB/advmod:years ,/,/punct:written {AGREE.format('ROOT')}",
    ),
    "a name behind the dash of a digest": (
        f"Votes/NNS/nsubj:fell fell|fall/VBD/ROOT --/:/punct:fell Iran/NNP/dep:fell/ORG :/:/punct:fell {AGREE.format('parataxis:fell')}",
    ),
    "a sentence that only says who spoke": (
        AGREE.format("ROOT"),
        "Iran/NNP/nsubj:said said|say/VBD/ROOT in/IN/case:statement a/DT/det:statement statement/NN/obl:said ./.",
    ),
    "a sentence that only says who speaks": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT in/IN/case:statement a/DT/det:statement statement/NN/obl:said ./.",
        f"“/``/punct:wait {WAIT}",
    ),
    "a mark left to the sentence before": (
        "Iran/NNP/nsubj:said said|say/VBD/ROOT at/IN/case:talks talks/NNS/obl:said ,/,/punct:said “/``/punct:said",
        "We/PRP/nsubj:agree agree/VBP/ROOT fully/RB/advmod:agree ././punct:agree ”/''/punct:agree",
    ),
}  # fmt: skip


WORDS = {"a sentence that only says who speaks": "We will all wait here for them."}


@pytest.mark.parametrize("case", INTRODUCED)
def test_who_tells_quoted_words_that_stand_apart(case: str) -> None:
    found = claims(*INTRODUCED[case])
    assert [(c.speaker and c.speaker[-3:], c.content.text.strip()) for c in found] == [
        ("IRN", WORDS.get(case, "We agree fully."))
    ]


def test_a_mark_left_alone_parts_no_quotation_from_the_one_before() -> None:
    found = claims(f"{QUOTED.format('said')} {SAID} ./.", "“/``/ROOT", WAIT)
    assert [(c.speaker and c.speaker[-3:], c.continues is not None) for c in found] == [("IRN", False), ("IRN", True)]


def test_a_sentence_that_tells_something_else_closes_no_quotation() -> None:
    found = claims(
        AGREE.format("ROOT"), "Iran/NNP/nsubj:wrote wrote|write/VBD/ROOT a/DT/det:book book/NN/obj:wrote ./."
    )
    assert [c.speaker for c in found] == [None]


def test_content_cut_short_takes_in_the_quoted_rest() -> None:
    tree = (
        f"{SAID} {LEFT}/ccomp:said in/IN/case:way a/DT/det:way way/NN/obl:said “/`` that/WDT/nsubj:hurts "
        "hurts|hurt/VBZ/acl:relcl:way every/DT/det:child child/NN/obj:hurts here/RB/advmod:hurts ./. ”/''"
    )
    assert [c.content.text for c in claims(tree)] == ["troops left in a way “that hurts every child here."]


def test_pronoun_speaks_for_who_spoke_right_before() -> None:
    he = f"He/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    putin = f"{SAID.replace('Iran', 'Putin')} {LEFT}/ccomp:said ./."
    speakers = [c.speaker for c in claims(putin, he)]
    assert speakers[0] == speakers[1] is not None


def test_pronoun_speaks_for_whom_the_sentence_before_is_about() -> None:
    names = Names(actors={"Paz": "person/paz", "Quispe": "person/quispe"}, references={"He": "person/quispe"})
    said = f"said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    told = claims(
        f"Paz/NNP/nsubj:said {said}",
        "Quispe/NNP/nsubj:left left|leave/VBD/ROOT ./.",
        f"He/PRP/nsubj:said {said}",
        names=names,
    )
    assert [c.speaker for c in told] == ["person/paz", "person/quispe"]


def test_nobody_calls_a_state_he() -> None:
    he = f"He/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    assert [c.speaker for c in claims(f"{SAID} {LEFT}/ccomp:said ./.", he)] == ["state/IRN", None]


def test_pronoun_far_from_any_claim_speaks_for_nobody() -> None:
    he = f"He/PRP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    assert [c.speaker for c in claims(he)] == [None]


def test_who_hands_on_is_via() -> None:
    tree = (
        f"Turkey/NNP/nsubj:2 said|say/VBD/ROOT that/IN/mark:5 Iran/NNP/nsubj:5 said|say/VBD/ccomp:2 {LEFT}/ccomp:5 ./."
    )
    inner = next(c for c in claims(tree) if c.speaker == "state/IRN")
    assert inner.via == ("state/TUR",)


ENDS = {
    "the ministry that said so last": (
        "Hansen/NNP/nsubj:2 told|tell/VBD/ROOT Turkey/NNP/iobj:2 that/IN/mark:6 troops/NNS/nsubj:6 left|leave/VBD/ccomp:2 ,/, Iran/NNP/nsubj:9 said|say/VBD/parataxis:6 ./.",
        [("IRN", "Hansen told Turkey that troops left", ()), (None, "troops left", ("state/IRN",))],
    ),
    "an infinitive that an aside hangs on": (
        "Turkey/NNP/nsubj:2 vowed|vow/VBD/ROOT to/TO/mark:4 leave/VB/xcomp:2 ,/, Iran/NNP/nsubj:7 said|say/VBD/parataxis:4 ./.",
        [("IRN", "Turkey vowed to leave", ()), ("TUR", "to leave", ("state/IRN",))],
    ),
    "according to, at the end": (
        "Turkey/NNP/nsubj:2 demanded|demand/VBD/ROOT that/IN/mark:5 troops/NNS/nsubj:5 leave/VB/ccomp:2 ,/, according|accord/VBG/case:9 to/IN/fixed:7 Iran/NNP/obl:5 ./.",
        [("IRN", "Turkey demanded that troops leave", ()), ("TUR", "troops leave", ("state/IRN",))],
    ),
    "according to somebody whom the parser calls close": (
        "Turkey/NNP/nsubj:2 left|leave/VBD/ROOT ,/, according|accord/VBG/case:6 to/IN/fixed:4 close/JJ/obl:2 to/IN/case:8 Iran/NNP/nmod:6 ./.",
        [("IRN", "Turkey left", ())],
    ),
    "according to, hung on what only adds": (
        "Turkey/NNP/nsubj:2 hosted|host/VBD/ROOT men/NNS/obj:2 who/WP/nsubj:5 left|leave/VBD/acl:relcl:3 ,/, according|accord/VBG/case:9 to/IN/fixed:7 Iran/NNP/obl:5 ./.",
        [("IRN", "Turkey hosted men who left", ())],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ENDS)
def test_who_tells_it_last_tells_the_whole_sentence(case: str) -> None:
    tree, wanted = ENDS[case]
    assert [(c.speaker and c.speaker[-3:], c.content.text, c.via) for c in claims(tree)] == wanted


WITHIN = {
    "according to without a comma is how, not who": (
        "Turkey/NNP/nsubj:2 demanded|demand/VBD/ROOT that/IN/mark:5 troops/NNS/nsubj:5 leave/VB/ccomp:2 according|accord/VBG/case:9 to/IN/fixed:6 the/DT/det:9 treaty/NN/obl:5 ./.",
        "troops leave according to the treaty",
    ),
    "somebody who says so in the middle": (
        "Turkey/NNP/nsubj:2 said|say/VBD/ROOT that/IN/mark:9 troops/NNS/nsubj:9 ,/, Iran/NNP/nsubj:7 said|say/VBD/parataxis:9 ,/, left|leave/VBD/ccomp:2 ./.",
        "troops, Iran said, left",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WITHIN)
def test_what_is_no_aside_at_the_end_stays_in_the_content(case: str) -> None:
    tree, wanted = WITHIN[case]
    assert [c.content.text for c in claims(tree) if c.speaker == "state/TUR"] == [wanted]


def test_addressee() -> None:
    tree = f"Iran/NNP/nsubj:told told|tell/VBD/ROOT Turkey/NNP/obj:told that/IN/mark:left {LEFT}/ccomp:told ./."
    (claim,) = claims(tree)
    assert claim.addressee == "state/TUR"


def test_date_beside_the_cue() -> None:
    tree = f"{SAID} yesterday/NN/obl:said that/IN/mark:left {LEFT}/ccomp:said ./."
    (claim,) = claims(tree)
    assert claim.when.start == dt.date(2024, 4, 25)


def test_date_in_the_content_is_not_that_of_the_claim() -> None:
    (claim,) = claims(f"{SAID} that/IN/mark:left {LEFT}/ccomp:said yesterday/NN/obl:left ./.")
    assert not claim.when.given


ACCUSED = (
    "Iran/NNP/nsubj:2 accused|accuse/VBD/ROOT Turkey/NNP/obj:2 {date}of/IN/mark:{verb} crossing|cross/VBG/advcl:2 its/PRP$/nmod:poss:{border} "
    "border/NN/obj:{verb} ,/, two/CD/nummod:{days} days|day/NNS/obl:unmarked:2 after/IN/case:{clash} a/DT/det:{clash} clash/NN/obl:2 ./."
)


def test_date_of_the_cue_within_the_hull_of_its_content() -> None:
    """The phrase without a known anchor gives no day; Wednesday hangs on what was done, though the content lies around it."""
    tree = ACCUSED.format(date="on/IN/case:5 Wednesday/NNP/obl:2 ", verb=7, border=9, days=12, clash=15)
    (claim,) = claims(tree)
    assert (claim.when.start, claim.when.text) == (dt.date(2024, 4, 24), "Wednesday")


def test_date_that_tells_no_day_is_none() -> None:
    (claim,) = claims(ACCUSED.format(date="", verb=5, border=7, days=10, clash=13))
    assert not claim.when.given


def test_speaker_and_cue_have_spans() -> None:
    (claim,) = claims(f"the/DT/det:envoy envoy/NN/nsubj:said of/IN/case:Iran Iran/NNP/nmod:envoy said|say/VBD/ROOT {LEFT}/ccomp:said ./.",
                      names=Names(actors={"envoy": "office/envoy-irn"}))  # fmt: skip
    assert (claim.speaker_text, claim.cue and claim.cue.text) == ("the envoy of Iran", "said")


def test_unclosed_quotation_is_less_sure() -> None:
    open_ = "Iran/NNP/nsubj:said said|say/VBD/ROOT :/: “/`` We/PRP/nsubj:agree agree/VBP/ccomp:said fully/RB/advmod:agree ./."
    (closed,) = claims(CLAIMS["quotation behind the cue"][0])
    (unclosed,) = claims(open_)
    assert 0 < unclosed.confidence < closed.confidence <= 1


def test_event_in_the_content_is_reported() -> None:
    tree = (
        f"{SAID} that/IN/mark:attacked Iraq/NNP/nsubj:attacked attacked|attack/VBD/ccomp:said Oman/NNP/obj:attacked ./."
    )
    found = [e for e in events(tree) if e.type == "ASSAULT"]
    (claim,) = claims(tree)
    assert link_events([claim], found) == ({found[0].id: [claim.id]}, {claim.id: [found[0].id]})


def test_event_outside_the_content_is_not_reported() -> None:
    tree = f"Iraq/NNP/nsubj:attacked attacked|attack/VBD/ROOT Oman/NNP/obj:attacked as/IN/mark:said Iran/NNP/nsubj:said said|say/VBD/advcl:attacked that/IN/mark:left {LEFT}/ccomp:said ./."
    assert link_events(claims(tree), events(tree)) == ({}, {})


def test_same_text_gives_the_same_ids() -> None:
    tree = CLAIMS["clause"][0]
    assert [c.id for c in claims(tree)] == [c.id for c in claims(tree)]


def test_who_is_called_what_is_said_of_him() -> None:
    (claim,) = claims(
        "Iran/NNP/nsubj:called called|call/VBD/ROOT the/DT/det:vote vote/NN/obj:called a/DT/det:farce farce/NN/obj:called ./."
    )
    assert shown(claim) == ("IRN", "say", "indirect", "the vote a farce")


def test_who_is_blamed_for_what() -> None:
    (claim,) = claims(
        "Iran/NNP/nsubj:accused accused|accuse/VBD/ROOT Turkey/NNP/obj:accused of/IN/mark:hiding hiding|hide/VBG/advcl:accused fish/NN/obj:hiding ./."
    )
    assert shown(claim) == ("IRN", "accuse", "indirect", "Turkey of hiding fish")


def test_what_nobody_named_believes() -> None:
    (claim,) = claims(
        "It/PRP/nsubj:pass:believed is/VBZ/aux:pass:believed believed|believe/VBN/ROOT that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD/ccomp:believed ./."
    )
    assert (claim.speaker, claim.stance, claim.content.text) == (None, "believe", "troops left")


def test_quotation_that_goes_on_has_no_cue_of_its_own() -> None:
    first, second = claims(
        f"{QUOTED.format('said')} {SAID} ./.",
        "“/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:town town/NN/obj:left ./. ”/''",
    )
    assert (second.cue, second.continues, second.speaker) == (None, first.id, first.speaker)


def test_what_somebody_is_stands_with_his_name() -> None:
    tree = f"His/PRP$/nmod:poss:aide aide/NN/nsubj:said Khan/NNP/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./."
    (claim,) = claims(tree)
    assert claim.speaker_text == "His aide Khan"


def test_who_tells_what_the_next_paragraph_takes_up() -> None:
    first, second = claims(
        "“/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:town town/NN/obj:left ./.",
        f"{QUOTED.format('said')} {SAID} ./.",
        apart=True,
    )
    assert (first.speaker, first.cue, first.continues) == (second.speaker, None, second.id)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (" “We agree,” ", "We agree"),
        ("'tis so", "'tis so"),
        ("“free” trade,", "“free” trade"),
        ('"free" trade', '"free" trade'),
        (" ,\n", ""),
        ("", ""),
    ],
)
def test_edges_of_a_content_are_trimmed(text: str, wanted: str) -> None:
    start, end = trim(f"He: {text} he said", (4, 4 + len(text)))
    assert f"He: {text} he said"[start:end] == wanted


def test_a_document_speaks_for_whom_it_is_from() -> None:
    names = Names(actors={"Iran": "state/IRN", "Paz": "person/paz"})
    (claim,) = claims(
        f"Iran/NNP/nsubj:sent sent|send/VBD/ROOT a/DT/det:note note/NN/obj:sent from/IN/case:Paz Paz/NNP/nmod:note saying|say/VBG/acl:note {LEFT}/ccomp:saying ./.",
        names=names,
    )
    assert claim.speaker == "person/paz"


def test_a_document_speaks_for_who_issued_it() -> None:
    (claim,) = claims(
        f"Iran/NNP/nsubj:released released|release/VBD/ROOT a/DT/det:note note/NN/obj:released saying|say/VBG/acl:note {LEFT}/ccomp:saying ./."
    )
    assert (claim.speaker, claim.content.text) == ("state/IRN", "troops left")


def test_who_tells_a_quotation_stands_behind_its_last_sentence() -> None:
    (claim,) = claims(
        "“/`` We/PRP/nsubj:agree agree/VBP/ROOT fully/RB/advmod:agree ./.",
        "Who/WP/nsubj:cares cares/VBZ/ccomp:said now/RB/advmod:cares ?/./punct:cares ”/'' said|say/VBD/ROOT Iran/NNP/nsubj:left as/IN/mark:left she/PRP/nsubj:left left/VBD/ccomp:said ./.",
    )
    assert (claim.speaker, claim.content.text) == ("state/IRN", "We agree fully. Who cares now?")
