"""One's account: /accounts/…, in front of allauth's addresses."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.profile, name="profile"),
    path("notices/", views.notices, name="notices"),
    path("consents/", views.consents, name="consents"),
    path("consents/withdraw/", views.withdraw, name="withdraw"),
    path("security/", views.security, name="security"),
    path("export/", views.export, name="export"),
    path("erase/", views.erase, name="erase"),
    path("oidc/<provider_id>/login/", views.identity, {"step": "login"}, name="identity_login"),
    path(
        "oidc/<provider_id>/login/callback/",
        views.identity,
        {"step": "callback"},
        name="identity_callback",
    ),
    path("language/", views.language, name="language"),
]
