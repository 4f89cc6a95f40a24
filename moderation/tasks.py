"""Celery's way into the services. A task takes keys, calls services, and can run twice."""

from celery import shared_task


@shared_task
def sweep() -> int:
    """What the clock has made due: decisions whose minute is over."""
    from moderation import services

    return services.apply_due()
