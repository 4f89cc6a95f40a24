"""Celery's way into the services. A task takes keys, calls services, and can run twice."""

from celery import shared_task
from django.utils import timezone

from consultations.models import Consultation


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

    services.remind_approvers()
    services.send_digests()
    services.forget_old_pending()
