"""The foundation every app stands on, and the roof that joins them."""

from tawasul.celery import app as celery_app

__all__ = ["celery_app"]
