"""Small words of the account pages."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# The first that is found names it: Edge and Opera call themselves Chrome, Chrome calls itself
# Safari, and Android calls itself Linux.
_BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
]
_SYSTEMS = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
]


@register.filter
def device(user_agent: str) -> str:
    """«Firefox, Android» out of a browser's long line about itself."""
    found = [
        next((name for sign, name in table if sign in user_agent), "")
        for table in (_BROWSERS, _SYSTEMS)
    ]
    return ", ".join(part for part in found if part) or _("Unknown device")


@register.filter
def in_fours(text: str) -> str:
    """A long key in groups, so that it can be read aloud and breaks on a small screen."""
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
