"""Compliance: signed quarters for everybody, the running and unsigned ones for the ministry."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from entities.models import Entity
from reports import compliance_view, permissions, services
from reports.figures import Result
from reports.forms import CorrectionForm
from reports.models import Document, Snapshot
from tawasul.caching import cached_for_visitors
from tawasul.calendar import Quarter
from tawasul.refusals import NotAllowed, Refusal, require
from tawasul.sessions import signed_in_to_write
from tawasul.words import day, moment, number, size

SHOWN = 12  # quarters back for which the ministry's staff are offered figures


# The list -------------------------------------------------------------------------------------
@require_safe
@cached_for_visitors()
def index(request):
    follows = bool(permissions.may_follow_compliance(request.user))
    snapshots: dict[str, list[Snapshot]] = {}
    for one in Snapshot.objects.visible_to(request.user).prefetch_related("documents"):
        snapshots.setdefault(one.quarter, []).append(one)
    quarters = [Quarter.parse(text) for text in snapshots]
    if follows:
        quarters = sorted({*quarters, *_lately()}, reverse=True)
    return render(
        request,
        "reports/compliance.html",
        {
            "follows": follows,
            "rows": [_listed(one, snapshots.get(str(one), [])) for one in quarters],
            "definitions": compliance_view.definitions(),
        },
    )


def _lately() -> list[Quarter]:
    """The running quarter and those before it, back to the first deadline there was."""
    found, current = [], Quarter.of(timezone.now())
    for _n in range(SHOWN):
        found.append(current)
        current = current.previous()
    first = compliance_view.first_quarter()
    return [one for one in found if first is None or one >= first] if first else found[:2]


def _listed(quarter: Quarter, snapshots: list[Snapshot]) -> dict:
    latest = snapshots[0] if snapshots else None
    now = timezone.now()
    if latest is None:
        running = quarter.end > now
        state, tone = (_("Running"), "") if running else (_("Finished, not frozen"), "warn")
    elif latest.signed_at:
        state, tone = _("Signed %(date)s") % {"date": day(latest.signed_at)}, "ok"
    else:
        state, tone = _("Frozen, not signed"), "warn"
    return {
        "title": quarter.long_title,
        "url": reverse("reports:quarter", args=[quarter]),
        "state": state,
        "tone": tone,
        "provisional": latest is None,
        "correction": latest.number if latest else 0,
        "files": _files(latest) if latest else [],
    }


# One quarter ----------------------------------------------------------------------------------
@require_safe
@cached_for_visitors(query=("correction",))
def quarter(request, quarter):
    table, snapshots = _table(request, quarter)
    snapshot = table.snapshot
    person = request.user
    return render(
        request,
        "reports/quarter.html",
        {
            "quarter": quarter,
            "table": table,
            "lines": [_line(quarter, row, snapshot) for row in table.rows],
            "groups": [
                (label, [_line(quarter, row, snapshot) for row in rows])
                for label, rows in table.groups
            ],
            "total": _total(table),
            "definitions": compliance_view.definitions(),
            "versions": _versions(quarter, snapshots, snapshot),
            "files": _files(snapshot) if snapshot else [],
            "state": _state(table),
            "may_sign": bool(permissions.may_sign(person)),
            "finished": quarter.end <= timezone.now(),
            "is_latest": not snapshots or snapshot == snapshots[0],
        },
    )


@require_safe
@cached_for_visitors(query=("figure", "correction"))
def entity(request, quarter, slug):
    """The records behind one line of the table, or behind one of its figures."""
    owner = Entity.objects.filter(slug=slug).first()
    if owner is None:
        raise Http404
    table, _snapshots = _table(request, quarter, entity=owner)
    if not table.rows:
        raise Http404
    row = table.rows[0]
    figure = request.GET.get("figure", "")
    label = compliance_view.labels().get(figure, "")
    records = compliance_view.drilled(row.records, figure)
    return render(
        request,
        "reports/entity_quarter.html",
        {
            "quarter": quarter,
            "table": table,
            "row": row,
            "cells": compliance_view.cells(row.figures),
            "figure": label and figure,
            "label": label,
            "records": [_record(one) for one in records],
            "state": _state(table),
            "back": _url("reports:quarter", quarter, table.snapshot),
            "all_url": _url("reports:entity_quarter", quarter, table.snapshot, slug),
            "crumbs": [
                {"label": _("Compliance reports"), "url": reverse("reports:compliance")},
                {"label": quarter.title, "url": reverse("reports:quarter", args=[quarter])},
            ],
        },
    )


def _table(request, quarter: Quarter, entity=None):
    """The table to show, and the snapshots this person may see, the latest first."""
    snapshots = list(
        Snapshot.objects.visible_to(request.user)
        .filter(quarter=str(quarter))
        .select_related("signed_by")
        .prefetch_related("documents")
    )
    wanted = request.GET.get("correction", "")
    if wanted and wanted.isascii() and wanted.isdigit():
        chosen = [one for one in snapshots if one.number == int(wanted[:4])]
        if not chosen:
            raise Http404
        snapshot = chosen[0]
    else:
        snapshot = snapshots[0] if snapshots else None
    if snapshot is None and (
        not permissions.may_follow_compliance(request.user) or quarter.start > timezone.now()
    ):
        raise Http404
    return compliance_view.table(quarter, snapshot=snapshot, entity=entity), snapshots


def _url(name: str, quarter: Quarter, snapshot: Snapshot | None, *args, figure: str = "") -> str:
    """An address that keeps speaking of the same snapshot when it is not the first one."""
    query = [f"figure={figure}"] if figure else []
    if snapshot is not None and snapshot.number:
        query.append(f"correction={snapshot.number}")
    url = reverse(name, args=[quarter, *args])
    return f"{url}?{'&'.join(query)}" if query else url


def _line(quarter, row, snapshot) -> dict:
    slug = row.entity.slug
    return {
        "name": row.name,
        "lang": "ar" if get_language() != "ar" and row.name == row.entity.name_ar else "",
        "url": _url("reports:entity_quarter", quarter, snapshot, slug),
        "silent": row.silent,
        "cells": [
            cell
            | {"url": _url("reports:entity_quarter", quarter, snapshot, slug, figure=cell["key"])}
            for cell in compliance_view.cells(row.figures)
        ],
    }


def _total(table) -> list[dict]:
    return compliance_view.cells(table.total)


def _record(one) -> dict:
    own = one.title_en if get_language() == "en" else one.title_ar
    return {
        "reference": one.reference,
        "url": reverse("consultations:detail", args=[one.reference]),
        "title": own or one.title_ar,
        "lang": "" if own else "ar",
        "days": number(one.open_days),
        "standard": compliance_view.standard_sentence(one),
        "below": one.below_standard,
        "short_reason": one.short_reason,
        "closes_at": one.closes_at,
        "results_due": one.results_due,
        "decided_at": one.decided_at,
        "result": one.result,
        "result_label": Result.LABELS[one.result],
        "days_late": number(round(one.days_late, 1)) if one.days_late else "",
        "published": number(one.published),
        "answered": number(one.answered),
        "moves": number(one.moves),
        "extensions": number(one.extensions),
        "hours": compliance_view.hours_sentence(one),
    }


def _versions(quarter, snapshots, shown) -> list[dict]:
    if len(snapshots) < 2:
        return []
    return [
        {
            "label": _("Correction no. %(n)s") % {"n": one.number}
            if one.number
            else _("As first frozen"),
            "url": f"{reverse('reports:quarter', args=[quarter])}?correction={one.number}",
            "reason": one.reason,
            "at": one.frozen_at,
            "current": one == shown,
        }
        for one in snapshots
    ]


def _state(table) -> dict:
    """What kind of figures these are, in a sentence."""
    snapshot = table.snapshot
    if snapshot is None:
        return {
            "tone": "warn",
            "label": _("Provisional"),
            "text": _("This quarter is not frozen; figures shown are as of %(now)s and may change.")
            % {"now": moment(table.at)},
        }
    text = _("Figures frozen %(time)s. Later changes appear in a numbered correction.") % {
        "time": moment(snapshot.frozen_at)
    }
    if snapshot.signed_at:
        label = _("Signed %(date)s") % {"date": day(snapshot.signed_at)}
        return {"tone": "ok", "label": label, "text": text}
    return {"tone": "warn", "label": _("Frozen, not signed"), "text": text}


def _files(snapshot: Snapshot) -> list[dict]:
    found = []
    for one in snapshot.documents.all():
        ready = one.state == Document.State.READY
        found.append(
            {
                "title": _("Quarterly compliance report"),
                "type": one.get_format_display(),
                "tag": _("in English") if one.language == "en" else _("in Arabic"),
                "size": size(one.size) if ready else _("being prepared"),
                "url": reverse("reports:file" if ready else "reports:document", args=[one.pk]),
            }
        )
    return found


# What the supervisor does ---------------------------------------------------------------------
@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def freeze(request, quarter):
    """Freeze a finished quarter, having been asked once more."""
    _require_sight(request)
    return _asked(
        request,
        quarter,
        do=lambda: services.freeze(quarter, by=request.user),
        done=_("The quarter is frozen."),
        title=_("Freeze the quarter"),
        text=_(
            "The figures of the quarter are stored as they stand now, every entity with its "
            "rows. They change no more; what is found later is a numbered correction."
        ),
    )


@never_cache
@signed_in_to_write
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request, quarter):
    _require_sight(request)
    form = CorrectionForm(
        request.POST if request.method == "POST" else None,
        initial={"after": _latest(quarter).number},
    )
    return _asked(
        request,
        quarter,
        form=form,
        do=lambda: services.correct(quarter, by=request.user, **form.cleaned_data),
        done=_("The correction is issued. It is not signed yet."),
        title=_("Issue a correction"),
        text=_(
            "The figures are taken anew and stored under the next number, with the reason. The "
            "earlier ones stay visible."
        ),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request, quarter):
    _require_sight(request)
    snapshot = _latest(quarter)
    return _asked(
        request,
        quarter,
        do=lambda: services.sign(snapshot, by=request.user),
        done=_("The report is signed and published. Its files are being prepared."),
        title=_("Sign and publish"),
        text=_("Everybody can read the figures from now on, with your name and title under them."),
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def make_files(request, quarter):
    """Order the files of the latest snapshot; what is there or on its way is left alone."""
    _require_sight(request)
    snapshot = _latest(quarter)
    return _asked(
        request,
        quarter,
        do=lambda: services.make_files(snapshot, by=request.user),
        done=_("The files are being prepared."),
        title=_("Create the report"),
        text=_("The report is made as PDF in Arabic and in English, and as a spreadsheet."),
    )


def _require_sight(request) -> None:
    """SECURITY: for others these addresses do not exist; auditors see, and are told why not."""
    if not permissions.may_follow_compliance(request.user):
        raise Http404
    require(permissions.may_sign(request.user))


def _latest(quarter: Quarter) -> Snapshot:
    found = Snapshot.objects.filter(quarter=str(quarter)).order_by("-number").first()
    if found is None:
        raise Http404
    return found


def _asked(request, quarter, *, do, done, title, text, form=None):
    """A page that asks once more; the POST does it. A refusal keeps what was typed."""
    back = reverse("reports:quarter", args=[quarter])
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            do()
        except NotAllowed:
            raise
        except Refusal as refusal:
            if form is None:
                messages.error(request, str(refusal))
                return redirect(back)
            form.add_refusal(refusal)
        else:
            messages.success(request, done)
            return redirect(back)
    return render(
        request,
        "reports/ask.html",
        {"quarter": quarter, "title": title, "text": text, "form": form, "back": back},
        status=422 if form is not None and form.errors else 200,
    )
