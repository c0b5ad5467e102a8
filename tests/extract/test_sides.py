"""Who does an act and to whom: the sides of whole sentences, with what looks alike and is not."""

# A sentence stands on one line, however long.
# ruff: noqa: E501
from __future__ import annotations

import pytest

import dragoman

# text: word of the act, countries of the sources, countries of the targets
SIDES: dict[str, tuple[str, set[str | None], set[str | None]]] = {
    # a participle behind what is said is the speaker's; behind a deed it is the doer's
    "The Polish government said Belarus had shut a crossing, urging Minsk to open it.": ("urging", {"POL"}, {"BLR"}),
    "Tunis said Malta had sent back a boat, condemning the Maltese policy.": ("condemning", {"TUN"}, {"MLT"}),
    "Oslo said Iceland had raised its quota, threatening Reykjavik with sanctions.": ("threatening", {"NOR"}, {"ISL"}),
    "Belarus shut a crossing on Monday, accusing Poland of provocations.": ("accusing", {"BLR"}, {"POL"}),
    "The Bolivian congress issued a statement on Monday accusing Chile of fraud.": ("issued", {"BOL"}, {"CHL"}),
    # what a frame takes for a side far from its word, where the encoder surely points at another
    "Chile's lower house has questioned the legality of the killing of a Peruvian general by the Bolivian military.": ("questioned", {"CHL"}, {"BOL"}),
    "Lima had announced on Friday that it will suspend with Chile the visa-free regime.": ("suspend", {"PER"}, {"CHL"}),
    # who asks for an act has no other part in it, and is not asked
    "Portugal released the sailor at the request of Angola.": ("request", {"AGO"}, {"PRT"}),
    "Kenya expelled the envoy at the behest of Somali officials.": ("expelled", {"KEN"}, set()),
    "Laos made a request of Vietnam for the maps.": ("request", {"LAO"}, {"VNM"}),
    # the other side of a pact; no city that a pact is named after
    "The United States quit the INF Treaty in August. Russia did the same.": ("quit", {"USA"}, {"RUS"}),
    "Donald Trump pulled the United States out of the Iran nuclear deal.": ("pulled the United States out", {"USA"}, {"IRN"}),
    "Iran signed the JCPOA in 2015. Washington withdrew from the accord three years later.": ("withdrew", {"USA"}, {"IRN"}),
    "Gambia withdrew from the Rome Statute.": ("withdrew", {"GMB"}, set()),
    "Canada withdrew from the Kyoto Protocol in 2011.": ("withdrew", {"CAN"}, set()),
    "Algeria terminated its agreement with Madrid.": ("terminated", {"DZA"}, {"ESP"}),
    # where forces stand or people meet is nobody's side; a border and a journey's end are
    "Italy stationed two frigates in Greece.": ("stationed", {"ITA"}, set()),
    "Nine hundred Danish troops are stationed in Riga.": ("stationed", {"DNK"}, set()),
    "Venezuela moved tanks to the border with Guyana.": ("moved", {"VEN"}, {"GUY"}),
    "Spain sent soldiers to Mali.": ("sent", {"ESP"}, {"MLI"}),
    "A meeting of African Union envoys took place in Brussels.": ("meeting", {"IGO"}, set()),
    "The Spanish premier arrived in Rabat.": ("arrived", {"ESP"}, {"MAR"}),
    # who is attacked is not blamed for it; who does it to his own is
    "Jordan condemned the bombing in Somalia.": ("condemned", {"JOR"}, set()),
    "Jordan condemned the jailing of Viktor Orlov.": ("condemned", {"JOR"}, set()),
    "Jordan condemned the deportation of Cubans by Panama.": ("condemned", {"JOR"}, {"PAN"}),
    "Jordan denounced the failed coup in Gabon.": ("denounced", {"JOR"}, set()),
    "Jordan condemned the executions in Belarus.": ("condemned", {"JOR"}, {"BLR"}),
    "Jordan condemned the Turkish raids in Iraq.": ("condemned", {"JOR"}, {"TUR"}),
    "Jordan said the attack in Kabul caused chaos.": ("attack", set(), {"AFG"}),
    # what is talked about, and who only brought others together, is no party
    "Angela Merkel discussed the truce between Israel and Hamas with Emmanuel Macron.": ("discussed", {"DEU", "FRA"}, {"DEU", "FRA"}),
    "Angela Merkel discussed the road with Emmanuel Macron.": ("discussed", {"DEU", "FRA"}, {"DEU", "FRA"}),
    "Niger and Chad held talks brokered by Algeria.": ("talks", {"NER", "TCD"}, {"NER", "TCD"}),
    "Niger and Chad held talks with Algeria.": ("talks", {"NER", "TCD", "DZA"}, {"NER", "TCD", "DZA"}),
    # allies and foes
    "Kenyan and Somali soldiers clashed near Mandera.": ("clashed", {"KEN", "SOM"}, {"KEN", "SOM"}),
    "Norway and Sweden fought the Danes.": ("fought", {"NOR", "SWE"}, {"DNK"}),
    # to whom goods go whose delivery is stopped; who sells is blamed for the sale
    "Canada halted the delivery of helicopters to Turkey.": ("halted", {"CAN"}, {"TUR"}),
    "Cyprus criticised the French sale of frigates to Greece.": ("criticised", {"CYP"}, {"FRA"}),
    "Cyprus criticised arms sales to Libya.": ("criticised", {"CYP"}, set()),
    # peers are not his who meets them; a man of two states is one
    "Peru's premier met with his counterparts from Chile and Bolivia.": ("met", {"PER", "CHL", "BOL"}, {"PER", "CHL", "BOL"}),
    "French-Lebanese architect Lina Ghotmeh met Olaf Scholz.": ("met", {"LBN", "DEU"}, {"LBN", "DEU"}),
    # a city that lends its name to several: the one that is a seat, unless the text tells of another's
    "John Kerry visited Baghdad.": ("visited", {"USA"}, {"IRQ"}),
    "Danish jets bombed Tripoli.": ("bombed", {"DNK"}, {"LBY"}),
    "Lebanon buried its dead. Danish jets bombed Tripoli.": ("bombed", {"DNK"}, {"LBN"}),
    # who is named behind a phrase that only opens the clause holds nothing that the phrase tells
    "In a meeting with the Omani foreign minister, Pavel Orlov said that rain was rare.": ("meeting", {None, "OMN"}, {None, "OMN"}),
    "In a call with his Turkish counterpart, Pavel Orlov said that rain was rare.": ("call", {None, "TUR"}, {None, "TUR"}),
    "As Iran's foreign minister, Ali Karimi met the Swiss ambassador.": ("met", {"IRN", "CHE"}, {"IRN", "CHE"}),
    # what is moved, or is only to be made, is nobody's counterpart
    "Hamas is deploying its riot police in Rafah.": ("deploying", {"PSE"}, set()),
    "Chinese ships circled Japan.": ("circled", {"CHN"}, {"JPN"}),
    "Norway agreed to open a joint college with Peru.": ("agreed", {"NOR"}, {"PER"}),
    # who tells of what was done to others did not do it
    "The spokesman Ahmad Rezai announced that Ali Nuri was sentenced to death.": ("sentenced", set(), {None}),
    "Theresa May said that 23 Russian diplomats would be expelled.": ("expelled", {"GBR"}, {"RUS"}),
    # who rises up, and who bears no arms, is at home where the deed is told
    "Rebels killed nine soldiers in Colombia.": ("killed", {"COL"}, {None}),
    "Separatists hold talks with Spain in Switzerland.": ("talks", {None, "ESP"}, {None, "ESP"}),
    "“This was an attack,” said Ofir Levin, an aide to the Israeli premier. Syrian jets struck Haifa.": ("struck", {"SYR"}, {"ISR"}),
    "Israeli media said three Syrians had been arrested.": ("arrested", set(), {"SYR"}),
    # who is at the head of those that are sent is not sent to
    "China sent a delegation headed by its vice premier to Pyongyang.": ("sent", {"CHN"}, set()),
    # who is moved is not threatened; who takes back his own means those who had it
    "Serbia threatened to send troops into Kosovo.": ("threatened", {"SRB"}, {"XKX"}),
    "The United States threatened to cut the U.S. presence in South Korea.": ("threatened", {"USA"}, {"KOR"}),
    "Pakistan released Pakistani prisoners.": ("released", {"PAK"}, {"PAK"}),
    # a body and what it is, said in one breath, are one
    "The militant group Hamas attacked Israel.": ("attacked", {"PSE"}, {"ISR"}),
    "The Philippine rebel group Abu Sayyaf freed a German.": ("freed", {"PHL"}, {"DEU"}),
    "The oil company Rosneft accused Ukraine.": ("accused", {"RUS"}, {"UKR"}),
    "The news agency Tass accused Ukraine of lies.": ("accused", {"RUS"}, {"UKR"}),
    "The group that Hamas praised attacked Chad.": ("attacked", {None}, {"TCD"}),
    # who is only somewhere need not be of there, nor a body that sits in a city of many; police and rebels are at home
    "Norway condemned refugees in Lebanon.": ("condemned", {"NOR"}, {None}),
    "Egypt killed militants in Yemen.": ("killed", {"EGY"}, {None}),
    "Denmark's troops in Mali attacked Chad.": ("attacked", {"DNK"}, {"TCD"}),
    "A court in The Hague convicted the Serbian general.": ("convicted", {None}, {"SRB"}),
    "A court in London convicted the Serbian general.": ("convicted", {"GBR"}, {"SRB"}),
    "Officials in Brussels criticised Hungary.": ("criticised", {None}, {"HUN"}),
    "Police in Brussels arrested an Algerian.": ("arrested", {"BEL"}, {"DZA"}),
    # who is a state's ally or foe is not of it, unless he is somebody's
    "Russia criticised an American ally.": ("criticised", {"RUS"}, {None}),
    "Iran and its Russian allies attacked Aleppo.": ("attacked", {"IRN", "RUS"}, {"SYR"}),
    # a delegation is of the state of who leads it
    "A delegation led by the Omani oil minister arrived in Tehran.": ("arrived", {"OMN"}, {"IRN"}),
    "A coalition led by Kuwait bombed Sanaa.": ("bombed", {None}, {"YEM"}),
    # both sides trade; one promises
    "Chad bought oil from Libya.": ("bought", {"TCD", "LBY"}, {"TCD", "LBY"}),
    "Turkey will sell drones to Poland.": ("sell", {"TUR"}, {"POL"}),
    # several who do something to somebody without a name do it not to each other
    "Peru and Chile promised them help.": ("promised", {"PER", "CHL"}, set()),
    # forces are not moved against whom they are moved to help
    "Russia moved tanks to protect Armenia.": ("moved", {"RUS"}, set()),
    "France sent soldiers to help Mali fight the rebels.": ("sent", {"FRA"}, set()),
    "China deployed ships to defend its islands against Japan.": ("deployed", {"CHN"}, {"JPN"}),
    # what talks are asked for on is asked nothing
    "Emmanuel Macron called for dialogue on Iran.": ("called", {"FRA"}, set()),
    "Kenya called for talks with Somalia on the border.": ("called", {"KEN"}, {"SOM"}),
    # one's own people are freed by whoever holds them
    "Libya demanded the release of its officials held in Niger.": ("demanded", {"LBY"}, {"NER"}),
    "Kenya demanded the immediate release of its citizens.": ("demanded", {"KEN"}, set()),
    "Turkey demanded the release of Danish sailors.": ("demanded", {"TUR"}, {"DNK"}),
    # where a text is handed in nobody speaks through it
    "The complaint, filed in a court in Washington, alleged that Google had broken the law.": ("alleged", set(), {"USA"}),
    "Norway filed a complaint with the World Trade Organization over Chinese duties.": ("filed", {"NOR"}, {"CHN"}),
    "Greece lodged a protest with the Turkish embassy.": ("lodged", {"GRC"}, {"TUR"}),
    # who is told of it has no part in it
    "The minister told the Washington Post's editors that he supported Ukraine.": ("supported", set(), {"UKR"}),
    "An official told Reuters the Turkish army had shelled Kobani.": ("shelled", {"TUR"}, {"SYR"}),
    # who receives is helped
    "Estonia received two howitzers from Norway.": ("received", {"NOR"}, {"EST"}),
    # a state before a visit is visited
    "Narendra Modi's Japan visit ended on Monday.": ("visit", {"IND"}, {"JPN"}),
    # who breaks his own word breaks it towards others
    "The American president reneged on U.S. obligations under a pact with Iran.": ("reneged", {"USA"}, set()),
    "The American president broke American commitments to Ukraine.": ("broke", {"USA"}, {"UKR"}),
    # lists, and names behind their offices
    "Burkina Faso, Mali and Niger announced their withdrawal from ECOWAS.": ("withdrawal", {"BFA", "MLI", "NER"}, {"IGO"}),
    "The premiers of Kosovo and Serbia, Hashim Thaci and Ivica Dacic, met Angela Merkel.": ("met", {"XKX", "SRB", "DEU"}, {"XKX", "SRB", "DEU"}),
    # of several who say or think, who says it first speaks behind the comma
    "Oslo said it was convinced that Riga had decided to invade Estonia, warning Latvia against it.": ("warning", {"NOR"}, {"LVA"}),
    # another act beside it has its own doer; what is promised somewhere is not promised to the host
    "The killing of Farid Nazari and the ensuing reprisal by Chad alarmed Libya.": ("killing", set(), {None}),
    "The American president denounced Iran's ballistic missile tests and vowed to chase Somali gunmen.": ("ballistic missile tests", {"IRN"}, set()),
    "Turkey offered to host talks in Ankara.": ("offered", {"TUR"}, set()),
    "China agreed to build a port in Kenya.": ("agreed", {"CHN"}, {"KEN"}),
    "Iran reacted angrily to the arrest of an Iranian diplomat.": ("reacted angrily", {"IRN"}, set()),
    "Under the accord endorsed by the Security Council, Iran shut the plant.": ("endorsed", {"IGO"}, set()),
    "Ebrahim Raisi received the credentials of the ambassadors of Cuba and Peru.": ("received", {"CUB", "PER"}, {"IRN"}),
    # halves of names
    "Envoys of North and South Korea met in Kaesong.": ("met", {"PRK", "KOR"}, {"PRK", "KOR"}),
    "South Korea proposed talks with North Korea. The North threatened to attack the South.": ("threatened", {"PRK"}, {"KOR"}),
}  # fmt: skip


@pytest.mark.parametrize("text", SIDES)
def test_sides(text: str) -> None:
    word, sources, targets = SIDES[text]
    reading = dragoman.read(text, published="2019-06-20")
    (event,) = [e for e in reading.events if e.trigger.text == word]
    assert {reading.actors[a].country for a in event.sources} == sources
    assert {reading.actors[a].country for a in event.targets} == targets


def test_who_orders_it_does_what_nobody_is_said_to_do() -> None:
    reading = dragoman.read("Two Dutch journalists were expelled on the orders of the Turkish president.")
    countries = {a.id: a.country for a in reading.actors}
    assert {countries[s] for e in reading.events for s in e.sources} == {"TUR"}
