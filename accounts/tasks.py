"""Celery's way into the services. A task can run twice, at once, and be lost."""

from celery import shared_task


@shared_task
def send_notices() -> int:
    from accounts import services

    return services.send_due()


@shared_task
def forget_attempts() -> int:
    from accounts.services import limits

    return limits.forget_old()
