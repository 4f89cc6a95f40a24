"""Write the compliance report of a quarter, as PDF or, with an .xlsx output, as a spreadsheet.

A finished quarter that nobody has frozen yet is frozen first; an unfinished one is printed as
provisional and freezes nothing.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from entities.models import Entity
from reports import pdf, sheet
from reports.models import Snapshot
from reports.services import freeze
from tawasul.calendar import Quarter


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("quarter", help="2026Q3")
        parser.add_argument("--output", required=True, type=Path)
        parser.add_argument("--entity", help="the address of one entity: only its row")
        parser.add_argument("--language", choices=["ar", "en"], default="ar")

    def handle(self, *args, quarter, output, entity, language, **options):
        try:
            quarter = Quarter.parse(quarter)
        except ValueError as error:
            raise CommandError(str(error)) from None
        one = None
        if entity and (one := Entity.objects.filter(slug=entity).first()) is None:
            raise CommandError(f"There is no entity “{entity}”.")
        snapshot = Snapshot.objects.filter(quarter=str(quarter)).order_by("-number").first()
        if snapshot is None and timezone.now() >= quarter.end:
            snapshot = freeze(quarter, by=None)
        if output.suffix == ".xlsx":
            content = sheet.render(quarter, language, snapshot=snapshot, entity=one)
        else:
            content, _pages = pdf.render_compliance(
                quarter, language, snapshot=snapshot, entity=one
            )
        output.write_bytes(content)
        state = "provisional" if snapshot is None else f"frozen {snapshot.frozen_at:%Y-%m-%d}"
        self.stdout.write(f"{output}: {len(content)} bytes, {state}")
