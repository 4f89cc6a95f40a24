"""The table of doors, walked row by row and person by person."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from reports import services
from tawasul.calendar import Quarter
from tests import factories as make
from tests.reports.doors import DOORS, LOGIN, TO

PEOPLE = (
    "a visitor",
    "a citizen",
    "another entity's coordinator",
    "its own coordinator",
    "its own approver",
    "a supervisor",
    "an auditor",
)
RUNNING = Quarter.of(timezone.now())
FROZEN, SIGNED = RUNNING.previous(), RUNNING.previous().previous()
WITH_DOCUMENT = ("document", "state", "file", "retry")
OF_A_QUARTER = ("quarter", "entity_quarter", "freeze", "correct", "sign", "make_files")


@pytest.fixture(scope="module")
def people(kept):
    ours = make.make_entity(joined_on=date(2025, 1, 1))
    return ours, [
        None,
        make.make_citizen(),
        make.make_coordinator(make.make_entity()),
        make.member_of(ours, "coordinator"),
        make.member_of(ours, "approver"),
        make.make_national("supervisor"),
        make.make_national("auditor"),
    ]


def _outcome(ours, state: str):
    running = make.make_open(ours)
    make.make_comment(running)
    consultation = make.close_now(make.shift(running, running.closes_at - timezone.now()))
    build = {
        "draft": make.make_outcome,
        "submitted": make.make_submitted,
        "ratified": make.make_ratified,
        "published": make.make_decided,
    }
    return build[state](consultation)


def _address(route: str, of_what: str, ours, supervisor) -> str:
    """The address of that row, with the thing it speaks of just made."""
    name = route.partition(":")[2].removeprefix("reports_")
    if not of_what:
        return reverse(route)
    if of_what == "closed":
        return reverse(route, args=[make.make_closed(ours).reference])
    if of_what in ("running", "frozen", "signed"):
        quarter = {"running": RUNNING, "frozen": FROZEN, "signed": SIGNED}[of_what]
        document = None
        if of_what != "running":
            snapshot = services.freeze(quarter, by=supervisor)
            document = services.make_files(snapshot, by=supervisor)[0]
            if of_what == "signed":
                document = services.sign(snapshot, by=supervisor).documents.first()
        if name in WITH_DOCUMENT:
            return reverse(route, args=[document.pk])
        return reverse(route, args=[quarter, *([ours.slug] if name == "entity_quarter" else [])])
    outcome = _outcome(ours, of_what)
    if name in WITH_DOCUMENT:
        document = services.ask_for(
            outcome=outcome, format="pdf", language="ar", by=make.make_person()
        )
        return reverse(route, args=[document.pk])
    if route.startswith("admin:"):
        key = outcome.consultation.contributions.first().pk
        return reverse(route, args=[outcome.pk, *([key] if name == "take_back" else [])])
    return reverse(
        route, args=[outcome.consultation.reference, *(["ar"] if name == "prepare" else [])]
    )


def _said(response):
    if "/admin/login/" in response.get("Location", ""):  # the desk's own door leads on
        response = response.client.get(response["Location"])
    if response.status_code in (301, 302, 303):
        return LOGIN if "/accounts/login/" in response["Location"] else TO
    return response.status_code


@pytest.mark.django_db
@pytest.mark.parametrize("row", DOORS, ids=lambda row: " ".join(row[:3]))
def test_doors(people, row):
    route, method, of_what, *answers = row
    ours, persons = people
    url = _address(route, of_what, ours, persons[5])

    said = []
    for person in persons:
        client = Client()
        if person is not None:
            client.force_login(person)
        said.append(_said(getattr(client, method)(url)))

    assert dict(zip(PEOPLE, said, strict=True)) == dict(zip(PEOPLE, answers, strict=True))
