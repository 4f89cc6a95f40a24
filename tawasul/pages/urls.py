from django.conf import settings
from django.urls import path

from tawasul.pages import about, components, home, me, receipts, search

app_name = "pages"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("me/", me.me, name="me"),
    path("receipts/", receipts.look_up, name="receipts"),
    path("receipts/<str:number>/", receipts.receipt, name="receipt"),
    path("about/", about.about, name="about"),
    path("about/rules/", about.rules, name="rules"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    path("about/contact/", about.contact, name="contact"),
]
if getattr(settings, "DEVELOPMENT", False):
    urlpatterns += [path("_components/", components.catalogue, name="components")]
