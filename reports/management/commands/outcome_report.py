"""Write the outcome report of a consultation as a PDF file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from reports import pdf
from reports.models import Outcome


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("reference", help="TW-2026-0042")
        parser.add_argument("--output", required=True, type=Path)
        parser.add_argument("--language", choices=["ar", "en"], default="ar")

    def handle(self, *args, reference, output, language, **options):
        outcome = (
            Outcome.objects.select_related("consultation__entity", "consultation__counters")
            .filter(consultation__reference=reference)
            .first()
        )
        if outcome is None:
            raise CommandError(f"No outcome has been begun for {reference}.")
        content, pages = pdf.render_outcome(outcome, language)
        output.write_bytes(content)
        self.stdout.write(f"{output}: {pages} pages, {len(content)} bytes")
