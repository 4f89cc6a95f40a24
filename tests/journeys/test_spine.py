"""The main job of the portal, lived through once: from a coordinator's draft to the report.

In Arabic, in Chromium, with gunicorn, a Celery worker and beat as separate processes and nothing
eager: a publication, a closing, a mail or a PDF happens because beat and the worker did it.
"""

import os
import time
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.people import ARGUMENTS, CHROMIUM, People
from tests.journeys.portal import Portal
from tests.journeys.steps import (
    answering,
    approving,
    closing,
    commenting,
    compliance,
    drafting,
    moderating,
    others,
    outcome,
)
from tests.journeys.story import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]
THE_JOURNEY = [
    # 1 the draft
    drafting.sees_only_own_entity,
    drafting.is_offered_a_second_factor,
    drafting.drafts,
    drafting.attaches,
    drafting.previews,
    drafting.sends_for_approval,
    others.find_nothing,
    others.the_draft_is_nobodys_business,
    others.the_author_does_not_approve,
    # 2 the approval
    approving.returns_with_remarks,
    approving.mends,
    approving.approves,
    approving.is_published_by_itself,
    # 3 the citizens
    commenting.a_citizen_comments,
    commenting.another_citizen_comments,
    # 4 the moderator
    moderating.moderates,
    moderating.authors_are_told,
    # 5 in public
    answering.supports,
    answering.replies_officially,
    answering.comments_without_javascript,
    # 6 the deadline
    closing.extends,
    closing.closes_by_itself,
    closing.decides_what_still_waited,
    # 7 the outcome
    outcome.types_in_paper,
    outcome.prepares_the_outcome,
    others.find_nothing,
    outcome.ratifies,
    outcome.publishes_results,
    outcome.reads_results,
    outcome.downloads_the_report,
    # 8 the quarter
    compliance.looks_at_compliance,
    compliance.gets_the_quarterly_report,
    others.citizens_stay_outside,
]


@pytest.fixture(scope="module")
def story():
    """A founded portal, a browser, and nothing of them afterwards."""
    # Pictures of what was seen, for whoever wants to look: JOURNEY_PICTURES=folder.
    pictures = os.environ.get("JOURNEY_PICTURES")
    if pictures:
        Path(pictures).mkdir(parents=True, exist_ok=True)
    portal = Portal()
    try:
        founded = portal.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            try:
                yield Story(People(portal, browser, founded, pictures and Path(pictures)))
            finally:
                browser.close()
    finally:
        portal.stop()


def test_the_journey_from_a_draft_to_the_outcome_report(story):
    for step in THE_JOURNEY:
        started = time.monotonic()
        step(story)
        print(f"{step.__name__}: {time.monotonic() - started:.1f} s")  # noqa: T201 - pytest -s
    assert story.people.wrong == []
