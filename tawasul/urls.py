"""Every address of the portal. Arabic at `/`, English at `/en/`, machines' addresses at the root."""

from importlib.util import find_spec

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tawasul.desk import desk
from tawasul.pages import health, robots, sitemaps

handler403 = "tawasul.pages.errors.forbidden"
handler404 = "tawasul.pages.errors.not_found"
handler500 = "tawasul.pages.errors.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
]


def _when_built(prefix, module):
    return [path(prefix, include(module))] if find_spec(module) else []


urlpatterns += i18n_patterns(
    *_when_built("accounts/", "accounts.urls"),
    path("accounts/", include("allauth.urls")),
    *_when_built("consultations/", "consultations.urls"),
    path("entities/", include("tawasul.pages.entity_urls")),
    *_when_built("", "moderation.urls"),
    *_when_built("", "reports.urls"),
    # After those whose converters its addresses use.
    path("admin/", desk.urls),
    *_when_built("", "tawasul.pages.urls"),
    prefix_default_language=False,
)
if getattr(settings, "DEVELOPMENT", False):
    urlpatterns.append(path("_mail/", include("accounts.devmail")))
