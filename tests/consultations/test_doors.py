"""The table of doors, walked: each row by a visitor, a citizen, another team, its own team."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from consultations.models import Attachment
from tests import factories as make
from tests.consultations.doors import DOORS, LOGIN, TO

PEOPLE = ("a visitor", "a citizen", "another entity's team", "its own team")


@pytest.fixture(scope="module")
def world(kept):
    """One of each: a draft, an open one, one for invited people."""
    ours, theirs = make.make_entity(), make.make_entity()
    expert = make.make_citizen()
    things = {"draft": make.make_draft(ours), "open": make.make_open(ours)}
    things["invited"] = opened = make.make_open(ours, invited=[expert.email])
    comments = {
        "open": make.make_comment(things["open"]),
        "invited": make.make_comment(opened, by=expert),
        "waiting": make.make_contribution(things["open"]),
    }
    things["waiting"] = things["open"]
    people = [
        None,
        make.make_citizen(),
        make.make_coordinator(theirs),
        make.member_of(ours, "coordinator"),
    ]
    return things, comments, people


def _document(consultation) -> Attachment:
    return Attachment.objects.create(
        consultation=consultation, kind="draft", title_ar="المسودة", filename="draft.pdf",
        content_type="application/pdf", extension=".pdf", size=4, sha256="0" * 64,
        uploaded_at=timezone.now(), file=ContentFile(b"%PDF", name="draft.pdf"),
    )  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("row", DOORS, ids=lambda row: " ".join(row[:3]))
def test_doors(world, row):
    route, method, of_what, *answers = row
    things, comments, people = world
    url = _address(route, things.get(of_what), comments.get(of_what))

    said = []
    for person in people:
        client = Client()
        if person is not None:
            client.force_login(person)
        said.append(_said(getattr(client, method)(url)))

    assert dict(zip(PEOPLE, said, strict=True)) == dict(zip(PEOPLE, answers, strict=True))


def _address(route, consultation, comment) -> str:
    args = [consultation.reference] if consultation else []
    if route == "consultations:document":
        args.append(_document(consultation).pk)
    elif route.split(":")[1] in ("comment", "support", "reply_officially", "withdraw"):
        args.append(comment.pk)
    return reverse(route, args=args)


def _said(response):
    if response.status_code in (301, 302, 303):
        return LOGIN if "/accounts/login/" in response["Location"] else TO
    return response.status_code
