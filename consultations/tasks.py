"""Celery's way into the services. A task takes keys, calls services, and can run twice."""

from celery import shared_task
from django.utils import timezone


@shared_task
def sweep() -> None:
    """What the clock has made due: publication, closing. Found in the database each time."""
    from consultations import services
    from consultations.models import Consultation

    due = Consultation.objects.filter(
        status=Consultation.Status.APPROVED, publish_at__lte=timezone.now()
    )
    for key in due.values_list("pk", flat=True):
        services.record_published(key)
    services.close_due()


@shared_task
def daily() -> None:
    """Reminders, digests, and texts kept for visitors who did not come back."""
    from consultations import services

    services.remind_approvers()
    services.send_digests()
    services.forget_old_pending()
