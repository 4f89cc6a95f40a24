"""Load the demonstration into an empty portal: entities, people, consultations in every phase.

Everything is made by services, so it breaks when they do. Nobody is mailed. Needs DEMO=true.
"""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from accounts.models import Notice
from entities.models import Entity, Role
from reports.models import Document, Snapshot
from reports.services import freeze, sign
from tawasul.calendar import Quarter
from tawasul.management.demo import people
from tawasul.management.demo.build import Builder
from tawasul.management.demo.consultations import CONSULTATIONS

QUARTER = Quarter(2026, 3)  # covered by fixed dates
FILES_AT_ONCE = 2  # the newest outcomes get their files at once, the others when asked for


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demonstration data needs DEMO=true in the environment.")
        if Entity.objects.exists():
            raise CommandError("There is data already: the demonstration needs an empty portal.")
        people.staff.cache_clear()
        with transaction.atomic(), override("ar"):
            self._load()
        self.stdout.write(f"{len(CONSULTATIONS)} consultations are there.")
        self.stdout.write("Accounts, all with the password " + people.PASSWORD + ":")
        for email in (people.CITIZEN, *people.ACCOUNTS):
            self.stdout.write(f"  {email}")

    def _load(self):
        entities = people.load_entities()
        citizens = people.load_people(entities)
        builder = Builder(entities, citizens)
        for row in CONSULTATIONS:
            builder.build(row)
        if timezone.now() >= QUARTER.end and not Snapshot.objects.exists():
            supervisor = people.staff(Entity.objects.get(owns_portal=True), Role.SUPERVISOR)
            sign(freeze(QUARTER, by=supervisor), by=supervisor)
        # The past has been told already.
        Notice.objects.filter(sent_at__isnull=True).update(sent_at=timezone.now())
        newest = Document.objects.filter(outcome__isnull=False).order_by("-outcome__published_at")
        keep = newest.values_list("outcome", flat=True).distinct()[: FILES_AT_ONCE * 2]
        Document.objects.filter(outcome__isnull=False).exclude(outcome__in=list(keep)).delete()
