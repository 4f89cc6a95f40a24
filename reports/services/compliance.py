"""Freezing a quarter, correcting it by number, and signing its report."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from entities.models import Membership, Role
from reports import figures, permissions
from reports.models import Document, Snapshot, SnapshotRow
from reports.services.documents import ask_for, remake
from tawasul.calendar import Quarter
from tawasul.history import record
from tawasul.refusals import Refusal, require
from tawasul.text import clean


@transaction.atomic
def freeze(quarter: Quarter, *, by, at: datetime | None = None) -> Snapshot:
    """Store the rows of a finished quarter. What changes later goes into a numbered correction.

    `by` is None when the operator's command does it. Raises Refusal for an unfinished quarter
    and for one already frozen.
    """
    if by is not None:
        require(permissions.may_sign(by))
    if Snapshot.objects.filter(quarter=str(quarter)).exists():
        raise Refusal(_("This quarter is already frozen. What is found later is a correction."))
    return _store(quarter, number=0, reason="", by=by, at=at)


@transaction.atomic
def correct(
    quarter: Quarter, *, by, reason: str, after: int, at: datetime | None = None
) -> Snapshot:
    """A new snapshot of a frozen quarter, numbered, with the reason.

    `after` is the number of the one that was looked at: when it is no longer the latest (somebody
    was faster, the form was sent twice), nothing is issued.
    """
    require(permissions.may_sign(by))
    reason = clean(reason)
    if not reason:
        raise Refusal(_("Say what is corrected."), field="reason")
    last = (
        Snapshot.objects.select_for_update().filter(quarter=str(quarter)).order_by("-number")
    ).first()
    if last is None:
        raise Refusal(_("This quarter is not frozen yet."))
    if last.number != after:
        raise Refusal(
            _(
                "Correction no. %(n)s was issued after you opened this form. Look at it first; if "
                "another one is needed, open the form again."
            )
            % {"n": last.number}
        )
    return _store(quarter, number=last.number + 1, reason=reason, by=by, at=at)


@transaction.atomic
def sign(snapshot: Snapshot, *, by) -> Snapshot:
    """Sign and publish the report of a frozen quarter; its files are ordered from the worker."""
    require(permissions.may_sign(by))
    fresh = Snapshot.objects.select_for_update().get(pk=snapshot.pk)
    if fresh.signed_at:
        raise Refusal(_("This report is already signed."))
    if Snapshot.objects.filter(quarter=fresh.quarter, number__gt=fresh.number).exists():
        raise Refusal(_("There is a later correction of this quarter: that one is signed."))
    fresh.signed_at = timezone.now()
    fresh.signed_by = by
    fresh.signed_title = (
        Membership.objects.active()
        .filter(person=by, role=Role.SUPERVISOR)
        .values_list("title", flat=True)
        .first()
        or ""
    )
    record(fresh, ["signed_at", "signed_by", "signed_title"], by=by, reason="signed")
    # A file made before the signature does not carry it: it is made again.
    remake(fresh.documents.all(), by=by)
    order_files(fresh, by=by)
    return fresh


@transaction.atomic
def make_files(snapshot: Snapshot, *, by) -> list[Document]:
    """The report as files, asked for by the ministry's staff before it is signed."""
    require(permissions.may_sign(by))
    return order_files(snapshot, by=by)


def order_files(snapshot: Snapshot, *, by) -> list[Document]:
    wanted = [
        (Document.Format.PDF, "ar"),
        (Document.Format.PDF, "en"),
        (Document.Format.XLSX, "ar"),
    ]
    return [
        ask_for(snapshot=snapshot, format=format, language=language, by=by)
        for format, language in wanted
    ]


def _store(quarter: Quarter, *, number: int, reason: str, by, at) -> Snapshot:
    now = at or timezone.now()
    if now < quarter.end:
        raise Refusal(_("The quarter is not over: its figures are provisional."))
    rows = [
        {
            "entity": entity,
            "name_ar": entity.name_ar,
            "name_en": entity.name_en or "",
            "records": [one.stored() for one in records],
        }
        for entity, records in figures.rows_of(quarter, at=now)
    ]
    snapshot = Snapshot(
        quarter=str(quarter),
        number=number,
        reason=reason,
        frozen_at=now,
        frozen_by=by,
        digest=_digest(rows),
    )
    try:
        with transaction.atomic():
            record(snapshot, by=by, reason="corrected" if number else "frozen")
    except IntegrityError:  # two people pressed at once
        raise Refusal(
            _("Another correction was issued at the same moment. Please look at it first.")
            if number
            else _("This quarter is already frozen. What is found later is a correction.")
        ) from None
    SnapshotRow.objects.bulk_create(SnapshotRow(snapshot=snapshot, **row) for row in rows)
    return snapshot


def _digest(rows: list[dict]) -> str:
    said = [[row["name_ar"], row["records"]] for row in rows]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
