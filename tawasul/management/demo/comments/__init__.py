"""Contributions of the demonstration, by consultation, in the order they arrived.

`by` is an index into `PERSONAS`; `reply_to` and the dispositions of `outcomes` are indices into the
same consultation's tuple. What a row leaves out stands in `DEFAULTS`. A contribution by another
channel than the portal is typed in by staff and has no author.
"""

from . import (
    analysis,
    bylaw,
    city,
    closing,
    environment,
    quarter_2026q3,
    results_places,
    results_services,
    services,
    water,
)

DEFAULTS = {
    "named": True,
    "status": "published",
    "clause": None,
    "supports": 0,
    "reply_to": None,
    "channel": "portal",
    "language": "ar",
    "official_reply": "",
}

COMMENTS = {
    key: tuple(DEFAULTS | row for row in rows)
    for part in (
        bylaw,
        services,
        water,
        environment,
        city,
        closing,
        analysis,
        results_services,
        results_places,
        quarter_2026q3,
    )
    for key, rows in part.COMMENTS.items()
}
