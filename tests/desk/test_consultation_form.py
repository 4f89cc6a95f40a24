"""The coordinator's form: begins with a title, saves itself, loses nothing, stops nothing else."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from consultations import services
from consultations.models import Consultation
from tests.factories import (
    make_approved,
    make_coordinator,
    make_draft,
    make_entity,
    make_published,
    member_of,
)

pytestmark = pytest.mark.django_db
CHANGE = "admin:consultations_consultation_change"


def form_of(client, draft, **changes) -> dict:
    """What the browser would send: every field of the page as it stands, with some changed."""
    page = client.get(reverse(CHANGE, args=[draft.pk]))
    form = page.context["adminform"].form
    data = {"revision": page.context["revision"]}
    for bound in form:
        value = bound.value()
        name = bound.html_name
        if hasattr(bound.field.widget, "decompress"):
            parts = value if isinstance(value, list) else bound.field.widget.decompress(value)
            for n, part in enumerate(parts):
                widget = bound.field.widget.widgets[n]
                part_name = bound.field.widget.widgets_names[n]
                data[f"{name}{part_name}"] = widget.format_value(part) or "" if part else ""
        elif name in ("change_ar", "change_en"):
            for n, row in enumerate(value or []):
                for m, cell in enumerate(row):
                    data[f"{name}-{n}-{m}"] = cell
        elif value is not None:
            data[name] = value
    return data | changes


@pytest.fixture
def draft():
    return make_draft()


@pytest.fixture
def coordinator(client, draft):
    person = member_of(draft.entity, "coordinator")
    client.force_login(person)
    return person


def test_a_title_and_a_type_begin_a_draft_of_ones_own_entity(client):
    entity = make_entity()
    client.force_login(make_coordinator(entity))

    answer = client.post(
        reverse("admin:consultations_consultation_add"),
        {"entity": entity.pk, "kind": "policy", "title_ar": "سياسة النقل", "token": uuid4()},
    )

    made = Consultation.objects.get()
    assert answer.url == reverse(CHANGE, args=[made.pk])
    assert (made.entity, made.title_ar, made.status) == (entity, "سياسة النقل", "draft")


def test_nobody_begins_one_for_another_entity(client):
    client.force_login(make_coordinator(make_entity()))

    answer = client.post(
        reverse("admin:consultations_consultation_add"),
        {"entity": make_entity().pk, "kind": "policy", "title_ar": "سياسة", "token": uuid4()},
    )

    assert answer.status_code == 200
    assert not Consultation.objects.exists()


def test_every_field_is_saved_as_typed(client, draft, coordinator):
    start = timezone.localtime() + timedelta(days=2)
    day = start.date()
    data = form_of(
        client,
        draft,
        summary_ar="ملخص جديد.",
        sectors=["environment", "health"],
        goals=["3", "6"],
        governorates=["karak"],
        groups=["youth"],
        estimate="١٢٠٠",
        office_ar="مديرية التشريع",
        publish_at_day=f"{day:%d/%m/%Y}",
        publish_at_hour="09:00",
        opens_at_day="",
        opens_at_hour="",
        closes_at_day=f"{day + timedelta(days=20):%d/%m/%Y}",
        closes_at_hour="",
        analysis_due_day=f"{day + timedelta(days=30):%d/%m/%Y}",
        analysis_due_hour="",
        results_due_day=f"{day + timedelta(days=40):%d/%m/%Y}",
        results_due_hour="",
        **{"change_ar-0-0": "الرسوم", "change_ar-0-1": "عشرة", "change_ar-0-2": "خمسة"},
    )

    answer = client.post(reverse(CHANGE, args=[draft.pk]), data)

    assert answer.status_code == 302, answer.context["errors"]
    fresh = Consultation.objects.get()
    assert fresh.summary_ar == "ملخص جديد."
    assert (fresh.sectors, fresh.goals) == (["health", "environment"], [3, 6])
    assert fresh.estimate == 1200
    assert fresh.change_ar == [["الرسوم", "عشرة", "خمسة"]]
    assert fresh.opens_at == fresh.publish_at
    closes = timezone.localtime(fresh.closes_at)
    assert (closes.date(), closes.hour) == (day + timedelta(days=21), 0)
    assert fresh.history.first().history_user == coordinator


def test_a_deadline_at_midnight_is_shown_as_the_day_before_it(client, draft, coordinator):
    midnight = timezone.localtime(draft.closes_at).replace(
        hour=0, minute=0, second=0, microsecond=0
    )
    services.revise(draft, by=coordinator, closes_at=midnight)

    data = form_of(client, draft)

    assert data["closes_at_day"] == f"{midnight.date() - timedelta(days=1):%d/%m/%Y}"
    assert data["closes_at_hour"] == ""


def test_saving_what_was_not_changed_writes_nothing(client, draft, coordinator):
    before = draft.history.count()

    client.post(reverse(CHANGE, args=[draft.pk]), form_of(client, draft))

    draft.refresh_from_db()
    assert (draft.history.count(), draft.revision) == (before, 0)


def test_opening_and_saving_an_approved_one_leaves_it_approved(client):
    approved = make_approved()
    client.force_login(member_of(approved.entity, "coordinator"))

    client.post(reverse(CHANGE, args=[approved.pk]), form_of(client, approved))

    approved.refresh_from_db()
    assert approved.status == "approved"


def test_editing_an_approved_one_says_so_and_sends_it_back(client):
    approved = make_approved()
    client.force_login(member_of(approved.entity, "coordinator"))
    page = client.get(reverse(CHANGE, args=[approved.pk])).content.decode()
    assert "Any change here sends it back for approval." in page

    data = form_of(client, approved, summary_ar="غير ذلك.")
    client.post(reverse(CHANGE, args=[approved.pk]), data)

    approved.refresh_from_db()
    assert (approved.status, approved.approved_digest) == ("draft", "")


def test_dates_out_of_order_are_a_sentence_at_the_date_and_nothing_is_lost(
    client, draft, coordinator
):
    data = form_of(client, draft, closes_at_day="01/01/2020", summary_ar="كتبتُ هذا.")

    answer = client.post(reverse(CHANGE, args=[draft.pk]), data)

    assert answer.status_code == 200
    assert "closes_at" in answer.context["adminform"].form.errors
    assert "كتبتُ هذا." in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("summary_ar", "أ\x00ب\u202eج", "أبج"),
        ("summary_ar", "•\xa0نقطة", "- نقطة"),
        ("title_ar", "عنوان\nعلى سطرين", "عنوان على سطرين"),
    ],
)
def test_text_is_cleaned_on_its_way_in(client, draft, coordinator, field, typed, kept):
    client.post(reverse(CHANGE, args=[draft.pk]), form_of(client, draft, **{field: typed}))

    draft.refresh_from_db()
    assert getattr(draft, field) == kept


@pytest.mark.parametrize(
    "changes",
    [
        {"title_ar": "ع" * 5000},
        {"summary_ar": "ع" * 50_000},
        {"estimate": "many"},
        {"estimate": "9" * 40},
        {"publish_at_day": "31/02/2027"},
        {"publish_at_day": "hello", "publish_at_hour": "25:99"},
        {"kind": "nonsense"},
        {"sectors": ["nonsense"]},
        {"goals": ["x", "99"]},
        {"partners": ["0", "x", "999999999999999999999"]},
        {"continues": "abc"},
        {"office_email": "not an address"},
        {"change_ar-0-0": "", "change_ar-0-1": "without an aspect"},
        {"change_ar-99-0": "a row too far"},
        {"revision": "nonsense"},
        {"title_ar": ""},
    ],
)
def test_no_input_is_a_fault(client, draft, coordinator, changes):
    answer = client.post(reverse(CHANGE, args=[draft.pk]), form_of(client, draft, **changes))

    assert answer.status_code in (200, 302)


def test_whoever_saved_in_between_is_named_and_the_differences_shown(client, draft, coordinator):
    data = form_of(client, draft, summary_ar="ما كتبتُه أنا.")
    colleague = make_coordinator(draft.entity, display_name="A colleague")
    services.revise(draft, by=colleague, summary_ar="ما كتبه غيري.")

    answer = client.post(reverse(CHANGE, args=[draft.pk]), data)

    page = answer.content.decode()
    assert "This consultation was changed after you opened it (A colleague" in page
    assert "ما كتبتُه أنا." in page
    assert "ما كتبه غيري." in page
    draft.refresh_from_db()
    assert draft.summary_ar == "ما كتبه غيري."

    # The page shows the differences and carries the new revision: saving again is meant.
    revision = re.search(r'name="revision" value="(\d+)"', page)[1]
    client.post(reverse(CHANGE, args=[draft.pk]), data | {"revision": revision})
    draft.refresh_from_db()
    assert draft.summary_ar == "ما كتبتُه أنا."


# Autosave ---------------------------------------------------------------------------------------
def autosave(client, draft, data):
    return client.post(reverse(CHANGE, args=[draft.pk]), data, headers={"X-Autosave": "1"})


def test_a_draft_saves_itself_and_answers_with_the_time_and_the_readiness(
    client, draft, coordinator
):
    answer = autosave(client, draft, form_of(client, draft, summary_ar=""))

    told = answer.json()
    assert re.fullmatch(r"Saved automatically \d\d:\d\d", told["saved"])
    assert told["revision"] == 1
    assert "The Arabic summary is missing." in told["check"]


def test_autosave_keeps_what_is_in_order_and_names_the_rest(client, draft, coordinator):
    data = form_of(client, draft, summary_ar="جديد.", estimate="many", closes_at_day="01/01/2020")

    told = autosave(client, draft, data).json()

    draft.refresh_from_db()
    assert draft.summary_ar == "جديد."
    assert any("Size of the groups" in error for error in told["errors"])
    assert any("The dates follow one another" in error for error in told["errors"])


def test_autosave_never_overwrites_what_a_colleague_saved(client, draft, coordinator):
    data = form_of(client, draft, summary_ar="أنا")
    services.revise(draft, by=make_coordinator(draft.entity), summary_ar="غيري")

    answer = autosave(client, draft, data)

    assert answer.status_code == 409
    assert "changed after you opened it" in answer.json()["error"]
    draft.refresh_from_db()
    assert draft.summary_ar == "غيري"


def test_only_a_draft_saves_itself(client):
    approved = make_approved()
    client.force_login(member_of(approved.entity, "coordinator"))

    answer = autosave(client, approved, form_of(client, approved, summary_ar="غيره"))

    assert answer.status_code == 403
    approved.refresh_from_db()
    assert approved.status == "approved"


# After publication --------------------------------------------------------------------------------
def test_a_published_one_is_read_not_edited(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))

    page = client.get(reverse(CHANGE, args=[published.pk])).content.decode()
    answer = client.post(reverse(CHANGE, args=[published.pk]), {"title_ar": "غيره"})

    assert 'name="summary_ar"' not in page
    assert answer.status_code == 403
    assert "changes are made with a public reason" in answer.content.decode()


def test_a_published_text_is_corrected_with_a_public_reason(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    url = reverse("admin:consultations_consultation_amend", args=[published.pk])
    data = {"title_ar": published.title_ar, "summary_ar": "تصويب.", "reason": ""}

    refused = client.post(url, data)
    assert refused.status_code == 422
    assert "تصويب." in refused.content.decode()

    client.post(url, data | {"reason": "خطأ في الرقم"})
    change = published.changes.get(field="summary_ar")
    assert (change.after, change.reason) == ("تصويب.", "خطأ في الرقم")


def test_the_period_is_extended_with_a_reason(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    later = timezone.localtime(published.closes_at) + timedelta(days=3)
    url = reverse("admin:consultations_consultation_extend", args=[published.pk])

    refused = client.post(url, {"closes_at_day": "01/01/2020", "reason": "عطلة"})
    assert refused.status_code == 422

    client.post(url, {"closes_at_day": f"{later:%d/%m/%Y}", "closes_at_hour": "", "reason": "عطلة"})
    published.refresh_from_db()
    assert timezone.localtime(published.closes_at).date() == later.date() + timedelta(days=1)


def test_many_remarks_are_typed_in_at_once_and_once(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    url = reverse("admin:consultations_consultation_said", args=[published.pk])
    token = client.get(url).context["form"].initial["token"]
    data = {
        "channel": "workshop",
        "said_on": f"{timezone.localdate():%d/%m/%Y}",
        "source": "الكرك",
        "texts": "الملاحظة الأولى.\nسطرها الثاني.\n\nالملاحظة الثانية.",
        "token": str(token),
    }

    client.post(url, data)
    client.post(url, data)

    said = published.contributions.recorded().order_by("pk")
    assert [one.body for one in said] == [
        "الملاحظة الأولى.\nسطرها الثاني.",
        "الملاحظة الثانية.",
    ]
