"""What search engines are told."""

from django.conf import settings
from django.http import HttpResponse
from django.views.decorators.http import require_safe

CLOSED = ("/admin/", "/accounts/", "/me/", "/receipts/", "/search/", "/*/contribute/", "/*?after=")


@require_safe
def robots(request):
    """The demonstration asks to stay out of every index."""
    if settings.DEMO:
        lines = ["User-agent: *", "Disallow: /"]
    else:
        lines = ["User-agent: *"]
        lines += [f"Disallow: {prefix}{path}" for prefix in ("", "/en") for path in CLOSED]
        lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
