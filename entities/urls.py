"""What entities serve themselves; the public pages around it are the roof's."""

from django.urls import path

from entities import joining

urlpatterns = [path("join/<str:secret>/", joining.join, name="join")]
