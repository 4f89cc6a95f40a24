"""What is asked (consultation, documents) and what is answered (contributions, replies)."""

from consultations.models.consultation import Consultation
from consultations.models.contribution import Contribution, OfficialReply, Pending, Support
from consultations.models.documents import Attachment
from consultations.models.invitee import Invitee
from consultations.models.record import Change, Closing, Counters, ReferenceCounter, Review

__all__ = [
    "Attachment",
    "Change",
    "Closing",
    "Consultation",
    "Contribution",
    "Counters",
    "Invitee",
    "OfficialReply",
    "Pending",
    "ReferenceCounter",
    "Review",
    "Support",
]
