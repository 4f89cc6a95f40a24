"""What the home page tells of published outcomes. Nothing, while there are none."""

from __future__ import annotations

from django.db.models.functions import Length
from django.utils.translation import gettext as _

from consultations import threads
from consultations.models import Consultation
from consultations.views._common import results_url
from reports import answers
from reports.models import Disposition
from reports.views.outcomes import taken_up_sentence
from tawasul.templatetags.tawasul import in_true_language

QUOTE_CHARS = 220  # longer views do not fit beside the opening of the page


def sentences(consultations: list[Consultation]) -> dict[int, str]:
    """One line about each decided consultation, by key."""
    if not consultations:
        return {}
    counts = answers.taken_up([one.pk for one in consultations])
    return {key: taken_up_sentence(*pair) for key, pair in counts.items() if pair[1]}


def exchange(consultations: list[Consultation]) -> dict | None:
    """One view that was taken up, and the answer to it: the most supported of the newest."""
    if not consultations:
        return None
    titles = {one.pk: one for one in consultations}
    found = (
        Disposition.objects.filter(
            contribution__consultation__in=titles,
            contribution__status="published",
            contribution__public_body="",
            answer__in=[Disposition.Answer.ACCEPTED, Disposition.Answer.PARTLY],
        )
        .annotate(chars=Length("contribution__body"), answer_chars=Length("reason"))
        .filter(chars__lte=QUOTE_CHARS, answer_chars__lte=QUOTE_CHARS)
        .select_related("contribution")
        .order_by("-contribution__consultation__decided_at", "-contribution__supports", "pk")
        .first()
    )
    if found is None:
        return None
    consultation = titles[found.contribution.consultation_id]
    said = found.contribution.text
    quoted = f"«{said}»" if threads.language_of(said) == "ar" else f"“{said}”"
    return {
        "title": _("From the results of “%(title)s”")
        % {"title": in_true_language(consultation, "title")[0]},
        "said": quoted,
        "decided": f"{found.get_answer_display()}{_(': ')}\u2068{found.reason}\u2069",
        "url": results_url(consultation),
    }
