"""The nouns: frozen values that import nothing else of ours."""

from dragoman.model.actors import UNNAMED, Actor, ActorKind, ActorRef
from dragoman.model.agreements import Agreement, AgreementStatus
from dragoman.model.claims import Claim, ClaimKind, Stance
from dragoman.model.dates import UNDATED, DateInterval, Precision
from dragoman.model.events import Casualties, Event, Place, Relation, Status
from dragoman.model.reading import SCHEMA, Findings, MadeWith, Reading
from dragoman.model.text import Document, Residue, ResidueKind, Section, Source, Span
from dragoman.model.why import Reason

__all__ = [
    "SCHEMA",
    "UNDATED",
    "UNNAMED",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Agreement",
    "AgreementStatus",
    "Casualties",
    "Claim",
    "ClaimKind",
    "DateInterval",
    "Document",
    "Event",
    "Findings",
    "MadeWith",
    "Place",
    "Precision",
    "Reading",
    "Reason",
    "Relation",
    "Residue",
    "ResidueKind",
    "Section",
    "Source",
    "Span",
    "Stance",
    "Status",
]
