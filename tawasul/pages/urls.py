from django.conf import settings
from django.urls import path

from tawasul.pages import about, components

app_name = "pages"
urlpatterns = [
    path("about/", about.about, name="about"),
    path("about/rules/", about.rules, name="rules"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/contact/", about.contact, name="contact"),
]
if getattr(settings, "DEVELOPMENT", False):
    urlpatterns += [path("_components/", components.catalogue, name="components")]
