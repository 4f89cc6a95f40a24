"""Put a backup back into an empty database and folder of files (tawasul/backups.py)."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from tawasul import backups


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace what is there")
        parser.add_argument("--verify", action="store_true", help="only read and compare")
        parser.add_argument(
            "--drill",
            action="store_true",
            help="restore the database beside ours and drop it again",
        )

    def handle(self, *, file, force, verify, drill, **options):
        try:
            if verify:
                manifest = backups.verify(file)
                self.stdout.write(f"{file} of {manifest['made_at']} is whole")
            elif drill:
                self.drill(file)
            else:
                for remark in backups.restore(file, force=force):
                    self.stderr.write(self.style.WARNING(remark))
                self.stdout.write(f"restored {file}; `prepare` brings it up to this code")
        except backups.BackupError as error:
            raise CommandError(str(error)) from error

    def drill(self, file):
        result = backups.drill(file)
        # Beside the backup, where the operator looks for it.
        file.with_name(file.name + ".drill.json").write_text(json.dumps(result, indent=1) + "\n")
        self.stdout.write(json.dumps(result))
        if not result["passed"]:
            raise CommandError("the backup does not restore")
