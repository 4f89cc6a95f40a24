"""The table of doors, walked row by row and person by person."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

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
QUARTERS = {"running": RUNNING, "frozen": FROZEN, "signed": SIGNED}
WITH_DOCUMENT = ("document", "state", "file", "retry")


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


@pytest.fixture(scope="module")
def things(people):
    """One of everything a row may speak of: an outcome in each state, quarters, their documents."""
    ours, persons = people
    outcomes = {
        "draft": make.make_outcome(_closed(ours)),
        "submitted": make.make_submitted(_closed(ours)),
        "ratified": make.make_ratified(_closed(ours)),
        "published": make.make_decided(_closed(ours)),
    }
    documents = {
        state: services.ask_for(outcome=outcome, format="pdf", language="ar", by=make.make_person())
        for state, outcome in outcomes.items()
    }
    for state, quarter in (("frozen", FROZEN), ("signed", SIGNED)):
        snapshot = services.freeze(quarter, by=persons[5])
        documents[state] = services.make_files(snapshot, by=persons[5])[0]
    documents["signed"] = services.sign(snapshot, by=persons[5]).documents.first()
    return SimpleNamespace(
        ours=ours, outcomes=outcomes, documents=documents, closed=make.make_closed(ours)
    )


def _closed(ours):
    running = make.make_open(ours)
    make.make_comment(running)
    return make.close_now(make.shift(running, running.closes_at - timezone.now()))


def _address(route: str, of_what: str, things) -> str:
    """The address of that row, of the thing it speaks of."""
    name = route.partition(":")[2].removeprefix("reports_")
    if not of_what:
        return reverse(route)
    if of_what == "closed":
        return reverse(route, args=[things.closed.reference])
    if name in WITH_DOCUMENT:
        return reverse(route, args=[things.documents[of_what].pk])
    if of_what in QUARTERS:
        more = [things.ours.slug] if name == "entity_quarter" else []
        return reverse(route, args=[QUARTERS[of_what], *more])
    outcome = things.outcomes[of_what]
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
def test_doors(people, things, row):
    route, method, of_what, *answers = row
    _ours, persons = people
    url = _address(route, of_what, things)

    said = []
    for person in persons:
        client = Client()
        if person is not None:
            client.force_login(person)
        said.append(_said(getattr(client, method)(url)))

    assert dict(zip(PEOPLE, said, strict=True)) == dict(zip(PEOPLE, answers, strict=True))
