"""New consultations, for feed readers."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.models import Consultation
from tawasul.caching import cached_for_visitors
from tawasul.templatetags.tawasul import in_true_language

LENGTH = 30


@require_safe
@cached_for_visitors()
def newest(request):
    """Atom, newest publication first."""
    now = timezone.now()
    rows = Consultation.objects.listed_at(now).filter(historical=False)
    rows = rows.select_related("entity").order_by("-publish_at", "-pk")[:LENGTH]
    feed = Atom1Feed(
        title=_("Tawasul: new consultations"),
        description=_("Government entities ask before they decide."),
        link=settings.SITE_URL + reverse("consultations:index"),
        feed_url=settings.SITE_URL + request.path,
        language=get_language(),
    )
    for one in rows:
        url = settings.SITE_URL + one.get_absolute_url()
        feed.add_item(
            title=in_true_language(one, "title")[0],
            link=url,
            unique_id=settings.SITE_URL + reverse("consultations:detail", args=[one.reference]),
            description=in_true_language(one, "summary")[0],
            author_name=in_true_language(one.entity, "name")[0],
            pubdate=one.published_at or one.publish_at,
            updateddate=one.decided_at or one.published_at or one.publish_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=f"{feed.content_type}")
