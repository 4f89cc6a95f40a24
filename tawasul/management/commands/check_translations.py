"""Is the Arabic complete and well formed? Exits with 1 and a list when it is not.

`compilemessages` succeeds on files whose plurals fall back to English without a word, so this asks
`msgfmt --check` where there is one and looks at every entry itself in any case: six plural forms,
nothing untranslated or fuzzy, the placeholders of the source and no others.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.core.management.commands import makemessages
from django.test.utils import override_settings

from tawasul.management.commands.compile_translations import sources

PLACEHOLDER = re.compile(r"%(?:\((\w+)\))?[sd]|%%")
ARABIC_FORMS = 6
IGNORED = [".venv/*", ".run/*", "tests/*", "benchmarks/*", "staticfiles/*", "media/*", "docs/*"]


class Command(BaseCommand):
    help = "Check the .po files: complete, six plural forms, the same placeholders, msgfmt --check."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--sources",
            action="store_true",
            help="also that the catalogue holds every string of the code (needs xgettext)",
        )

    def handle(self, *, sources: bool = False, **options):
        wrong = complaints()
        if sources:
            wrong += missing()
        for line in wrong:
            self.stderr.write(line)
        if wrong:
            raise CommandError(f"{len(wrong)} complaints about translations")
        if options["verbosity"] > 0:
            self.stdout.write("translations: complete")


def complaints() -> list[str]:
    wrong = []
    for source in sources():
        name = source.relative_to(settings.BASE_DIR)
        for entry in polib.pofile(str(source)):
            wrong += [f"{name}: {entry.msgid!r}: {why}" for why in about(entry)]
        wrong += [f"{name}: {line}" for line in msgfmt(source)]
    return wrong


def about(entry: polib.POEntry) -> list[str]:
    """What is wrong with one entry of an Arabic catalogue."""
    if entry.obsolete:
        return []
    wrong = ["fuzzy"] if entry.fuzzy else []
    if entry.msgid_plural:
        forms = [entry.msgstr_plural.get(form, "") for form in range(ARABIC_FORMS)]
        if len(entry.msgstr_plural) != ARABIC_FORMS or not all(forms):
            return [*wrong, "six plural forms are needed"]
        allowed = placeholders(entry.msgid) | placeholders(entry.msgid_plural)
        for number, form in enumerate(forms):
            if placeholders(form) - allowed:
                wrong.append(f"form {number} has placeholders the source does not give")
            # «تعليقان» needs no numeral; 3 and more do.
            elif number > 2 and placeholders(form) != allowed:
                wrong.append(f"form {number} lacks a placeholder")
        return wrong
    if not entry.msgstr:
        return [*wrong, "not translated"]
    if placeholders(entry.msgid) != placeholders(entry.msgstr):
        wrong.append("placeholders differ")
    return wrong


def placeholders(text: str) -> set[str]:
    return {match[0] for match in PLACEHOLDER.finditer(text) if match[0] != "%%"}


def msgfmt(source) -> list[str]:
    tool = shutil.which("msgfmt")
    if not tool:
        return []
    done = subprocess.run(  # noqa: S603 - our own file, no shell
        [tool, "--check", "-o", "/dev/null", str(source)], capture_output=True, text=True
    )
    return done.stderr.splitlines() if done.returncode else []


class _Extract(makemessages.Command):
    """`makemessages` into the directory that LOCALE_PATHS names, and never into locale/."""

    def find_files(self, root):
        files = super().find_files(root)
        for file in files:
            file.locale_dir = self.default_locale_path
        return files


def missing() -> list[str]:
    """Strings of the code that the catalogue does not hold: somebody forgot makemessages."""
    if not shutil.which("xgettext"):
        return []
    known = {
        (entry.msgctxt, entry.msgid)
        for source in sources()
        if source.name == "django.po"
        for entry in polib.pofile(str(source))
    }
    with tempfile.TemporaryDirectory() as folder, override_settings(LOCALE_PATHS=[folder]):
        (Path(folder) / "ar").mkdir()
        call_command(_Extract(), locale=["ar"], verbosity=0, ignore_patterns=IGNORED)
        found = {
            (entry.msgctxt, entry.msgid)
            for entry in polib.pofile(str(Path(folder, "ar", "LC_MESSAGES", "django.po")))
        }
    return [
        f"not in the catalogue: {msgid!r}" for _context, msgid in sorted(found - known, key=str)
    ]
