"""Record what the clock has made due: publications and closings. Beat does it every 15 seconds."""

from django.core.management.base import BaseCommand

from consultations.tasks import sweep


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        published, closed = sweep()
        self.stdout.write(f"published: {published}, closed: {closed}")
