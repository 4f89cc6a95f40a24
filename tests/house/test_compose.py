"""What is shipped for production is what was tested: compose file and image."""

import re
import sys
from pathlib import Path

import pytest
import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "script"))
from lib.portal import COMMANDS  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
DOCKERFILE = (ROOT / "Dockerfile").read_text()
SETTINGS = (ROOT / "tawasul" / "settings" / "production.py").read_text()
EXAMPLE = dict(
    line.split("=", 1)
    for line in (ROOT / "deploy" / "env.example").read_text().splitlines()
    if line and line[0] != "#"
)
OURS = {name: s for name, s in COMPOSE["services"].items() if s.get("image") == "tawasul"}
READ = {  # every variable the settings read -> whether it has a default
    name: "default=" in rest
    for name, rest in re.findall(r'env\.\w+\(\s*"([A-Z_]+)"(.*?)\)', SETTINGS, re.S)
}


def _image_variables() -> dict:
    (block,) = re.findall(r"^ENV (.*?)(?=^[A-Z#])", DOCKERFILE, re.M | re.S)
    return dict(pair.split("=", 1) for pair in block.replace("\\\n", " ").split())


class TestEnvironment:
    def test_the_settings_read_what_this_test_thinks(self):
        required = {name for name, has_default in READ.items() if not has_default}

        assert required == {
            "SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL", "REDIS_URL", "EMAIL_URL",
            "DEFAULT_FROM_EMAIL",
        }  # fmt: skip

    @pytest.mark.parametrize("service", sorted(OURS))
    def test_every_required_variable_is_given(self, service):
        given = set(EXAMPLE) | set(OURS[service]["environment"]) | set(_image_variables())

        assert {name for name, has_default in READ.items() if not has_default} <= given
        assert "IDENTITY_KEY" in EXAMPLE  # its default is fit for trying things out only

    @pytest.mark.parametrize("service", sorted(OURS))
    def test_no_variable_is_given_that_nothing_reads(self, service):
        known = set(READ) | {"DJANGO_SETTINGS_MODULE", "POSTGRES_PASSWORD", "PATH"}
        known |= {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
        given = set(EXAMPLE) | set(OURS[service]["environment"]) | set(_image_variables())

        assert given <= known

    def test_files_go_to_volumes(self):
        image = _image_variables()
        places = {mount.split(":")[1] for mount in OURS["web"]["volumes"]}

        assert {image["MEDIA_ROOT"], image["STATIC_ROOT"]} <= places
        assert str(Path(image["MAINTENANCE_FILE"]).parent) in places
        nginx = COMPOSE["services"]["nginx"]
        assert nginx["environment"]["PORTAL_MEDIA_ROOT"] == image["MEDIA_ROOT"]
        assert nginx["environment"]["PORTAL_STATIC_ROOT"] == image["STATIC_ROOT"]

    def test_the_documentation_names_every_variable(self):
        told = (ROOT / "docs" / "operations.md").read_text()

        assert [name for name in READ if f"`{name}`" not in told] == []


class TestCommands:
    def test_web_and_beat_run_what_script_server_runs(self):
        assert COMPOSE["services"]["web"]["command"] == COMMANDS["web"]
        assert re.search(r"^CMD \[(.*)\]$", DOCKERFILE, re.M).group(1) == ", ".join(
            f'"{word}"' for word in COMMANDS["web"]
        )
        beat = COMPOSE["services"]["beat"]["command"]
        assert beat[: len(COMMANDS["beat"])] == COMMANDS["beat"]

    def test_workers_differ_only_in_queues_and_together_serve_all(self, settings):
        wanted = {settings.CELERY_TASK_DEFAULT_QUEUE}
        wanted |= {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}
        served = []
        for name in ("worker", "reports"):
            command = COMPOSE["services"][name]["command"]
            queues = command.index("--queues") + 1
            number = command.index("--concurrency") + 1
            served += command[queues].split(",")
            command = [*command]
            command[queues], command[number] = "default,reports", "2"
            assert command == COMMANDS["worker"]

        assert sorted(served) == sorted(wanted)

    def test_files_named_in_commands_exist(self):
        text = DOCKERFILE + (ROOT / "docker-compose.yml").read_text()

        for name in set(re.findall(r"(?:\./)?(deploy/[\w.]+\.(?:py|template))", text)):
            assert (ROOT / name).exists(), name


class TestSafety:
    def test_the_image_runs_as_nobody_special(self):
        assert re.findall(r"^USER (.*)$", DOCKERFILE, re.M) == ["portal"]

    def test_database_and_redis_are_reached_by_the_portal_only(self):
        for name in ("postgres", "redis"):
            assert "ports" not in COMPOSE["services"][name]
            assert COMPOSE["services"][name]["networks"] == ["inside"]
        assert COMPOSE["networks"]["inside"]["internal"] is True

    def test_the_database_tools_of_the_image_are_of_the_servers_version(self):
        server = COMPOSE["services"]["postgres"]["image"].split(":")[1]

        assert f"postgresql-client-{server}" in DOCKERFILE

    def test_python_of_the_image_is_one_the_lock_knows(self):
        low, high = re.search(
            r'requires-python = ">=3\.(\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text()
        ).groups()

        for minor in re.findall(r"FROM python:3\.(\d+)-", DOCKERFILE):
            assert int(low) <= int(minor) < int(high)

    def test_one_proxy_is_trusted_because_there_is_one(self):
        assert _image_variables()["TRUSTED_PROXIES"] == "1"
