"""One's own page: what one sent, and where each of it stands."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.pending import known_pending_key
from consultations import receipts, threads
from consultations.models import Contribution, Pending
from consultations.views._common import with_query
from tawasul import keyset
from tawasul.pages.receipts import state_words
from tawasul.templatetags.tawasul import text
from tawasul.words import moment

PAGE_SIZE = 20
ORDER = keyset.Order(("received_at", "id"), down=True)
Status = Contribution.Status
TONES = {
    Status.PUBLISHED: "ok",
    Status.DECLINED: "bad",
    Status.HIDDEN: "bad",
    Status.RETURNED: "warn",
}


@never_cache
@login_required
@require_safe
def me(request):
    person = request.user
    rows = person.contributions.select_related("consultation__entity").defer("search")
    page = keyset.read(rows, ORDER, after=request.GET.get("after", ""), size=PAGE_SIZE)
    threads.add_official_replies(page.items)
    key = known_pending_key(request)
    kept = Pending.objects.filter(key=key).select_related("consultation") if key else ()
    now = timezone.now()
    return render(
        request,
        "pages/me.html",
        {
            "items": [_item(one, now) for one in page.items],
            "kept": [
                {"consultation": one.consultation, "title": text(one.consultation, "title")}
                for one in kept
            ],
            "next_url": page.next and with_query(request, after=page.next),
            "first_url": "" if page.is_first else request.path,
        },
    )


def _item(one: Contribution, now) -> dict:
    replied = bool(one.shown_replies) and one.status == Status.PUBLISHED
    return {
        "title": text(one.consultation, "title"),
        "url": one.consultation.get_absolute_url(),
        "entity": text(one.consultation.entity, "name"),
        "receipt": one.receipt,
        "number": receipts.spaced(one.receipt),
        "at": moment(one.received_at),
        "at_iso": one.received_at.isoformat(timespec="minutes"),
        "body": one.body,
        "lang": threads.language_of(one.body),
        "state": _("Answered by the entity") if replied else state_words(one),
        "tone": "state" if replied else TONES.get(Status(one.status), ""),
        "named": one.shown_name,
        "withdraw": one.status != Status.WITHDRAWN,
        "pk": one.pk,
        "reference": one.consultation.reference,
        "comment_url": one.get_absolute_url() if one.status == Status.PUBLISHED else "",
    }
