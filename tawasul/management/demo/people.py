"""The people of the demonstration: six who sign in, staff of every entity, and its citizens."""

from __future__ import annotations

from datetime import date
from functools import cache

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from entities.models import Entity, Membership, Role
from entities.services import found_portal
from moderation.services import agree
from tawasul.calendar import midnight
from tawasul.history import record
from tawasul.management.demo.consultations import CONSULTATIONS
from tawasul.management.demo.entities import ENTITIES
from tawasul.management.demo.personas import PERSONAS

PASSWORD = "tawasul-demo-2026"  # noqa: S105 - printed at the start of the demonstration
HOME = "moenv"  # the entity whose desk the demo accounts sit at
YEAR_BEGINS, AUTUMN = date(2026, 1, 4), date(2026, 10, 4)
ACCOUNTS = {
    "coordinator@demo.jo": ("ضابط ارتباط", Role.COORDINATOR, HOME),
    "approver@demo.jo": ("الأمين العام", Role.APPROVER, HOME),
    "moderator@demo.jo": ("مراجعة المشاركات", Role.MODERATOR, HOME),
    "supervisor@demo.jo": ("متابعة الامتثال", Role.SUPERVISOR, "modee"),
    "admin@demo.jo": ("إدارة البوابة", Role.PORTAL_ADMIN, "modee"),
}
CITIZEN = "citizen@demo.jo"
TITLES = {
    "ministry": "الأمين العام",
    "department": "المدير العام",
    "public_institution": "المدير العام",
    "authority": "رئيس الهيئة",
    "municipality": "رئيس البلدية",
}


def load_entities() -> dict[str, Entity]:
    """All entities by slug.

    One with consultations has been on the portal since its first; no real one is shown as silent.
    The fictional ones have been there all year.
    """
    first = {row["entity"] for row in CONSULTATIONS if row["phase"] != "history"}
    early = {row["entity"] for row in CONSULTATIONS if "fixed" in row and not row["history"]}
    found = {}
    for row in ENTITIES:
        fields = {name: row[name] for name in row if name not in ("illustrative", "owns_portal")}
        if row["illustrative"] or row["slug"] in early:
            fields |= {"joined_on": YEAR_BEGINS, "onboarding": Entity.Onboarding.ACTIVE}
        elif row["slug"] in first:
            fields |= {"joined_on": AUTUMN, "onboarding": Entity.Onboarding.ACTIVE}
        else:
            fields["onboarding"] = Entity.Onboarding.LISTED
        found[row["slug"]] = record(Entity(**fields), by=None, reason="entered")
    return found


def load_people(entities: dict[str, Entity]) -> None:
    """Staff with their roles, and the citizens."""
    owner = next(row["slug"] for row in ENTITIES if row.get("owns_portal"))
    for email, (name, role, slug) in ACCOUNTS.items():
        person = _person(email, name, signs_in=True)
        if role == Role.PORTAL_ADMIN:
            found_portal(entities[owner], person=person, title=name)
        else:
            _join(person, entities[slug], role, name)
    for slug, entity in entities.items():
        for role, title in (
            (Role.COORDINATOR, "ضابط ارتباط"),
            (Role.APPROVER, TITLES.get(entity.kind, "الإدارة العليا")),
            (Role.MODERATOR, "مراجعة المشاركات"),
        ):
            if slug == HOME and role in (Role.COORDINATOR, Role.APPROVER, Role.MODERATOR):
                continue
            name = f"{title}، {entity.short_name_ar or entity.name_ar}"
            _join(_person(f"{role}@{slug}.example.jo", name[:80]), entity, role, title)
    for index, persona in enumerate(PERSONAS):
        person = _person(
            _address(index),
            persona["name"],
            signs_in=index == 0,
            governorate=persona["governorate"],
            language=persona["language"],
        )
        agree(person)


def citizens() -> list:
    """The citizens, in the order contributions name them."""
    addresses = [_address(index) for index in range(len(PERSONAS))]
    found = {one.email: one for one in get_user_model().objects.filter(email__in=addresses)}
    return [found[address] for address in addresses]


def _address(index: int) -> str:
    return f"citizen{index}@people.example.jo" if index else CITIZEN


@cache
def staff(entity: Entity, role: str):
    """The person of that role there. One object each, so that memberships are read once."""
    return (
        Membership.objects.active()
        .filter(entity=entity, role=role)
        .select_related("person")
        .order_by("pk")[0]
        .person
    )


def _person(email: str, name: str, *, signs_in: bool = False, **fields):
    fields.setdefault("language", settings.LANGUAGE_CODE)
    person = get_user_model().objects.create_user(email=email, display_name=name, **fields)
    if signs_in:
        person.password = _hashed()
        person.save(update_fields=["password"])
    EmailAddress.objects.create(user=person, email=email, primary=True, verified=True)
    return person


@cache
def _hashed() -> str:
    """Of the password all of them have: hashing it takes half a second."""
    return make_password(PASSWORD)


def _join(person, entity: Entity, role: str, title: str) -> None:
    since = midnight(YEAR_BEGINS)
    record(
        Membership(person=person, entity=entity, role=role, title=title, since=since),
        by=None,
        reason="entered",
    )
