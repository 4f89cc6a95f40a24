"""Celery's way into the services. Files are made in a queue of their own (settings): they are
heavy."""

from celery import shared_task


@shared_task
def make(key: int) -> bool:
    from reports import services

    return services.make(key)


@shared_task
def sweep() -> int:
    from reports import services

    services.remake_stale()
    return services.order_due()
