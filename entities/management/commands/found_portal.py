"""Begin an empty portal: the entity that runs it, and the first person of its administration.

That person has no password yet: they ask for one with «Forgot your password?», which the mail
server delivers to their address alone. All others are invited by them, in the admin.
"""

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from entities import services
from entities.models import Entity
from tawasul.history import record
from tawasul.refusals import Refusal
from tawasul.vocabulary import Sector


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--name-ar", required=True, help="the entity's name in Arabic")
        parser.add_argument("--name-en", default="", help="the entity's name in English")
        parser.add_argument("--slug", required=True, help="its address: /entities/SLUG/")
        parser.add_argument("--email", required=True, help="its public e-mail")
        parser.add_argument("--admin", required=True, help="the first administrator's e-mail")
        parser.add_argument("--admin-name", required=True, help="the first administrator's name")

    @transaction.atomic
    def handle(self, *, name_ar, name_en, slug, email, admin, admin_name, **options):
        entity = Entity(
            slug=slug,
            name_ar=name_ar,
            name_en=name_en,
            email=email,
            kind=Entity.Kind.MINISTRY,
            sector=Sector.GOVERNMENT,
        )
        try:
            entity.full_clean(exclude=["name", "short_name"])
            person = self.person(admin.strip().lower(), admin_name)
            services.found_portal(record(entity, by=None, reason="founded"), person=person)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(
            f"{person.email} administers the portal. To set a password: /accounts/password/reset/"
        )

    def person(self, email, name):
        """Who has that address, or a new account. The operator vouches for the address."""
        people = get_user_model().objects
        if found := people.filter(email=email).first():
            return found
        person = people.model(email=email, display_name=name)
        person.set_unusable_password()
        person.full_clean(exclude=["password"])
        person = people.create_user(email, display_name=name)
        EmailAddress.objects.create(user=person, email=email, primary=True, verified=True)
        return person
