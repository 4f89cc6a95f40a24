"""Celery's way into the services. A task takes keys, calls services, and can run twice."""

import structlog
from celery import shared_task
from django.utils import timezone

from consultations.models import Consultation

log = structlog.get_logger(__name__)


@shared_task
def sweep() -> tuple[int, int]:
    """What the clock has made due: publications, closings. How many of each were recorded."""
    from consultations import services

    due = Consultation.objects.filter(
        status=Consultation.Status.APPROVED, publish_at__lte=timezone.now()
    )
    published = services.each(services.record_published, due.values_list("pk", flat=True))
    return published, services.close_due()


@shared_task
def daily() -> None:
    """Reminders, digests, and texts kept for visitors who did not come back."""
    from consultations import services

    for act in (services.remind_approvers, services.send_digests, services.forget_old_pending):
        try:
            act()
        except Exception:  # one that fails holds up no other
            log.exception("daily work failed", act=act.__name__)
