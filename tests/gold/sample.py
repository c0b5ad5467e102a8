"""A short text of our own about public facts, with a sheet that marks every field there is."""

from __future__ import annotations

from dragoman.gold.annotations import Annotation, from_sheet
from dragoman.gold.sheets import Sheet, decode_sheet

TEXT = """Presidents meet in Skopje

SKOPJE – Serbian Prime Minister Ana Brnabic visited North Macedonia on 4 November 2019. She said the border would open.
The two countries signed the Prespa-like "mini-Schengen" declaration. See also: Ten lakes to swim in

Old wounds
In Skopje in 2001, rebels killed 8 soldiers, it was reported. “Never again,” Brnabic said.
She called the pact "a step", adding that it was small.
"""
SHEET = """{"id": "sample", "title": "0", "lines": [[0, 25], [27, 114], [115, 146], [147, 216], [217, 247],
   [249, 259], [260, 321], [322, 350], [351, 406]],
 "published": "2019-11-05",
 "headings": ["5"],
 "residue": [{"kind": "dateline", "at": "1: SKOPJE –"}, {"kind": "see-also", "at": "4"}],
 "actors": [
  {"id": "a1", "name": "Ana Brnabić", "kind": "person", "country": "SRB", "sector": ["GOV"],
   "office": "head of government", "names": ["1: Ana Brnabic", "7: Brnabic"],
   "descriptions": ["1: Serbian Prime Minister"], "pronouns": ["2: She", "8: She"]},
  {"id": "a2", "name": "North Macedonia", "kind": "state", "country": "MKD", "sector": ["GOV"],
   "names": ["1: North Macedonia"], "descriptions": ["3: two countries"]},
  {"id": "a3", "name": "Serbia", "kind": "state", "country": "SRB", "sector": ["GOV"],
   "descriptions": ["3: two countries"]},
  {"id": "a4", "name": "rebels", "kind": "group", "sector": ["REB"], "descriptions": ["6: rebels"]},
  {"id": "a5", "name": "soldiers", "kind": "group", "sector": ["MIL"], "descriptions": ["6: soldiers"]}],
 "events": [
  {"id": "e1", "type": "CONSULT", "modes": ["visit"], "sources": ["a1"], "targets": ["a2"], "trigger": "1: visited",
   "when": {"text": "1: on 4 November 2019", "start": "2019-11-04", "end": "2019-11-04"}},
  {"id": "e2", "type": "SUPPORT", "sources": ["a2", "a3"], "targets": ["a2", "a3"], "trigger": "3: signed",
   "or": [{"type": "AGREE", "status": "planned"}]},
  {"id": "e3", "type": "ASSAULT", "historical": true, "sources": ["a4"], "targets": ["a5"], "trigger": "6: killed",
   "when": {"text": "6: in 2001", "start": "2001-01-01", "end": "2001-12-31"},
   "where": {"text": "6: Skopje", "country": "MKD"}, "casualties": {"killed": 8}, "reported_by": ["c2"]}],
 "claims": [
  {"id": "c1", "speaker": "a1", "speaker_span": "2: She", "cue": "2: said", "content": ["2: the border ... open"],
   "kind": "indirect", "stance": "say"},
  {"id": "c2", "cue": "6: it was reported", "content": ["6: In Skopje ... soldiers"], "kind": "indirect",
   "stance": "say"},
  {"id": "c3", "speaker": "a1", "speaker_span": "7: Brnabic", "cue": "7: said", "content": ["7: Never again"],
   "kind": "direct", "stance": "hope"},
  {"id": "c4", "speaker": "a1", "speaker_span": "8: She", "cue": "8: adding", "content": ["8: it was small"],
   "kind": "mixed", "stance": "say"}],
 "agreements": [
  {"id": "g1", "name": "mini-Schengen declaration", "kind": "statement", "status": "signed", "parties": ["a2", "a3"],
   "mentions": ["3: \\"mini-Schengen\\" declaration", "8: pact"]}]}
"""


def sheet() -> Sheet:
    """Return the sheet."""
    return decode_sheet(SHEET)


def annotation() -> Annotation:
    """Return what the sheet marks."""
    return from_sheet(sheet(), TEXT)
