"""The same form sent twice, one after the other or at the same moment, is done once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Notice
from consultations import services as consultations
from consultations.models import Attachment, Consultation
from entities import services as entities
from entities.models import Delegation, Invitation
from tawasul.refusals import Refusal
from tests.desk.test_documents import PDF, documents, upload
from tests.factories import (
    make_approver,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_published,
    member_of,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db
OTHER_PDF = PDF + b"% another\n"


@pytest.fixture
def entity():
    return make_entity(onboarding="active")


# A document -------------------------------------------------------------------------------------
def test_a_document_sent_twice_is_attached_once_and_the_public_reads_it_once(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    data = {"kind": "support", "title_ar": "جدول", "title_en": "Table", "reason": "نُسي"}

    for _time in range(2):
        answer = client.post(documents(published), data | {"upload": upload()})
        assert answer.status_code == 302

    assert published.attachments.count() == 1
    assert published.changes.count() == 1


def test_a_document_sent_twice_before_publication_leaves_the_draft_as_it_was(client, settings):
    draft = make_draft()
    client.force_login(member_of(draft.entity, "coordinator"))
    data = {"kind": "draft", "title_ar": "نص"}

    client.post(documents(draft), data | {"upload": upload()})
    draft.refresh_from_db()
    before = draft.revision
    client.post(documents(draft), data | {"upload": upload()})

    draft.refresh_from_db()
    assert (draft.attachments.count(), draft.revision) == (1, before)
    assert len([one for one in settings.MEDIA_ROOT.rglob("*") if one.is_file()]) == 1


def test_another_file_or_another_title_is_another_document(client):
    draft = make_draft()
    client.force_login(member_of(draft.entity, "coordinator"))

    for title, content in (("نص", PDF), ("نص", OTHER_PDF), ("جدول", PDF)):
        data = {"kind": "draft", "title_ar": title, "upload": upload(content=content)}
        client.post(documents(draft), data)

    assert draft.attachments.count() == 3


def test_the_same_file_under_the_same_title_cannot_stand_there_with_another_english_one(client):
    draft = make_draft()
    client.force_login(member_of(draft.entity, "coordinator"))
    data = {"kind": "draft", "title_ar": "نص", "title_en": ""}
    client.post(documents(draft), data | {"upload": upload()})

    answer = client.post(documents(draft), data | {"title_en": "Text", "upload": upload()})

    assert answer.status_code == 422
    assert "already attached under this title" in answer.content.decode()
    replacement = reverse(
        "admin:consultations_consultation_replace_document",
        args=[draft.pk, draft.attachments.get().pk],
    )
    client.post(replacement, data | {"title_en": "Text", "upload": upload()})
    assert draft.attachments.current().get().title_en == "Text"


def test_a_replacement_sent_twice_replaces_once_and_says_so(client):
    published = make_published()
    client.force_login(member_of(published.entity, "coordinator"))
    data = {"kind": "support", "title_ar": "جدول", "reason": "خطأ"}
    client.post(documents(published), data | {"upload": upload()})
    first = published.attachments.get()
    url = reverse(
        "admin:consultations_consultation_replace_document", args=[published.pk, first.pk]
    )

    for _time in range(2):
        answer = client.post(url, data | {"upload": upload(content=OTHER_PDF)})
        assert answer.status_code == 302

    assert published.attachments.count() == 2
    assert published.changes.count() == 2
    answer = client.post(url, data | {"upload": upload(content=PDF)})
    assert "already replaced or removed" in answer.content.decode()


def test_a_document_taken_off_twice_is_told_and_not_missing(client):
    draft = make_draft()
    client.force_login(member_of(draft.entity, "coordinator"))
    data = {"kind": "draft", "title_ar": "نص", "upload": upload()}
    client.post(documents(draft), data)
    url = reverse(
        "admin:consultations_consultation_remove_document",
        args=[draft.pk, draft.attachments.get().pk],
    )

    client.post(url)
    answer = client.post(url)

    assert answer.status_code == 422
    assert "already replaced or removed" in answer.content.decode()


def test_the_database_holds_a_document_once():
    draft = make_draft()
    by = member_of(draft.entity, "coordinator")
    first = attach(draft, by=by)

    first.pk, first.file = None, "documents/other.pdf"
    with pytest.raises(IntegrityError, match="attachment_once"), transaction.atomic():
        first.save()


@pytest.mark.django_db(transaction=True)
def test_a_document_sent_three_times_at_once_is_attached_once():
    published = make_published()
    by = member_of(published.entity, "coordinator")

    answers = at_once(*[lambda: attach(published, by=by, reason="نُسي")] * 3)

    assert {one.pk for one in answers} == {Attachment.objects.get().pk}
    assert published.changes.count() == 1


def attach(consultation, *, by, **fields):
    file = SimpleUploadedFile("a.pdf", PDF)
    return consultations.attach(
        consultation, by=by, kind="draft", title_ar="نص", upload=file, **fields
    )


# A draft ----------------------------------------------------------------------------------------
NEW = "admin:consultations_consultation_add"


def test_a_new_consultation_sent_twice_leads_to_the_one_draft(client, entity):
    client.force_login(make_coordinator(entity))
    token = client.get(reverse(NEW)).context["adminform"].form["token"].value()
    data = {"entity": entity.pk, "kind": "policy", "title_ar": "سياسة", "token": token}

    first, second = (client.post(reverse(NEW), data) for _time in range(2))

    assert first.status_code == 302
    assert second.url == first.url
    assert Consultation.objects.get().title_ar == "سياسة"


def test_a_form_opened_anew_begins_another_draft(client, entity):
    client.force_login(make_coordinator(entity))
    data = {"entity": entity.pk, "kind": "policy", "title_ar": "سياسة"}

    for _time in range(2):
        page = client.get(reverse(NEW)).content.decode()
        token = page.split('name="token" value="')[1].split('"')[0]
        client.post(reverse(NEW), data | {"token": token})

    assert Consultation.objects.count() == 2


def test_a_token_of_another_entitys_form_leads_nowhere(entity):
    token = uuid4()
    consultations.create(entity, by=make_coordinator(entity), title_ar="سياسة", token=token)
    other = make_entity()

    with pytest.raises(Refusal, match="already used"):
        consultations.create(other, by=make_coordinator(other), title_ar="سياسة", token=token)


@pytest.mark.django_db(transaction=True)
def test_a_new_consultation_sent_three_times_at_once_is_one_draft_without_a_gap():
    entity = make_entity()
    by = make_coordinator(entity)
    token = uuid4()

    answers = at_once(
        *[lambda: consultations.create(entity, by=by, title_ar="سياسة", token=token)] * 3
    )

    draft = Consultation.objects.get()
    assert {one.pk for one in answers} == {draft.pk}
    following = consultations.create(entity, by=by, title_ar="التالية")
    assert int(following.reference[-4:]) == int(draft.reference[-4:]) + 1


# An invitation ----------------------------------------------------------------------------------
INVITE = "admin:entities_invitation_add"


def test_an_invitation_sent_twice_is_one_with_one_mail_and_that_is_said(client, entity):
    client.force_login(make_approver(entity))
    data = {"entity": entity.pk, "email": "New@example.jo", "role": "analyst", "title": ""}

    client.post(reverse(INVITE), data)
    page = client.post(reverse(INVITE), data, follow=True).content.decode()

    assert Invitation.objects.count() == 1
    assert Notice.objects.filter(verb="role_offered").count() == 1
    assert "already invited to this role" in page


def test_an_invitation_is_sent_again_when_asked_and_only_the_new_link_works(client, entity):
    approver = make_approver(entity)
    client.force_login(approver)
    invitation, old = entities.invite(entity, by=approver, email="new@example.jo", role="analyst")

    client.post(reverse("admin:entities_invitation_resend", args=[invitation.pk]))

    assert Notice.objects.filter(verb="role_offered").count() == 2
    assert entities.find_invitation(old) is None
    link = Notice.objects.filter(verb="role_offered").latest("pk").secrets["link"]
    assert client.get(link).status_code == 200
    assert Invitation.objects.count() == 1


def test_an_expired_invitation_is_renewed_and_one_that_is_over_is_not(client, entity):
    approver = make_approver(entity)

    def invite(role="analyst"):
        return entities.invite(entity, by=approver, email="new@example.jo", role=role)

    invitation, _secret = invite()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    renewed, secret = invite()
    assert renewed.pk == invitation.pk
    assert entities.find_invitation(secret) == invitation

    entities.revoke_invitation(renewed, by=approver)
    again, _secret = invite()
    assert again.pk != invitation.pk
    assert invite(role="moderator")[0].pk not in (invitation.pk, again.pk)
    with pytest.raises(Refusal, match="no longer valid"):
        entities.resend_invitation(invitation, by=approver)


def test_the_database_holds_an_open_invitation_once_and_lets_erased_ones_be(entity):
    approver = make_approver(entity)
    for n in range(2):
        entities.invite(entity, by=approver, email=f"{n}@example.jo", role="analyst")

    with pytest.raises(IntegrityError, match="invitation_open_once"), transaction.atomic():
        Invitation.objects.update(email="0@example.jo")
    Invitation.objects.update(email="")


@pytest.mark.django_db(transaction=True)
def test_an_invitation_sent_three_times_at_once_is_one():
    entity = make_entity()
    by = make_approver(entity)

    answers = at_once(
        *[lambda: entities.invite(entity, by=by, email="new@example.jo", role="analyst")] * 3
    )

    assert {invitation.pk for invitation, _secret in answers} == {Invitation.objects.get().pk}
    assert sum(bool(secret) for _invitation, secret in answers) == 1
    assert Notice.objects.filter(verb="role_offered").count() == 1


# A delegation -----------------------------------------------------------------------------------
def test_a_delegation_sent_twice_is_one_with_one_mail(client, entity):
    approver = make_approver(entity)
    colleague = make_member(entity, "analyst")
    client.force_login(approver)
    today = timezone.localdate()
    data = {
        "membership": approver.memberships.get().pk,
        "to": colleague.pk,
        "starts_on": f"{today:%d/%m/%Y}",
        "ends_on": f"{today:%d/%m/%Y}",
    }

    for _time in range(2):
        assert client.post(reverse("admin:entities_delegation_add"), data).status_code == 302
    assert Delegation.objects.count() == 1
    assert Notice.objects.filter(verb="delegated").count() == 1

    entities.revoke_delegation(Delegation.objects.get(), by=approver)
    client.post(reverse("admin:entities_delegation_add"), data)
    assert Delegation.objects.filter(revoked_at=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_delegation_sent_three_times_at_once_is_one_and_the_database_holds_it():
    entity = make_entity()
    by = make_approver(entity)
    to = make_member(entity, "analyst")
    days = {"starts_on": timezone.localdate(), "ends_on": timezone.localdate()}
    membership = by.memberships.get()

    answers = at_once(*[lambda: entities.delegate(membership, by=by, to=to, **days)] * 3)

    assert {one.pk for one in answers} == {Delegation.objects.get().pk}
    with pytest.raises(IntegrityError, match="delegation_once"):
        Delegation.objects.create(membership=membership, to=to, **days)
