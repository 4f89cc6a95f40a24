"""Documents: checked by content, stored under names nobody can guess, never overwritten."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from consultations import permissions
from consultations.models import Attachment, Change, Consultation
from consultations.services._common import locked, log_change
from consultations.services.drafting import void_approval
from tawasul import files
from tawasul.history import record
from tawasul.refusals import Refusal, require


@transaction.atomic
def attach(
    consultation: Consultation,
    *,
    by,
    kind: str,
    title_ar: str,
    upload,
    title_en: str = "",
    replaces: Attachment | None = None,
    reason: str = "",
) -> Attachment:
    """Add a document, or put a new one in the place of `replaces`.

    PDF, DOCX, PNG and JPEG, judged by content; at most ATTACHMENT_MAX_BYTES. After publication
    a public `reason` is needed. The same form sent twice gives the document that is there. Raises
    NotAllowed and Refusal; a refused file leaves nothing on disk.
    """
    fresh = locked(consultation)
    published = fresh.is_public_at(timezone.now())
    require(permissions.may_amend(by, fresh) if published else permissions.may_revise(by, fresh))
    if not title_ar:
        raise Refusal(_("Give the document a title in Arabic."), field="title_ar")
    if published and not reason.strip():
        raise Refusal(_("Give the reason: it is shown to the public."), field="reason")
    seen = files.inspect(upload)
    same = fresh.attachments.current().filter(sha256=seen.sha256, kind=kind, title_ar=title_ar)
    if (twin := same.first()) and twin != replaces:
        if (twin.title_en or "") == title_en and (replaces is None or twin.replaces == replaces):
            return twin
        raise Refusal(_("This very file is already attached under this title."), field="file")
    now = timezone.now()
    if replaces is not None:
        _remove(fresh, replaces, by=by, at=now)
    attachment = Attachment(
        consultation=fresh,
        kind=kind,
        title_ar=title_ar,
        title_en=title_en,
        filename=seen.filename,
        content_type=seen.content_type,
        extension=seen.extension,
        size=seen.size,
        sha256=seen.sha256,
        uploaded_by=by,
        uploaded_at=now,
        replaces=replaces,
        file=upload,
    )
    record(attachment, by=by, reason="attached")
    # A rolled back transaction must not leave the file behind; it is on disk before the commit.
    files.forget_unless_committed(attachment.file)
    _note(fresh, by=by, at=now, reason=reason, published=published, before=replaces, new=attachment)
    return attachment


@transaction.atomic
def detach(attachment: Attachment, *, by, reason: str = "") -> None:
    """Take a document off the page. Its row and its file stay for the record."""
    fresh = locked(attachment.consultation_id)
    published = fresh.is_public_at(timezone.now())
    require(permissions.may_amend(by, fresh) if published else permissions.may_revise(by, fresh))
    if published and not reason.strip():
        raise Refusal(_("Give the reason: it is shown to the public."), field="reason")
    now = timezone.now()
    _remove(fresh, attachment, by=by, at=now)
    _note(fresh, by=by, at=now, reason=reason, published=published, before=attachment, new=None)


def _remove(consultation: Consultation, attachment: Attachment, *, by, at) -> None:
    row = Attachment.objects.select_for_update().get(pk=attachment.pk, consultation=consultation)
    if row.removed_at is not None:
        raise Refusal(_("This document was already replaced or removed."))
    row.removed_at = at
    record(row, ["removed_at"], by=by, reason="removed")


def _note(fresh, *, by, at, reason, published, before, new) -> None:
    """In the public log once published; before that, an edit like any other."""
    if published:
        log_change(
            fresh,
            Change.What.DOCUMENT,
            by=by,
            at=at,
            reason=reason,
            before=_named(before),
            after=_named(new),
        )
    else:
        columns = void_approval(fresh, by=by)
        fresh.revision += 1
        record(fresh, [*columns, "revision"], by=by, reason="revised")


def _named(attachment: Attachment | None) -> str:
    if attachment is None:
        return ""
    return f"{attachment.title_ar} (SHA-256 {attachment.sha256[:16]})"
