"""A short text of our own about public facts, and the sheet that marks it."""

from __future__ import annotations

from dragoman.gold.annotations import Annotation, from_sheet
from dragoman.gold.sheets import Sheet, decode_sheet

TEXT = """Presidents meet in Skopje

SKOPJE – Serbian Prime Minister Ana Brnabic visited North Macedonia on 4 November 2019. She said the border would open.
The two countries signed the Prespa-like "mini-Schengen" declaration. See also: Ten lakes to swim in
"""
SHEET = """{"id": "sample", "title": "0", "lines": [[0, 25], [27, 114], [115, 146], [147, 216], [217, 247]],
 "published": "2019-11-05",
 "residue": [{"kind": "dateline", "at": "1: SKOPJE –"}, {"kind": "see-also", "at": "4"}],
 "actors": [
  {"id": "a1", "name": "Ana Brnabić", "kind": "person", "country": "SRB", "sector": ["GOV"],
   "office": "head of government", "names": ["1: Ana Brnabic"], "descriptions": ["1: Serbian Prime Minister"],
   "pronouns": ["2: She"]},
  {"id": "a2", "name": "North Macedonia", "kind": "state", "country": "MKD", "sector": ["GOV"],
   "names": ["1: North Macedonia"], "descriptions": ["3: two countries"]},
  {"id": "a3", "name": "Serbia", "kind": "state", "country": "SRB", "sector": ["GOV"],
   "descriptions": ["3: two countries"]}],
 "events": [
  {"id": "e1", "type": "CONSULT", "modes": ["visit"], "sources": ["a1"], "targets": ["a2"], "trigger": "1: visited",
   "when": {"text": "1: on 4 November 2019", "start": "2019-11-04", "end": "2019-11-04"}},
  {"id": "e2", "type": "SUPPORT", "sources": ["a2", "a3"], "targets": ["a2", "a3"], "trigger": "3: signed",
   "or": [{"type": "AGREE", "status": "actual"}]}],
 "claims": [
  {"id": "c1", "speaker": "a1", "speaker_span": "2: She", "cue": "2: said", "content": ["2: the border ... open"],
   "kind": "indirect", "stance": "say"}],
 "agreements": [
  {"id": "g1", "name": "mini-Schengen declaration", "kind": "statement", "status": "signed", "parties": ["a2", "a3"],
   "mentions": ["3: \\"mini-Schengen\\" declaration"]}]}
"""


def sheet() -> Sheet:
    """Return the sheet."""
    return decode_sheet(SHEET)


def annotation() -> Annotation:
    """Return what the sheet marks."""
    return from_sheet(sheet(), TEXT)
