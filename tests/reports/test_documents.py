"""Report files: asked for once, made once, found again when a worker dies; and who takes them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from accounts.services import erase
from consultations import services as consultations
from reports import services
from reports.models import Document, Snapshot
from reports.services import documents
from tests.factories import make_decided, make_national, make_person
from tests.racing import at_once
from tests.reports.test_compliance import LAST

State = Document.State


@pytest.fixture
def made_quickly(monkeypatch):
    """The rendering itself is tried in test_pdf; here what is around it."""
    calls = []

    def rendered(document):
        calls.append(document.pk)
        return "report.pdf", b"%PDF-1.7 nearly", 3

    monkeypatch.setattr(documents, "_rendered", rendered)
    return calls


def an_order(**fields) -> Document:
    document = make_decided(comments=1).documents.first()
    if fields:
        Document.objects.filter(pk=document.pk).update(**fields)
    return Document.objects.get(pk=document.pk)


@pytest.mark.django_db
class TestMaking:
    def test_it_is_made_and_whoever_asked_is_told_once(self, made_quickly):
        document = an_order()

        assert services.make(document.pk) is True
        assert services.make(document.pk) is False

        document.refresh_from_db()
        assert (document.state, document.percent, document.pages) == (State.READY, 100, 3)
        assert document.file.read() == b"%PDF-1.7 nearly"
        assert made_quickly == [document.pk]
        assert Notice.objects.filter(verb="report_ready").count() == 1

    def test_asking_again_is_the_same_order(self):
        document = an_order()

        again = services.ask_for(
            outcome=document.outcome, format="pdf", language=document.language, by=make_person()
        )

        assert again == document

    def test_a_crash_puts_it_back_to_be_tried_later_and_gives_up_in_the_end(self, monkeypatch):
        def crash(document):
            raise MemoryError

        monkeypatch.setattr(documents, "_rendered", crash)
        document = an_order()

        assert services.make(document.pk) is False
        document.refresh_from_db()
        assert document.state == State.WAITING
        assert document.retry_at > timezone.now()
        for _n in range(documents.TRIES - 1):
            services.make(document.pk)
        document.refresh_from_db()
        assert document.state == State.FAILED
        assert services.make(document.pk) is False

    def test_a_failed_one_is_asked_for_again(self, made_quickly):
        document = an_order(state=State.FAILED, attempts=documents.TRIES)

        services.retry(document, by=make_person())
        services.make(document.pk)

        document.refresh_from_db()
        assert document.state == State.READY

    def test_without_pango_it_waits_and_says_so(self, monkeypatch, client):
        def no_pango(document):
            raise OSError("cannot load library 'libpango-1.0-0'")

        monkeypatch.setattr(documents, "_rendered", no_pango)
        document = an_order()

        services.make(document.pk)

        page = client.get(reverse("reports:document", args=[document.pk]))
        assert page.status_code == 200
        assert "retried automatically" in page.content.decode()

    def test_a_worker_that_dies_leaves_it_to_the_sweep(self, made_quickly, monkeypatch):
        now = timezone.now()
        lost = an_order(state=State.GOING, started_at=now - documents.STUCK - timedelta(seconds=1))
        at_work = an_order(state=State.GOING, started_at=now)
        later = an_order(retry_at=now + timedelta(minutes=5))

        ordered = []
        monkeypatch.setattr(documents, "kick", lambda task, key: ordered.append(key))

        services.order_due()

        assert lost.pk in ordered
        assert not {at_work.pk, later.pk} & set(ordered)
        assert made_quickly == []  # the sweep shares its worker with mails and closings
        assert services.make(lost.pk) is True

    def test_the_slow_worker_whose_order_was_taken_over_stores_nothing(self, monkeypatch):
        document = an_order()

        def slow(claimed):
            Document.objects.filter(pk=claimed.pk).update(started_at=timezone.now())
            return "report.pdf", b"late", 1

        monkeypatch.setattr(documents, "_rendered", slow)

        assert services.make(document.pk) is False
        document.refresh_from_db()
        assert not document.file

    def test_one_that_is_no_longer_wanted_is_dropped(self, monkeypatch):
        supervisor = make_national("supervisor")
        snapshot = services.freeze(LAST, by=supervisor)
        document = services.make_files(snapshot, by=supervisor)[0]

        def overtaken(claimed):
            services.sign(snapshot, by=supervisor)
            return "report.pdf", b"unsigned", 1

        monkeypatch.setattr(documents, "_rendered", overtaken)

        assert services.make(document.pk) is False
        assert all(not one.file for one in Snapshot.objects.get().documents.all())

    def test_progress_is_seen_while_it_goes(self, monkeypatch, client):
        seen = []

        def rendered(document):
            services.progress(document.pk, 40)
            seen.append(client.get(reverse("reports:state", args=[document.pk])).json())
            return "report.pdf", b"%PDF", 1

        monkeypatch.setattr(documents, "_rendered", rendered)
        document = an_order()
        services.make(document.pk)

        assert (seen[0]["state"], seen[0]["percent"]) == ("going", 40)
        assert "40%" in seen[0]["text"]
        assert client.get(reverse("reports:state", args=[document.pk])).json()["state"] == "ready"


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_file(monkeypatch):
    document = an_order()
    calls = []

    def rendered(claimed):
        calls.append(claimed.pk)
        return "report.pdf", b"%PDF", 1

    monkeypatch.setattr(documents, "_rendered", rendered)

    answers = at_once(*[lambda: services.make(document.pk)] * 3)

    assert sorted(answers) == [False, False, True]
    assert len(calls) == 1


@pytest.mark.django_db(transaction=True)
def test_asked_for_by_three_at_once_there_is_one_row():
    outcome = make_decided(comments=1)
    outcome.documents.all().delete()

    found = at_once(
        *[lambda: services.ask_for(outcome=outcome, format="pdf", language="ar", by=None)] * 3
    )

    assert len({one.pk for one in found}) == 1


@pytest.mark.django_db
class TestTakingIt:
    def test_the_file_comes_with_its_name_and_in_a_box(self, client, made_quickly):
        document = an_order()
        services.make(document.pk)

        answer = client.get(reverse("reports:file", args=[document.pk]))

        assert answer["Content-Type"] == "application/pdf"
        assert document.outcome.consultation.reference in answer["Content-Disposition"]
        assert "sandbox" in answer["Content-Security-Policy"]
        assert b"".join(answer.streaming_content) == b"%PDF-1.7 nearly"

    def test_behind_nginx_it_is_handed_over(self, client, made_quickly, settings):
        settings.ACCEL_REDIRECT = True
        document = an_order()
        services.make(document.pk)

        answer = client.get(reverse("reports:file", args=[document.pk]))

        assert answer["X-Accel-Redirect"].startswith("/_files/reports/")

    def test_before_it_is_ready_the_address_leads_to_its_progress(self, client):
        document = an_order()

        answer = client.get(reverse("reports:file", args=[document.pk]))

        assert answer.url == reverse("reports:document", args=[document.pk])

    def test_an_unsigned_quarter_is_the_ministrys(self, client, made_quickly):
        supervisor = make_national("supervisor")
        snapshot = services.freeze(LAST, by=supervisor)
        document = services.make_files(snapshot, by=supervisor)[0]
        services.make(document.pk)
        addresses = [
            reverse(f"reports:{name}", args=[document.pk]) for name in ("document", "state", "file")
        ]

        assert [client.get(one).status_code for one in addresses] == [404] * 3
        client.force_login(make_person())
        assert [client.get(one).status_code for one in addresses] == [404] * 3
        client.force_login(make_national("auditor"))
        assert [client.get(one).status_code for one in addresses] == [200] * 3

    def test_a_published_outcome_without_a_file_offers_one_order(self, client):
        outcome = make_decided(comments=1)
        outcome.documents.all().delete()
        cache.clear()
        address = reverse("reports:prepare", args=[outcome.consultation.reference, "ar"])
        assert address in client.get(outcome.get_absolute_url()).content.decode()
        assert "csrfmiddlewaretoken" in client.get(address).content.decode()

        first = client.post(address)
        second = client.post(address)

        assert first.url == second.url
        assert outcome.documents.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["withdrawn", "erased"])
def test_a_report_that_quotes_what_was_taken_back_is_made_again_at_its_address(made_quickly, how):
    document = an_order()
    services.make(document.pk)
    assert services.remake_stale() == 0  # what was published a moment before it was begun is in it
    before = Document.objects.get(pk=document.pk).file
    said = document.outcome.consultation.contributions.get()
    if how == "withdrawn":
        consultations.take_back(said, by=said.author)
    else:
        erase(said.author, by=said.author)

    assert services.remake_stale() == 1

    again = Document.objects.get(pk=document.pk)
    assert (again.state, again.file.name, again.sha256) == (State.WAITING, "", "")
    assert before.storage.exists(before.name)  # until this is committed
    assert services.make(document.pk) is True
    assert services.remake_stale() == 0


@pytest.mark.django_db
def test_the_file_it_replaces_goes_with_the_commit(
    made_quickly, django_capture_on_commit_callbacks
):
    document = an_order()
    services.make(document.pk)
    before = Document.objects.get(pk=document.pk).file

    with django_capture_on_commit_callbacks(execute=True):
        services.remake(Document.objects.filter(pk=document.pk), by=None)

    assert not before.storage.exists(before.name)


@pytest.mark.django_db
def test_what_is_being_made_while_it_is_ordered_again_is_dropped(monkeypatch):
    document = an_order()

    def rendered(claimed):
        services.remake(Document.objects.filter(pk=claimed.pk), by=None)
        return "report.pdf", b"%PDF", 1

    monkeypatch.setattr(documents, "_rendered", rendered)

    assert services.make(document.pk) is False
    assert Document.objects.get(pk=document.pk).state == State.WAITING
