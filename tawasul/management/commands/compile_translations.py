"""Make the .mo files that gettext reads from the .po files that people write.

In Python, because `msgfmt` is absent on a bare machine. Only files older than their source are
made anew, so that it costs nothing to run at every start.
"""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compile the .po files under LOCALE_PATHS, without msgfmt."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="also those that are up to date")

    def handle(self, *, force, **options):
        for source in sources():
            target = source.with_suffix(".mo")
            if not force and target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
                continue
            made = target.with_suffix(".mo.new")
            polib.pofile(str(source)).save_as_mofile(str(made))
            made.replace(target)  # a process that starts meanwhile reads the old one or the new
            if options["verbosity"] > 0:
                self.stdout.write(f"compiled {source.relative_to(settings.BASE_DIR)}")


def sources() -> list[Path]:
    return sorted(
        source for folder in settings.LOCALE_PATHS for source in Path(folder).rglob("*.po")
    )
