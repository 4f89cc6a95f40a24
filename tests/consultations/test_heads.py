"""The one statement a page begins with says what the models say."""

import secrets

import pytest
from django.utils import timezone

from consultations import heads
from consultations.models import Attachment, Change, Closing, Consultation
from tests.factories import make_closed, make_entity, make_published

pytestmark = pytest.mark.django_db


def same(one, other):
    # `search` is never read.
    names = [field.attname for field in one._meta.concrete_fields if field.name != "search"]
    return {name: getattr(one, name) for name in names} == {
        name: getattr(other, name) for name in names
    }


def test_every_column_is_in_its_place(django_assert_num_queries):
    key = make_closed(change_ar=[["أ", "ب", "ج"]], sectors=["health"]).pk
    expected = Consultation.objects.select_related("entity", "counters", "closing").get(pk=key)

    with django_assert_num_queries(1):
        found = heads.read(expected.reference)
        assert same(found, expected)
        assert same(found.entity, expected.entity)
        assert same(found.counters, expected.counters)
        assert same(found.closing, expected.closing)
        assert found.closing.consultation is found


def test_what_is_not_there_yet_is_none(django_assert_num_queries):
    consultation = make_published()

    found = heads.read(consultation.reference)

    with django_assert_num_queries(0):
        assert getattr(found, "closing", None) is None
    assert not Closing.objects.exists()
    assert heads.read("TW-2026-9999") is None


def attach(consultation, **fields):
    return Attachment.objects.create(
        consultation=consultation, kind=Attachment.Kind.DRAFT, title_ar="المسودة", size=4,
        sha256=secrets.token_hex(32), uploaded_at=timezone.now(), **fields,
    )  # fmt: skip


def test_the_numbers_of_the_tabs_are_its_own():
    consultation = make_published()
    make_published()
    consultation.partners.add(make_entity())
    attach(consultation)
    attach(consultation, removed_at=timezone.now())
    changes = Change.objects.filter(consultation=consultation).count()

    found = heads.read(consultation.reference)

    assert (found.documents, found.changes_count, found.has_partners) == (1, changes, True)
