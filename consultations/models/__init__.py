"""What is asked (consultation, documents) and what is answered (contributions, replies)."""

from consultations.models.consultation import (
    Change,
    Closing,
    Consultation,
    Counters,
    Invitee,
    ReferenceCounter,
    Review,
)
from consultations.models.contribution import Contribution, OfficialReply, Pending, Support
from consultations.models.documents import Attachment

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
