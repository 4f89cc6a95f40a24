"""What the frame of every page needs to know (a context processor).

It must cost nothing and say nothing about the person: visitors' pages are cached.
"""

from django.conf import settings


def frame(request) -> dict:
    return {"demo": settings.DEMO, "contact_email": settings.CONTACT_EMAIL}
