"""What a visitor began before signing in, and goes on with after.

Django gives the session a new key when somebody signs in, so a text kept under the session's key
would be lost. What stands inside the session stays, so the text is kept under a random value that
stands there.
"""

from django.utils.crypto import get_random_string

_NAME = "pending_key"


def pending_key(request) -> str:
    """The value under which this visitor's unsent texts are kept; made when first asked for."""
    if not (key := request.session.get(_NAME)):
        key = request.session[_NAME] = get_random_string(32)
    return key


def known_pending_key(request) -> str | None:
    """The same, without beginning a session for somebody who has nothing pending."""
    return request.session.get(_NAME)
