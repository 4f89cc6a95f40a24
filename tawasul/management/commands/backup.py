"""Write database, files and the names of the settings into one file (tawasul/backups.py)."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tawasul import backups


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, help="default: backups/<time>.tar")
        parser.add_argument("--drill", action="store_true", help="and try to restore it at once")

    def handle(self, *, file, drill, **options):
        default = Path(
            settings.BASE_DIR, "backups", f"tawasul-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar"
        )
        file = (file or default).absolute()
        try:
            manifest = backups.make(file)
            result = backups.drill(file) if drill else None
        except backups.BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{file}: {len(manifest['rows'])} tables, {sum(manifest['rows'].values())} rows, "
            f"{sum(name.startswith('media/') for name in manifest['members'])} files"
        )
        if result:
            self.stdout.write(f"drill passed: {result['passed']} in {result['seconds']} s")
            if not result["passed"]:
                raise CommandError("the backup does not restore")
