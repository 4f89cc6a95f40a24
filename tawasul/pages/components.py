"""Every component in every state, both directions side by side. In development only."""

from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.views.decorators.http import require_safe

from tawasul.pages.specimens import SUPPORTED, cases


@require_safe
def catalogue(request):
    return render(request, "pages/components.html", {"components": _specimens(request)})


def _specimens(request) -> list[dict]:
    """[{name, states: [{label, sides: [{language, dir, html}]}]}]"""
    found = {}
    for language in SUPPORTED:
        with translation.override(language):
            for name, states in cases(language).items():
                for label, variables in states:
                    html = render_to_string(f"components/{name}.html", variables, request)
                    side = {"language": language, "dir": "rtl" if language == "ar" else "ltr"}
                    found.setdefault(name, {}).setdefault(label, []).append({**side, "html": html})
    return [
        {
            "name": name,
            "states": [{"label": label, "sides": sides} for label, sides in states.items()],
        }
        for name, states in found.items()
    ]
