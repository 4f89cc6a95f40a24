"""One of everything an entity has at the desk."""

from django.utils import timezone

from consultations.models import Consultation, Contribution
from entities import services as entities
from entities.models import Delegation, Entity, Invitation, Membership
from tests.factories import (
    make_approver,
    make_comment,
    make_coordinator,
    make_draft,
    make_entity,
    make_member,
    make_national,
    make_published,
)


def everything_of_an_entity() -> dict:
    """By model; «coordinator» and «approver» are the people."""
    entity = make_entity(name_en="Their Ministry", name_ar="وزارتهم", onboarding="active")
    coordinator = make_coordinator(entity, display_name="Their Coordinator")
    approver = make_approver(entity, display_name="Their Approver")
    colleague = make_member(entity, "analyst", display_name="Their Analyst")
    draft = make_draft(entity, title_en="Their secret draft", title_ar="مسودتهم السرية")
    published = make_published(entity, title_en="Their open question", title_ar="سؤالهم")
    invitation, _secret = entities.invite(
        entity, by=make_national("portal_admin"), email="guest@their.example", role="analyst"
    )
    membership = Membership.objects.get(person=approver)
    return {
        Consultation: draft,
        Contribution: make_comment(published, body="What somebody told them."),
        Entity: entity,
        Membership: membership,
        Invitation: invitation,
        Delegation: entities.delegate(
            membership,
            by=approver,
            to=colleague,
            starts_on=timezone.localdate(),
            ends_on=timezone.localdate(),
        ),
        "coordinator": coordinator,
        "approver": approver,
    }


MODELS = (Delegation, Invitation, Membership, Contribution, Consultation, Entity)


def model_of(route: str):
    """Whose row an address is about, by its name."""
    name = route.removeprefix("admin:")
    for model in MODELS:
        if name.startswith(f"{model._meta.app_label}_{model._meta.model_name}_"):
            return model
    return None
