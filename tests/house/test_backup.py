"""A backup is only one if it restores: round trips, damage, and what a restore refuses."""

import io
import json
import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from tawasul import backups
from tests.factories import make_person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(settings):
    """Somebody with an account, and an uploaded file with an Arabic name."""
    person = make_person(display_name="مواطنة")
    file = Path(settings.MEDIA_ROOT, "2026", "مسودة.pdf")
    file.parent.mkdir(parents=True)
    file.write_bytes(b"%PDF-1.7 draft")
    return person


@pytest.fixture
def backup(portal, tmp_path):
    file = tmp_path / "backup.tar"
    backups.make(file)
    return file


@pytest.fixture
def aside():
    """An empty database in place of the tests' own, for as long as the test lasts."""
    name = connection.settings_dict["NAME"]
    other = f"{name}_restored"
    quoted = connection.ops.quote_name(other)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quoted}")
        cursor.execute(f"CREATE DATABASE {quoted} TEMPLATE template0")
    connection.close()
    connection.settings_dict["NAME"] = other
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {quoted}")


def test_a_round_trip_brings_back_people_files_and_rules(backup, portal, aside, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "restored"

    remarks = backups.restore(backup)

    assert remarks == []
    assert User.objects.get(email=portal.email).display_name == "مواطنة"
    assert (settings.MEDIA_ROOT / "2026" / "مسودة.pdf").read_bytes() == b"%PDF-1.7 draft"
    # Triggers, functions and constraints came too: nothing is left for migrations to do.
    call_command("migrate", check_unapplied=True, verbosity=0)


def test_a_database_with_something_in_it_is_not_overwritten(backup):
    with pytest.raises(backups.BackupError, match="not empty"):
        backups.restore(backup)


def test_force_replaces_what_is_there_and_keeps_the_old_files(backup, aside, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "restored"
    backups.restore(backup)
    (settings.MEDIA_ROOT / "newer.txt").write_text("newer")
    User.objects.update(display_name="changed")

    remarks = backups.restore(backup, force=True)

    assert not User.objects.filter(display_name="changed").exists()
    assert not (settings.MEDIA_ROOT / "newer.txt").exists()
    assert "the files that were there are in" in remarks[-1]
    (kept,) = tmp_path.glob("restored.before-*")
    assert (kept / "newer.txt").read_text() == "newer"


def test_one_changed_byte_is_noticed(backup):
    content = bytearray(backup.read_bytes())
    content[content.index(b"%PDF-1.7 draft")] ^= 1
    backup.write_bytes(bytes(content))

    with pytest.raises(backups.BackupError, match="damaged"):
        backups.verify(backup)


def test_half_a_backup_is_noticed(backup):
    content = backup.read_bytes()
    backup.write_bytes(content[: len(content) // 2])

    with pytest.raises(backups.BackupError, match="cannot be read|no manifest"):
        backups.verify(backup)


def test_a_failed_backup_leaves_no_file_behind(portal, tmp_path, monkeypatch):
    monkeypatch.setattr(backups, "_program", lambda name: "/bin/false")

    with pytest.raises(backups.BackupError, match="pg_dump failed"):
        backups.make(tmp_path / "backup.tar")

    assert list(tmp_path.glob("backup*")) == []


def test_no_secret_is_in_it(backup, settings):
    with tarfile.open(backup) as tar:
        names = tar.getnames()
        facts = json.load(tar.extractfile("settings.json"))

    assert settings.SECRET_KEY.encode() not in backup.read_bytes()
    assert set(facts["secrets"]) == set(backups.SECRETS)
    assert names[0] == "database.dump"
    assert names[-1] == "manifest.json"
    assert backup.stat().st_mode & 0o077 == 0


def test_another_identity_key_is_said(backup, aside, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "restored"
    settings.IDENTITY_KEY = "another"

    remarks = backups.restore(backup)

    assert remarks[0] == "IDENTITY_KEY is not the one of the backup"


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path):
    evil = tmp_path / "evil.tar"
    with tarfile.open(evil, "w") as tar:
        info = tarfile.TarInfo("media/../../outside.txt")
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))

    with pytest.raises(backups.BackupError, match="leads out"):
        backups._extract_media(evil, tmp_path / "media")

    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_drill_restores_beside_the_living_database_and_says_so(backup, portal):
    call_command("restore", str(backup), drill=True)

    result = json.loads(backup.with_name("backup.tar.drill.json").read_text())
    assert result["passed"] is True
    assert result["rows"] > 0
    assert User.objects.filter(email=portal.email).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE '%_drill_%'")
        assert cursor.fetchone() == (0,)


def test_the_command_says_a_sentence_instead_of_a_trace(tmp_path):
    (tmp_path / "not.tar").write_text("nothing")

    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", str(tmp_path / "not.tar"), verify=True)
