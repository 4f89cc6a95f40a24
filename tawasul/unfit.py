"""What is said of a file we do not take. Each is a Refusal at the field "file"."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from tawasul.refusals import Refusal


def not_taken() -> Refusal:
    sentence = _("This file cannot be accepted. Accepted: PDF, DOCX, PNG or JPEG up to %(mb)s MB.")
    limit = settings.ATTACHMENT_MAX_BYTES // (1024 * 1024)
    return Refusal(sentence % {"mb": limit}, field="file")


def broken() -> Refusal:
    return Refusal(
        _("The file is damaged or incomplete. Please save it again and send it anew."),
        field="file",
    )


def carries_program() -> Refusal:
    return Refusal(
        _("The file carries a program or an embedded object. Please send it without."),
        field="file",
    )


def carries_file() -> Refusal:
    return Refusal(
        _(
            "The PDF has a file embedded in it that is not plain CSV or XML data. Please send it "
            "without."
        ),
        field="file",
    )


def locked() -> Refusal:
    return Refusal(
        _("The document is locked by a password. Please send it unlocked."), field="file"
    )


def too_much() -> Refusal:
    return Refusal(_("The file unpacks to far more than a document needs."), field="file")
