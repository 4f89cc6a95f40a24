"""/policy/…: what is published and what is not, and agreeing to it."""

from django.urls import path

from moderation import views

app_name = "moderation"
urlpatterns = [
    path("policy/", views.policy, name="policy"),
    path("policy/agree/", views.agree, name="agree"),
    path("policy/<int:number>/", views.policy, name="policy_version"),
]
