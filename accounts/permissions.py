"""Who may do what with a person's account: themselves, and nobody else."""

from django.utils.translation import gettext as _

from tawasul.refusals import ALLOWED, Verdict


def may_erase(by, person) -> Verdict:
    if not by.is_authenticated:
        return Verdict(_("Sign in to change your account."))
    if by.pk != person.pk:
        return Verdict(_("Everybody changes only their own account."))
    return ALLOWED


may_export = may_erase


def may_change(by, person) -> Verdict:
    verdict = may_erase(by, person)
    if verdict and person.erased_at:
        return Verdict(_("This account is erased."))
    return verdict
