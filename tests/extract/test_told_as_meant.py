"""Acts told as what they are: forces promised, harsh words called attacks, strikes that somebody is for."""

from __future__ import annotations

import pytest

import dragoman

# what the case shows: (text, type and status of all acts told)
CASES = {
    "forces promised": ("Norway has pledged to bolster its military.", {("MOBILIZE", "planned")}),
    "forces promised to somebody": ("France promised Mali to send more troops.", {("AGREE", "actual")}),
    "an attack told as bodily": ("The attack by Hadi Matar on Salman Rushdie blinded him.", {("ASSAULT", "actual")}),
    "next month before": (
        "The Peruvian president visits Chile next month before the summit.",
        {("CONSULT", "planned")},
    ),
    "a demand": ("The American president said Iran must never have a nuclear weapon.", {("REQUEST", "actual")}),
    "a driver with a pistol": ("A taxi driver killed a Turkish diplomat with a pistol.", {("ASSAULT", "actual")}),
    "ships promised": ("Chile vowed to send two warships to the strait.", {("MOBILIZE", "planned")}),
    "medics promised": ("Chile pledged to send medics to Peru.", {("AGREE", "actual")}),
    "attacks in words": ("Barack Obama's attacks on Mitt Romney went on.", {("ACCUSE", "actual")}),
    "an attack with a knife": ("Barack Obama's knife attack on Mitt Romney shocked us.", {("ASSAULT", "actual")}),
    "an attack on a state": ("Vladimir Putin's attack on Ukraine went on.", {("ASSAULT", "actual")}),
    "shortly after": (
        "Shortly after the vote, Peru's premier said that Chile should apologise.",
        {("REQUEST", "actual")},
    ),
    "expected by others": ("Arab ministers predict that Iran will attack Kuwait.", {("ASSAULT", "planned")}),
    "foretold by an analyst": ("An analyst said Iran will attack Kuwait.", {("ASSAULT", "planned")}),
    "promised by a scholar in office": (
        "Peru's foreign minister, an economist, said Peru will help Chile.",
        {("AGREE", "actual")},
    ),
    "promised by a ministry's experts": ("Experts from the ministry said Chad will help Niger.", {("AGREE", "actual")}),
    "foretold by another's ministry": (
        "Experts from the Kenyan ministry said Chad will help Niger.",
        {("AID", "planned")},
    ),
    "foretold by another's official": (
        "A French official, an expert on Chad, said Mali will expel its ambassador.",
        {("SANCTION", "planned")},
    ),
    "foretold by a former minister": (
        "A former minister of Chad, now a researcher, said Chad will help Niger.",
        {("AID", "planned")},
    ),
    "threatened": ("An Iranian general said Iran will attack Kuwait.", {("THREATEN", "actual")}),
    "what a strike says": ("The French strike on Syria sent a message to Moscow.", {("ASSAULT", "actual")}),
    "tariffs at the ready": ("Chile is willing to slap tariffs on Peruvian copper.", {("THREATEN", "actual")}),
    "a promised return of troops": (
        "Norway's premier promised to bring the troops home from Iraq.",
        {("CONCEDE", "actual")},
    ),
    "peacekeepers by noun": (
        "The deployment of 230 Nigerian peacekeepers to Liberia began on Monday.",
        {("AID", "actual")},
    ),
    "only backed": ("Senators support airstrikes on Syria.", {("SUPPORT", "actual")}),
}


# text: type of the promise and the country it is given to or threatens
PROMISES = {
    "Kenya promised Uganda to attack rebels in Congo.": ("AGREE", "UGA"),
    "China promised Zambia to build a dam and to arrest smugglers.": ("AGREE", "ZMB"),
    "Russia promised Syria to bomb rebels.": ("AGREE", "SYR"),
    "Iran promised its people to strike Israel.": ("THREATEN", "ISR"),
    "Kenya promised to bomb Somalia.": ("THREATEN", "SOM"),
}


@pytest.mark.parametrize("text", PROMISES)
def test_a_promise_is_to_whom_it_is_given(text: str) -> None:
    kind, country = PROMISES[text]
    reading = dragoman.read(text)
    (event,) = [e for e in reading.events if e.trigger.text == "promised"]
    assert (event.type, {reading.actors[a].country for a in event.targets}) == (kind, {country})


@pytest.mark.parametrize("name", CASES)
def test_an_act_is_told_as_what_it_is(name: str) -> None:
    text, told = CASES[name]
    assert {(e.type, e.status) for e in dragoman.read(text).events} == told
