"""The least a portal needs before anybody can work on it, made by the services.

Run in the portal's environment (`python -m tests.journeys.founding`); prints who there is.
"""

import json
import sys
from datetime import timedelta

import django

PASSWORD = "ستّة-أقلام-على-الطاولة"


def found() -> dict:
    from allauth.account.models import EmailAddress
    from django.utils import timezone

    from accounts.models import User
    from entities import services
    from entities.models import Entity, Role
    from tawasul.history import record
    from tawasul.vocabulary import Sector

    def person(email, name):
        one = User.objects.create_user(email, PASSWORD, display_name=name, language="ar")
        EmailAddress.objects.create(user=one, email=email, primary=True, verified=True)
        return one

    def joins(entity, role, email, name, title=""):
        _invitation, secret = services.invite(entity, by=admin, email=email, role=role, title=title)
        services.accept(secret, by=person(email, name))
        return email

    admin = person("admin@portal.jo", "مدير البوابة")
    ministry = Entity(
        slug="portal",
        name_ar="الوزارة المشغلة للبوابة",
        name_en="The portal's ministry",
        kind=Entity.Kind.MINISTRY,
        sector=Sector.GOVERNMENT,
        email="info@portal.example.jo",
    )
    services.found_portal(record(ministry, by=None, reason="founded"), person=admin)
    works, water = (
        services.create_entity(
            by=admin,
            slug=slug,
            name_ar=arabic,
            name_en=english,
            kind=kind,
            sector=Sector.ENVIRONMENT,
            email=f"info@{slug}.example.jo",
        )
        for slug, arabic, english, kind in (
            ("works", "وزارة الورش التوضيحية", "Ministry of Workshops", Entity.Kind.MINISTRY),
            ("water", "سلطة المياه التوضيحية", "Water Authority", Entity.Kind.AUTHORITY),
        )
    )
    people = {
        "admin": admin.email,
        "supervisor": joins(ministry, Role.SUPERVISOR, "supervisor@portal.jo", "مشرفة الامتثال"),
        "coordinator": joins(works, Role.COORDINATOR, "coordinator@works.jo", "ضابطة الارتباط"),
        "approver": joins(
            works, Role.APPROVER, "approver@works.jo", "مدير الورش", title="الأمين العام"
        ),
        "moderator": joins(works, Role.MODERATOR, "moderator@works.jo", "مراجع التعليقات"),
        "other": joins(water, Role.COORDINATOR, "coordinator@water.jo", "ضابط ارتباط المياه"),
    }
    # As if they had joined a year ago: then the quarter before was theirs too.
    Entity.objects.update(joined_on=timezone.localdate() - timedelta(days=365))
    return people


def opened() -> dict:
    """A consultation open for comment, and citizens who have agreed to the policy."""
    from entities.models import Entity
    from tests import factories

    consultation = factories.make_open(Entity.objects.get(slug="works"), title_ar="استشارة مفتوحة")
    citizens = [f"citizen{n}@example.jo" for n in range(2)]
    for email in citizens:
        factories.make_citizen(email=email, password=PASSWORD, language="ar")
    return {"reference": consultation.reference, "citizens": citizens}


if __name__ == "__main__":
    django.setup()
    json.dump(opened() if "opened" in sys.argv else found(), sys.stdout)
