"""Every address of the portal. Arabic at `/`, English at `/en/`, machines' at the root."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tawasul.desk import desk
from tawasul.pages import health, robots, sitemaps

handler400 = "tawasul.pages.errors.bad_request"
handler403 = "tawasul.pages.errors.forbidden"
handler404 = "tawasul.pages.errors.not_found"
handler500 = "tawasul.pages.errors.server_error"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
]
urlpatterns += i18n_patterns(
    path("accounts/", include("accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("consultations/", include("consultations.urls")),
    path("entities/", include("tawasul.pages.entity_urls")),
    path("", include("moderation.urls")),
    path("", include("reports.urls")),
    path("admin/", desk.urls),  # after those whose converters its addresses use
    path("", include("tawasul.pages.urls")),
    prefix_default_language=False,
)
if settings.DEVELOPMENT:
    urlpatterns.append(path("_mail/", include("accounts.devmail")))
