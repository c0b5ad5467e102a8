"""What is said and by whom where the parser tore a sentence: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.cues import sentence_attributions
from factory import contents, sentence, texts, told

AIDES = "aides|aide/NNS/nsubj:said said|say/VBD"
GONE = "is/VBZ/cop:gone gone/JJ"


# what the case shows: (tree, who says, what)
TORN = {
    "an aside between the halves of what is said": (
        f"What/WP/obj:won Iran/NNP/nsubj:won won|win/VBD/ccomp:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said {GONE}/ccomp:said ./.",
        ["aides"], ["What Iran won", "is gone"],
    ),
    "an aside hung on the subject": (
        f"Khan/NNP/nsubj:gone ,/,/punct:said {AIDES}/parataxis:Khan ,/,/punct:said {GONE}/ROOT ./.",
        ["aides"], ["Khan", "is gone"],
    ),
    "a subject torn off by an aside": (
        f"Khan/NNP/nsubj:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said {GONE}/ccomp:said ./.",
        ["aides"], ["Khan", "is gone"],
    ),
    "a subject left hanging on the cue": (
        f"{AIDES}/ROOT half/NN/dep:said of/IN/case:it it/PRP/nmod:half {GONE}/ccomp:said ./.",
        ["aides"], ["half of it is gone"],
    ),
    "a sentence before one that opens with that": (
        f"It/PRP/nsubj:ended ended|end/VBD/ccomp:said ,/,/punct:said {AIDES}/ROOT that/IN/mark:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what the sayer does next": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said and/CC/cc:urged urged|urge/VBD/conj:gone Iraq/NNP/obj:urged to/TO/mark:wait wait/VB/xcomp:urged ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what the sayer does next, not who suffers": (
        f"{AIDES}/ROOT men/NNS/nsubj:pass:hurt were/VBD/aux:pass:hurt hurt|hurt/VBN/ccomp:said and/CC/cc:warned warned|warn/VBD/conj:hurt that/IN/mark:waits Khan/NNP/nsubj:waits waits|wait/VBZ/ccomp:warned ./.",
        ["aides"], ["men were hurt"],
    ),
    "what the sayer says next, not what is spoken of": (
        f"{AIDES}/ROOT votes|vote/NNS/nsubj:failed failed|fail/VBD/ccomp:said and/CC/cc:warned warned|warn/VBD/conj:failed Khan/NNP/nsubj:waits waits|wait/VBZ/ccomp:warned ./.",
        ["aides"], ["votes failed"],
    ),
    "what the sayer says next, who is meant by she": (
        f"{AIDES}/ROOT they/PRP/nsubj:left left|leave/VBD/ccomp:said and/CC/cc:warned warned|warn/VBD/conj:left that/IN/mark:waits Khan/NNP/nsubj:waits waits|wait/VBZ/ccomp:warned ./.",
        ["aides"], ["they left"],
    ),
    "what the sayer tells no more": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said but/CC/cc:give would/MD/aux:give not/RB/advmod:give give/VB/conj:gone details/NNS/obj:give ./.",
        ["aides"], ["Khan is gone"],
    ),
    "a participle behind a quotation and its cue": (
        f"``/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ''/''/punct:gone {AIDES}/ROOT ,/,/punct:arguing arguing|argue/VBG/ccomp:said that/IN/mark:left Iraq/NNP/nsubj:left left|leave/VBD/ccomp:arguing ./.",
        ["aides"], ["Khan is gone ''"],
    ),
    "what another one reports with it": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:left left|leave/VBD/ccomp:said ,/,/punct:left with/IN/mark:reporting Iraq/NNP/nsubj:reporting reporting|report/VBG/advcl:left it/PRP/nsubj:stays stays|stay/VBZ/ccomp:reporting ./.",
        ["aides"], ["Khan left"],
    ),
    "what no comma sets off": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:left left|leave/VBD/ccomp:said warning|warn/VBG/advcl:left Iraq/NNP/obj:warning ./.",
        ["aides"], ["Khan left warning Iraq"],
    ),
    "what she charges, where nobody told of is called she": (
        f"{AIDES}/ROOT votes|vote/NNS/nsubj:failed failed|fail/VBD/ccomp:said and/CC/cc:blamed she/PRP/nsubj:blamed blamed|blame/VBD/conj:failed Khan/NNP/obj:blamed ./.",
        ["aides"], ["votes failed"],
    ),
    "whom she warns, where nobody told of is called she": (
        f"{AIDES}/ROOT votes|vote/NNS/nsubj:failed failed|fail/VBD/ccomp:said but/CC/cc:warned she/PRP/nsubj:warned warned|warn/VBD/conj:failed Khan/NNP/iobj:warned against/IN/case:fraud fraud/NN/obl:warned ./.",
        ["aides"], ["votes failed"],
    ),
    "a deed behind what would be": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:stay would/MD/aux:stay stay/VB/ccomp:said who/WP/nsubj:win would/MD/aux:win win/VB/acl:relcl:Khan ,/,/punct:met and/CC/cc:met met|meet/VBD/conj:win Iraq/NNP/obj:met ./.",
        ["aides"], ["Khan would stay who would win"],
    ),
    "what goes on without a subject": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:go would/MD/aux:go go/VB/ccomp:said ,/,/punct:make make/VB/ccomp:said peace/NN/obj:make ./.",
        ["aides"], ["Khan would go , make peace"],
    ),
    "a clause with that, read as a circumstance": (
        f"{AIDES}/ROOT Iraq/NNP/obj:said that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/advcl:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what a preposition holds": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:set is/VBZ/cop:set set/JJ/ccomp:said for/IN/mark:making making|make/VBG/advcl:set peace/NN/obj:making ./.",
        ["aides"], ["Khan is set for making peace"],
    ),
    "what another one says against it": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said ,/,/punct:warned while/IN/mark:warned Iraq/NNP/nsubj:warned warned|warn/VBD/advcl:gone it/PRP/nsubj:stays stays|stay/VBZ/ccomp:warned ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what is said hung on where it was said": (
        f"{AIDES}/ROOT in/IN/case:note a/DT/det:note note/NN/obl:said that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/acl:note ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what is said hung on a day": (
        f"{AIDES}/ROOT in/IN/case:note a/DT/det:note note/NN/obl:said on/IN/case:May May/NNP/nmod:note that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/acl:May ./.",
        ["aides"], ["Khan is gone"],
    ),
    "whose party it is, behind a quotation": (
        f"``/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ''/''/punct:said said|say/VBD/ROOT aides|aide/NNS/nsubj:said ,/,/punct:ruled whose/PRP$/nmod:poss:party party/NN/nsubj:ruled ruled|rule/VBD/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "who he is, behind a quotation": (
        f"``/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ''/''/punct:said said|say/VBD/ROOT aides|aide/NNS/nsubj:said ,/,/punct:ruled who/WP/nsubj:ruled ruled|rule/VBD/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what they do while they speak, behind a quotation": (
        f"``/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ''/''/punct:said {AIDES}/ROOT ,/,/punct:sitting sitting|sit/VBG/ccomp:said down/RB/advmod:sitting ./.",
        ["aides"], ["Khan is gone"],
    ),
    "a speaker behind as": (
        f"As/IN/case:aides aides|aide/NNS/obl:put put|put/VBD/ROOT it/PRP/obj:put :/: “/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:put ./.",
        ["aides"], ["Khan is gone"],
    ),
    "an aside within its clause": (
        f"Khan/NNP/nsubj:gone ,/,/punct:said {AIDES}/ROOT ,/,/punct:said {GONE}/ccomp:said ./.",
        ["aides"], ["Khan", "is gone"],
    ),
    "another cue": (
        f"It/PRP/nsubj:ended ended|end/VBD/ROOT ,/,/punct:said {AIDES}/parataxis:ended ,/,/punct:said Andina/NNP/nsubj:reported reported|report/VBD/ccomp:said ./.",
        ["aides"], ["It ended"],
    ),
    "a title torn off its name": (
        f"United/NNP/compound:States States/NNP/nsubj:said Adams/NNP/nsubj:said said|say/VBD/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["Adams"], ["Khan is gone"],
    ),
    "a name behind what stands for it": (
        f"A/DT/det:farmer farmer/NN/nsubj:said ,/,/punct:farmer Adams/NNP/nsubj:said said|say/VBD/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["Adams", "farmer"], ["Khan is gone"],
    ),
    "quoted words are no sayer": (
        f'"/``/punct:said The/DT/det:end end/NN/nsubj:said ,/,/punct:said "/\'\'/punct:said {AIDES}/ROOT ,/,/punct:said {GONE}/ccomp:said ./.',
        ["aides"], ["The end", "is gone"],
    ),
    "a sayer taken for another name of the subject": (
        f"Khan/NNP/nsubj:said ,/,/punct:Adams Adams/NNP/appos:Khan said|say/VBD/ROOT ,/,/punct:said {GONE}/ccomp:said ./.",
        ["Adams"], ["Khan", "is gone"],
    ),
    "a subject that the cue hangs on": (
        "No/DT/det:army army/NN/ROOT ,/,/punct:said aides|aide/NNS/nsubj:said said|say/VBD/parataxis:army ,/,/punct:said wants|want/VBZ/ccomp:said war/NN/obj:wants ./.",
        ["aides"], ["No army", "wants war"],
    ),
    "a subject taken for a clause": (
        f"The/DT/det:report report/NN/ccomp:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said {GONE}/ccomp:said ./.",
        ["aides"], ["The report", "is gone"],
    ),
    "a day within the aside": (
        f"Khan/NNP/nsubj:said ,/,/punct:said {AIDES}/ROOT on/IN/case:Friday Friday/NNP/obl:gone ,/,/punct:said {GONE}/ccomp:said ./.",
        ["aides"], ["Khan", "is gone"],
    ),
    "who asked, taken for who was asked": (
        "“/`` Who/WP/nsubj:left left|leave/VBD/ccomp:said ?/./punct:left ”/'' said|say/VBD/ROOT a/DT/det:reporter reporter/NN/iobj:said ./.",
        ["reporter"], ["Who left"],
    ),
    "who speaks behind quoted words, taken for a clause": (
        "“/`` It/PRP/nsubj:left left|leave/VBD/ccomp:said ,/,/punct:left ”/'' said|say/VBD/ROOT one/CD/nummod:friend friend/NN/ccomp:said ./.",
        ["friend"], ["It left"],
    ),
    "one word before the source": (
        "Khan/NNP/nsubj:left ,/,/punct:aides according|accord/VBG/case:aides to/IN/fixed:according aides|aide/NNS/obl:left ,/,/punct:aides left|leave/VBD/ROOT the/DT/det:city city/NN/obj:left ./.",
        ["aides"], ["Khan", "left the city"],
    ),
    "a condition ahead of an aside": (
        f"If/IN/mark:fails it/PRP/nsubj:fails fails|fail/VBZ/advcl:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["aides"], ["If it fails", "Khan is gone"],
    ),
    "however is no word of who tells an aside": (
        f"However/RB/advmod:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "what stands ahead of quoted words is told by who tells the story": (
        f"In/IN/case:May May/NNP/obl:said ,/,/punct:said {AIDES}/ROOT ,/,/punct:said “/``/punct:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
    "an aside that as opens": (
        f"As/IN/mark:said {AIDES}/advcl:gone ,/,/punct:said Khan/NNP/nsubj:gone {GONE}/ROOT ./.",
        ["aides"], ["Khan is gone"],
    ),
    "a sayer whose participle was read as a clause": (
        f"Aides|aide/NNS/nsubj:briefed briefed|brief/VBD/ccomp:said there/RB/advmod:briefed said|say/VBD/ROOT that/IN/mark:gone Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["Aides"], ["Khan is gone"],
    ),
    "whom a relative clause tells of": (
        "Adams/NNP/ROOT who/WP/nsubj:gone aides|aide/NNS/nsubj:said said|say/VBD/acl:relcl:Adams is/VBZ/cop:gone gone/JJ/ccomp:said ./.",
        ["aides"], ["is gone"],
    ),
    "a day is no sayer": (
        f"Sunday/NNP/nsubj:said {AIDES}/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said ./.",
        ["aides"], ["Khan is gone"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TORN)
def test_torn_sentence(case: str) -> None:
    tree, speakers, content = TORN[case]
    found = told(tree, next(cue for cue in ("according", "said", "put") if f" {cue}" in tree))
    assert (texts(found.speakers), contents(found)) == (speakers, content)


def test_what_the_sayer_does_next_is_his() -> None:
    tree, *_ = TORN["what the sayer does next"]
    assert texts(told(tree, "urged").speakers) == ["aides"]


def test_wants_of_two_do_not_tell_each_other() -> None:
    tree = "Iran/NNP/nsubj:2 wants|want/VBZ/ROOT ships/NNS/obj:2 ,/,/punct:6 Iraq/NNP/nsubj:6 wants|want/VBZ/parataxis:2 peace/NN/obj:6 ./."
    assert [contents(a) for a in sentence_attributions(sentence(tree))] == [["ships"], ["peace"]]


def test_object_behind_a_closing_mark_speaks() -> None:
    tree = "\"/``/punct:wrote Stay/VB/ccomp:wrote \"/''/punct:wrote wrote|write/VBD/ROOT one/CD/nummod:reader reader/NN/obj:wrote ./."
    assert texts(told(tree, "wrote").speakers) == ["reader"]


def test_filled_frame_goes_before_one_that_needs_a_quotation() -> None:
    tree = (
        "Iran/NNP/nsubj:advised advised|advise/VBD/ROOT Iraq/NNP/obj:advised to/TO/mark:wait wait/VB/xcomp:advised ./."
    )
    assert contents(told(tree, "advised")) == ["Iraq to wait"]


def test_fears_of_nobody_named_are_told() -> None:
    tree = "Amid/IN/case:fears fears|fear/NNS/obl:rose that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/acl:fears prices/NNS/nsubj:rose rose|rise/VBD/ROOT ./."
    found = told(tree, "fears")
    assert (found.speakers, found.private, contents(found)) == ((), False, ["Khan is gone"])


# what the case shows: (tree, cue, what)
FRAMES = {
    "a proposal": ("Iran/NNP/nsubj:proposed proposed|propose/VBD/ROOT lifting|lift/VBG/xcomp:proposed bans|ban/NNS/obj:lifting ./.", "proposed", ["lifting bans"]),
    "a call": ("Iran/NNP/nsubj:called called|call/VBD/ROOT for/IN/mark:ending ending|end/VBG/advcl:called bans|ban/NNS/obj:ending ./.", "called", ["ending bans"]),
    "a survey": ("The/DT/det:poll poll/NN/nsubj:shows shows|show/VBZ/ROOT a/DT/det:lead lead/NN/obj:shows ./.", "shows", ["a lead"]),
    "a guide": ("The/DT/det:guide guide/NN/nsubj:shows shows|show/VBZ/ROOT a/DT/det:lead lead/NN/obj:shows ./.", "shows", []),
    "promise, shown": ("The/DT/det:study study/NN/nsubj:shows shows|show/VBZ/ROOT promise/NN/obj:shows ./.", "shows", []),
    "its own way": ("The/DT/det:poll poll/NN/nsubj:found found|find/VBD/ROOT its/PRP$/nmod:poss:way way/NN/obj:found ./.", "found", []),
    "a question": ("Iran/NNP/nsubj:asked asked|ask/VBD/ROOT aides|aide/NNS/iobj:asked if/IN/mark:left Khan/NNP/nsubj:left left|leave/VBD/advcl:asked ./.", "asked", ["if Khan left"]),
    "a worry": ("Iran/NNP/nsubj:worried is/VBZ/cop:worried worried/JJ/ROOT about/IN/case:food food/NN/obl:worried ./.", "worried", ["food"]),
    "a worry over an act": ("Iran/NNP/nsubj:worried is/VBZ/cop:worried worried/JJ/ROOT about/IN/mark:losing losing|lose/VBG/advcl:worried food/NN/obj:losing ./.", "worried", ["losing food"]),
    "what somebody remains": ("Iran/NNP/nsubj:remained remained|remain/VBD/ROOT hopeful/JJ/xcomp:remained that/IN/mark:left Khan/NNP/nsubj:left left|leave/VBD/ccomp:hopeful ./.", "hopeful", ["Khan left"]),
    "a promise, behind its day": ("Iran/NNP/nsubj:promised promised|promise/VBD/ROOT on/IN/case:Sunday Sunday/NNP/obl:promised to/TO/mark:leave leave/VB/advcl:promised ./.", "promised", ["to leave"]),
    "an act threatened": ("Iran/NNP/nmod:poss:threat ’s/POS/case:Iran threat/NN/nsubj:failed of/IN/mark:leaving leaving|leave/VBG/acl:threat failed|fail/VBD/ROOT ./.", "threat", ["leaving"]),
}  # fmt: skip


@pytest.mark.parametrize("case", FRAMES)
def test_what_a_cue_governs(case: str) -> None:
    tree, cue, content = FRAMES[case]
    found = [a for a in sentence_attributions(sentence(tree)) if a.cue.text == cue]
    assert [part for a in found for part in contents(a)] == content


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("sought|seek/VBD", True),
        ("appeared|appear/VBD", True),
        ("quick/JJ", True),
        ("used|use/VBD", True),
        ("declined|decline/VBD", False),
    ],
)
def test_an_infinitive_is_said_where_it_is_under_way(head: str, said: bool) -> None:  # noqa: FBT001
    link = "advcl" if "use" in head else "xcomp"
    cop = "was/VBD/cop:3 " if "JJ" in head else "then/RB/advmod:3 "
    tree = f"Iran/NNP/nsubj:3 {cop}{head}/ROOT to/TO/mark:warn warn/VB/{link}:3 that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:warn ./."
    assert [texts(a.speakers) for a in sentence_attributions(sentence(tree))] == ([["Iran"]] if said else [])


NOTHING = {
    "as, not an aside": "Iran/NNP/nsubj:left left|leave/VBD/ROOT as/IN/mark:said aides|aide/NNS/nsubj:said said|say/VBD/advcl:left farewell/NN/obj:said ./.",
    "as, while something else happened": "As/IN/mark:argued aides|aide/NNS/nsubj:argued argued|argue/VBD/advcl:left ,/,/punct:left Iran/NNP/nsubj:left left|leave/VBD/ROOT ./.",
    "blamed for the third time": "Iran/NNP/nsubj:blamed blamed|blame/VBD/ROOT Iraq/NNP/obj:blamed for/IN/case:time the/DT/det:time third/JJ/amod:time time/NN/obl:blamed ./.",
    "called on to say": "Khan/NNP/nsubj:called called|call/VBD/ROOT to/TO/mark:say say/VB/advcl:called that/IN/mark:left Iran/NNP/nsubj:left left|leave/VBD/ccomp:say ./.",
    "moved by the words of a hymn": "Khan/NNP/nsubj:pass:moved was/VBD/aux:pass:moved moved|move/VBN/ROOT by/IN/case:words the/DT/det:words words|word/NNS/obl:agent:moved of/IN/case:hymn a/DT/det:hymn hymn/NN/nmod:words ./.",
    "tried to confirm": "Iran/NNP/nsubj:tried tried|try/VBD/ROOT to/TO/mark:confirm confirm/VB/xcomp:tried that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:confirm ./.",
    "asked not to be named": "He/PRP/nsubj:asked asked|ask/VBD/ROOT not/RB/advmod:named to/TO/mark:named be/VB/aux:pass:named named|name/VBN/xcomp:asked ./.",
    "let us say": "Let/VB/ROOT us/PRP/obj:Let say/VB/xcomp:Let that/IN/mark:gone Khan/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:say ./.",
    "a note according to which": "A/DT/det:note note/NN/ROOT according|accord/VBG/case:which to/IN/fixed:according which/WDT/obl:paid Iran/NNP/nsubj:paid paid|pay/VBD/acl:note Iraq/NNP/obj:paid ./.",
    "answers that were asked for": "Iran/NNP/nsubj:gave gave|give/VBD/ROOT answers|answer/NNS/obj:gave that/WDT/obj:wanted Iraq/NNP/nsubj:wanted wanted/VBD/acl:relcl:answers ./.",
}  # fmt: skip


@pytest.mark.parametrize("case", NOTHING)
def test_nothing_is_told(case: str) -> None:
    assert [contents(a) for a in sentence_attributions(sentence(NOTHING[case])) if a.content] == []


def test_the_us_is_no_pronoun() -> None:
    tree = f"The/DT/det:US US/NNP/nsubj:said said|say/VBD/ROOT Khan/NNP/nsubj:gone {GONE}/ccomp:said ./."
    assert texts(told(tree).speakers) == ["US"]


def test_participles_of_saying_that_are_joined_say_two_things() -> None:
    tree = f"Iran/NNP/nsubj:left left|leave/VBD/ROOT ,/,/punct:telling telling|tell/VBG/advcl:left aides/NNS/iobj:telling Khan/NNP/nsubj:gone {GONE}/ccomp:telling and/CC/cc:asking asking|ask/VBG/conj:gone who/WP/nsubj:stayed stayed|stay/VBD/ccomp:asking ./."
    home = sentence(tree)
    assert [(texts(a.speakers), contents(a)) for a in sentence_attributions(home)] == [
        (["Iran"], ["Khan is gone"]),
        (["Iran"], ["who stayed"]),
    ]


# what the case shows: (tree, cue, who says, what)
NOUNS = {
    "a claim is that": (
        f"His/PRP$/nmod:poss:claim claim/NN/nsubj:outer:gone is/VBZ/cop:gone that/IN/mark:gone Khan/NNP/nsubj:gone {GONE}/ROOT ./.",
        "claim", ["His"], ["Khan is gone"],
    ),
    "from whom it comes, the clause hung on the verb": (
        "Iran/NNP/nsubj:met met|meet/VBD/ROOT criticism/NN/obj:met from/IN/case:Oman Oman/NNP/nmod:criticism that/IN/mark:left it/PRP/nsubj:left left|leave/VBD/advcl:met ./.",
        "criticism", ["Oman"], ["it left"],
    ),
    "who suffers it does not say it": (
        "Iran/NNP/nsubj:faced faced|face/VBD/ROOT criticism/NN/obj:faced that/IN/mark:left it/PRP/nsubj:left left|leave/VBD/acl:criticism ./.",
        "criticism", [], ["it left"],
    ),
    "who repeats his claim": (
        "Iran/NNP/nsubj:repeated repeated|repeat/VBD/ROOT its/PRP$/nmod:poss:claim claim/NN/obj:repeated that/IN/mark:left Oman/NNP/nsubj:left left|leave/VBD/ccomp:repeated ./.",
        "repeated", ["Iran"], ["Oman left"],
    ),
    "a subject taken off": (
        "Iran/NNP/nsubj:admits admits|admit/VBZ/ROOT the/DT/det:raid raid/NN/obj:admits had/VBD/aux:failed failed|fail/VBN/ccomp:admits ./.",
        "admits", ["Iran"], ["the raid had failed"],
    ),
    "who is asked for, with what he is to do": (
        "Iran/NNP/nsubj:called called|call/VBD/ROOT for/IN/case:Khan Khan/NNP/obl:called to/TO/mark:leave leave/VB/advcl:called ./.",
        "called", ["Iran"], ["Khan to leave"],
    ),
    "who is called on to leave, on a day": (
        "Iran/NNP/nsubj:called called|call/VBD/ROOT on/IN/case:Sunday Sunday/NNP/obl:called for/IN/case:Khan Khan/NNP/obl:called to/TO/mark:leave leave/VB/xcomp:called ./.",
        "called", ["Iran"], ["Khan to leave"],
    ),
    "somebody asked by another": (
        f"Asked|ask/VBN/advcl:said by/IN/case:aides aides/NNS/obl:agent:Asked whether/IN/mark:gone Khan/NNP/nsubj:gone {GONE}/ccomp:Asked ,/, Iran/NNP/nsubj:said said|say/VBD/ROOT no/UH/obj:said ./.",
        "Asked", ["aides"], ["whether Khan is gone"],
    ),
    "whom a poll shows ahead": (
        "Polls|poll/NNS/nsubj:show show/VBP/ROOT him/PRP/obj:show leading|lead/VBG/xcomp:show Khan/NNP/obj:leading ./.",
        "show", ["Polls"], ["him leading Khan"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOUNS)
def test_what_a_noun_or_the_clause_behind_it_tells(case: str) -> None:
    tree, cue, speakers, wanted = NOUNS[case]
    found = told(tree, cue)
    assert (texts(found.speakers), contents(found)) == (speakers, wanted)


WARN = "that/IN/mark:gone Iran/NNP/nsubj:gone is/VBZ/cop:gone gone/JJ/ccomp:warn"
# what the case shows: (tree, cue, who says, what)
SHARED = {
    "what those many say next, not he of whom they tell": (
        f"Aides|aide/NNS/nsubj:fear fear/VBP/ROOT that/IN/mark:left Khan/NNP/nsubj:left has/VBZ/aux:left left|leave/VBN/ccomp:fear and/CC/cc:warn warn/VB/conj:left {WARN} ./.",
        "warn", ["Aides"], ["Iran is gone"],
    ),
    "what those many fear, up to what they say next": (
        f"Aides|aide/NNS/nsubj:fear fear/VBP/ROOT that/IN/mark:left Khan/NNP/nsubj:left has/VBZ/aux:left left|leave/VBN/ccomp:fear and/CC/cc:warn warn/VB/conj:left {WARN} ./.",
        "fear", ["Aides"], ["Khan has left"],
    ),
    "a past tense taken for a participle": (
        f"{AIDES}/ROOT they/PRP/nsubj:know did/VBD/aux:know not/RB/advmod:know know/VB/ccomp:said and/CC/cc:warned warned|warn/VBN/conj:know that/IN/mark:left Khan/NNP/nsubj:left left|leave/VBD/ccomp:warned ./.",
        "said", ["aides"], ["they did not know"],
    ),
    "what somebody never did is told of him": (
        f"{AIDES}/ROOT Khan/NNP/nsubj:waited has/VBZ/aux:waited waited|wait/VBN/ccomp:said and/CC/cc:called never/RB/advmod:called called|call/VBD/conj:waited ./.",
        "said", ["aides"], ["Khan has waited and never called"],
    ),
    "who urges somebody and warns": (
        f"Khan/NNP/nsubj:urged urged|urge/VBD/ROOT Oman/NNP/obj:urged to/TO/mark:wait wait/VB/xcomp:urged and/CC/cc:warned warned|warn/VBD/conj:wait that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:warned ./.",
        "warned", ["Khan"], ["Iran is gone"],
    ),
    "what somebody is urged to do, up to the warning": (
        f"Khan/NNP/nsubj:urged urged|urge/VBD/ROOT Oman/NNP/obj:urged to/TO/mark:wait wait/VB/xcomp:urged and/CC/cc:warned warned|warn/VBD/conj:wait that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:warned ./.",
        "urged", ["Khan"], ["Oman to wait"],
    ),
    "who writes to somebody saying": (
        f"Khan/NNP/nsubj:emailed emailed|email/VBD/ROOT aides/NNS/obj:emailed saying|say/VBG/xcomp:emailed that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:saying ./.",
        "saying", ["Khan"], ["Iran is gone"],
    ),
    "who makes a point of saying": (
        f"Khan/NNP/nsubj:made made|make/VBD/ROOT a/DT/det:point point/NN/obj:made of/IN/mark:saying saying|say/VBG/acl:point that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:saying ./.",
        "saying", ["Khan"], ["Iran is gone"],
    ),
    "who adds to quoted words, not what they are about": (
        f"``/``/punct:over Talks/NNS/nsubj:added are/VBP/cop:over over/RB/advcl:added ,/,/punct:over ''/''/punct:over Khan/NNP/nsubj:added added|add/VBD/ROOT ,/,/punct:noting noting|note/VBG/advcl:added that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:noting ./.",
        "noting", ["Khan"], ["Iran is gone"],
    ),
    "a subject hung on a helping verb": (
        f"Khan/NNP/nsubj:has ,/,/punct:has who/WP/nsubj:has has/VBZ/aux:tweeted fans/NNS/obj:has ,/,/punct:tweeted tweeted|tweet/VBD/ROOT that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:tweeted ./.",
        "tweeted", ["Khan"], ["Iran is gone"],
    ),
    "who has argued, taken for who was": (
        f"Khan/NNP/nsubj:left left|leave/VBD/ROOT who/WP/nsubj:pass:argued ’s/VBZ/aux:argued argued|argue/VBN/acl:relcl:Khan that/IN/mark:gone Iran/NNP/nsubj:gone {GONE}/ccomp:argued ./.",
        "argued", ["Khan"], ["Iran is gone"],
    ),
    "of two subjects the nearer": (
        "The/DT/det:idea idea/NN/nsubj:outer:suggested of/IN/case:it it/PRP/nmod:idea grew|grow/VBD/acl:relcl:idea as/IN/case:number a/DT/det:number number/NN/nsubj:suggested of/IN/case:writers writers|writer/NNS/nmod:number suggested|suggest/VBD/ROOT Iran/NNP/nsubj:left left|leave/VBD/ccomp:suggested ./.",
        "suggested", ["number", "idea"], ["Iran left"],
    ),
    "who is called to do what": (
        "Iran/NNP/nsubj:renewed renewed|renew/VBD/ROOT its/PRP$/nmod:poss:calls calls|call/NNS/obj:renewed for/IN/case:Oman Oman/NNP/nmod:calls to/TO/mark:leave leave/VB/advcl:renewed ./.",
        "calls", ["Iran"], ["Oman to leave"],
    ),
    "what goes on behind an aside": (
        "Khan/NNP/nsubj:held held|hold/VBD/ROOT cash/NN/obj:held ,/,/punct:added aides|aide/NNS/nsubj:added added|add/VBD/parataxis:held ,/,/punct:paid and/CC/cc:paid had/VBD/aux:paid paid|pay/VBN/conj:added fines/NNS/obj:paid ./.",
        "added", ["aides"], ["Khan held cash", "and had paid fines"],
    ),
    "a condition before an aside": (
        f"If/IN/mark:cheap it/PRP/nsubj:cheap is/VBZ/cop:cheap cheap/JJ/ccomp:said ,/,/punct:cheap {AIDES}/ROOT ,/,/punct:said Khan/NNP/nsubj:pay may/MD/aux:pay pay/VB/ccomp:said ./.",
        "said", ["aides"], ["If it is cheap", "Khan may pay"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SHARED)
def test_who_says_the_next_thing_and_where_the_first_ends(case: str) -> None:
    tree, cue, speakers, wanted = SHARED[case]
    found = told(tree, cue)
    assert (texts(found.speakers), contents(found)) == (speakers, wanted)


OPEN = {
    "a condition": "If/IN/mark:hopes Iran/NNP/nsubj:hopes hopes|hope/VBZ/advcl:left to/TO/mark:win win/VB/xcomp:hopes Oman/NNP/nsubj:left left|leave/VBD/ROOT ./.",
    "a question": "Iran/NNP/nsubj:knows knows|know/VBZ/ROOT what/WP/obj:needs Oman/NNP/nsubj:needs needs|need/VBZ/ccomp:knows ./.",
}


@pytest.mark.parametrize("case", OPEN)
def test_what_is_left_open_is_no_claim(case: str) -> None:
    assert list(sentence_attributions(sentence(OPEN[case]))) == []
