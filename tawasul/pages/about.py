"""The standing pages: long prose, so one template per language rather than translated strings."""

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe


@require_safe
def about(request):
    return _page(request, "about")


@require_safe
def rules(request):
    return _page(request, "rules")


@require_safe
def privacy(request):
    return _page(request, "privacy")


@require_safe
def accessibility(request):
    return _page(request, "accessibility")


@require_safe
def contact(request):
    return _page(request, "contact")


def _page(request, name):
    language = "en" if get_language() == "en" else "ar"
    return render(request, f"pages/{language}/{name}.html")
