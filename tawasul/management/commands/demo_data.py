"""Load the demonstration into an empty portal: entities, people, consultations in every phase.

Everything is made by services, so it breaks when they do. Nobody is mailed. Needs DEMO=true. One
that was interrupted goes on where it stopped.
"""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from tawasul.management.demo import loading, people
from tawasul.management.demo.consultations import CONSULTATIONS


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("Demonstration data needs DEMO=true in the environment.")
        with override("ar"):
            if not loading.is_due():
                raise CommandError(
                    "There is data already: the demonstration needs an empty portal."
                )
            loading.load()
        self.stdout.write(f"{len(CONSULTATIONS)} consultations are there.")
        self.stdout.write("Accounts, all with the password " + people.PASSWORD + ":")
        for email in (people.CITIZEN, *people.ACCOUNTS):
            self.stdout.write(f"  {email}")
