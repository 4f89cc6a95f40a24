"""/entities/…: the directory and the public page of each entity; joining one is entities' own.

The pages stand in the roof because they show consultations, a floor above entities.
"""

from importlib.util import find_spec

from django.urls import include, path

from tawasul.pages import entities

app_name = "entities"
urlpatterns = [path("", entities.index, name="index")]
if find_spec("entities.urls"):
    urlpatterns.append(path("", include("entities.urls")))
urlpatterns.append(path("<slug:slug>/", entities.detail, name="detail"))
