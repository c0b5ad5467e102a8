"""Who speaks before a colon, who disbelieves, whose call or pledge it is: hand-made trees."""

# A tree stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from dragoman.extract.claims import find_claims
from dragoman.model import Claim
from factory import Names, parsed

QUOTED = "“/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:city city/NN/obj:left ./. ”/''"


def claims(*trees: str) -> list[Claim]:
    return list(find_claims(parsed(*trees, apart=True), Names(), {}))


def test_a_name_and_a_colon_speak() -> None:
    named = "Iran/NNP/vocative:left/PER :/: “/`` They/PRP/nsubj:left left|leave/VBD/ROOT the/DT/det:city city/NN/obj:left ./. ”/''"
    (claim,) = claims(named)
    assert (claim.speaker, claim.cue and claim.cue.text, claim.why.rule) == ("state/IRN", ":", "say.colon")


def test_who_is_told_of_before_a_colon_speaks_the_paragraph_behind_it() -> None:
    told = "the/DT/det:minister minister/NN/nsubj:wept wept|weep/VBD/ROOT :/:"
    (claim,) = claims(told, QUOTED)
    assert (claim.speaker_text, claim.why.rule) == ("the minister", "say.colon")


def test_a_cue_before_a_colon_tells_the_paragraph_behind_it() -> None:
    (claim,) = claims("Iran/NNP/nsubj:continued continued|continue/VBD/ROOT :/:", QUOTED)
    assert (claim.speaker, claim.why.rule) == ("state/IRN", "say.voice")


def test_what_is_nobody_speaks_not_before_a_colon() -> None:
    (claim,) = claims("rain/NN/nsubj:fell fell|fall/VBD/ROOT :/:", QUOTED)
    assert claim.speaker_text is None


LEFT = "that/IN/mark:left troops/NNS/nsubj:left left|leave/VBD"
WITH = "by/IN/case:Oman Oman/NNP/obl:agent:accused of/IN/mark:hiding hiding|hide/VBG/acl:Oman fish/NN/obj:hiding ./."
OF_TALKS = "of/IN/case:talks talks/NNS/nmod:{0} failed|fail/VBD/ROOT ./."

# what the case shows: (tree, speaker, stance, content)
CLAIMS = {
    "disbelief denies": (f"Iran/NNP/nsubj:believe does|do/VBZ/aux:believe not/RB/advmod:believe believe/VB/ROOT {LEFT}/ccomp:believe ./.", "IRN", "deny", "troops left"),
    "an idea waved away": (f"Iran/NNP/nsubj:rejected rejected|reject/VBD/ROOT the/DT/det:idea idea/NN/obj:rejected {LEFT}/acl:idea ./.", "IRN", "deny", "troops left"),
    "blamed by": (f"Iran/NNP/nsubj:pass:accused was/VBD/aux:pass:accused accused|accuse/VBN/ROOT {WITH}", "OMN", "accuse", "Iran of hiding fish"),
    "blamed for a thing": ("Iran/NNP/nsubj:blamed blamed|blame/VBD/ROOT Oman/NNP/obj:blamed for/IN/case:floods floods/NNS/obl:blamed ./.", "IRN", "accuse", "Oman for floods"),
    "referred to as": ("Iran/NNP/nsubj:referred referred|refer/VBD/ROOT to/IN/case:Oman Oman/NNP/obl:referred as/IN/case:foe a/DT/det:foe foe/NN/obl:referred ./.", "IRN", "say", "Oman as a foe"),
    "an offer": (f"Iran/NNP/nmod:poss:offer 's/POS/case:Iran offer/NN/nsubj:failed {OF_TALKS.format('offer')}", "IRN", "promise", "talks"),
    "a pledge": ("Iran/NNP/nmod:poss:pledge 's/POS/case:Iran pledge/NN/nsubj:failed to/TO/mark:leave leave/VB/acl:pledge failed|fail/VBD/ROOT ./.", "IRN", "promise", "to leave"),
    "a plea renewed": ("Iran/NNP/nsubj:renewed renewed|renew/VBD/ROOT a/DT/det:plea plea/NN/obj:renewed for/IN/case:talks talks/NNS/nmod:plea ./.", "IRN", "ask", "talks"),
    "concern voiced": ("Iran/NNP/nsubj:voiced voiced|voice/VBD/ROOT concern/NN/obj:voiced about/IN/case:drought drought/NN/nmod:concern ./.", "IRN", "say", "drought"),
}  # fmt: skip


@pytest.mark.parametrize("case", CLAIMS)
def test_claim(case: str) -> None:
    tree, speaker, stance, content = CLAIMS[case]
    (claim,) = claims(tree)
    told = "".join(p.text + " " for p in claim.content_parts or (claim.content,)).strip()
    assert ((claim.speaker or "")[-3:], claim.stance, told) == (speaker, stance, content)


# what the case shows: a tree without any claim
SILENT = {
    "goods in demand": "Iran/NNP/nmod:poss:demand 's/POS/case:Iran demand/NN/nsubj:fell for/IN/case:copper copper/NN/nmod:demand fell|fall/VBD/ROOT ./.",
    "a plea answered by another": "Iran/NNP/nsubj:heard heard|hear/VBD/ROOT a/DT/det:plea plea/NN/obj:heard for/IN/case:talks talks/NNS/nmod:plea ./.",
    "nobody speaks": f"no/DT/det:envoy envoy/NN/nsubj:said said|say/VBD/ROOT {LEFT}/ccomp:said ./.",
    "nobody blamed": "Iran/NNP/nsubj:blamed blamed|blame/VBD/ROOT nobody/NN/obj:blamed for/IN/case:floods floods/NNS/obl:blamed ./.",
    "waved off while speaking": "Iran/NNP/nsubj:mocked mocked|mock/VBD/ROOT Oman/NNP/obj:mocked as/IN/mark:left he/PRP/nsubj:left left|leave/VBD/advcl:mocked ./.",
}  # fmt: skip


@pytest.mark.parametrize("case", SILENT)
def test_no_claim(case: str) -> None:
    assert claims(SILENT[case]) == []


def test_who_stands_behind_quoted_words_with_what_he_is_speaks() -> None:
    quoted = "“/`` They/PRP/nsubj:gone are|be/VBP/aux:gone all/RB/advmod:gone gone|go/VBN/ccomp:tells ,/, ”/''"
    speaker = "Zarif/NNP/nsubj:gone of/IN/case:Fund the/DT/det:Fund Fund/NNP/obl:gone tells|tell/VBZ/ROOT us/PRP/iobj:tells ./."
    (claim,) = claims(f"{quoted} {speaker}".replace("Zarif", "Iran"))
    assert (claim.speaker, claim.content.text) == ("state/IRN", "They are all gone,")


def test_who_tells_what_ends_with_a_name() -> None:
    told = "troops/NNS/nsubj:lost lost|lose/VBD/ccomp:said to/IN/case:Oman Oman/NNP/obl:lost ,/, Iran/NNP/nsubj:said ,/, Reuters/NNP/appos:Iran said|say/VBD/ROOT ./."
    (claim,) = claims(told)
    assert claim.speaker_text == "Reuters"


def test_what_stands_behind_quoted_words_is_told_by_who_quotes() -> None:
    tree = "Iran/NNP/nsubj:said said|say/VBD/ROOT they/PRP/nsubj:wait “/`` wait/VBP/ccomp:said for/IN/case:rain rain/NN/obl:wait ,/, ”/'' accusing|accuse/VBG/advcl:wait Oman/NNP/obj:accusing of/IN/mark:hiding hiding|hide/VBG/acl:Oman fish/NN/obj:hiding ./."
    assert [(c.speaker, c.stance) for c in claims(tree)] == [("state/IRN", "say"), ("state/IRN", "accuse")]
