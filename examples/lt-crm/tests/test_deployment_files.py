"""The files around the application name the same variables."""

import re
import tomllib
from pathlib import Path

from dotenv import dotenv_values

ROOT = Path(__file__).parent.parent
CONFIG = (ROOT / "lt_crm/config.py").read_text()
REQUIRED = set(re.findall(r'os\.environ\["(\w+)"\]', CONFIG))
FLY = tomllib.loads((ROOT / "fly.toml").read_text())
SCRIPT = (ROOT / "infra/setup_fly_secrets.sh").read_text()
SECRETS = set(re.findall(r'^\s+(\w+)="\$\1"', SCRIPT, re.M))


def test_example_names_every_variable():
    assert set(dotenv_values(ROOT / ".env.example")) >= REQUIRED


def test_fly_gets_every_variable():
    image = set(re.findall(r"^ENV (\w+)=\$", (ROOT / "Dockerfile").read_text(), re.M))
    assert SECRETS | set(FLY["env"]) | image >= REQUIRED


def test_no_variable_is_both_public_and_secret():
    assert not SECRETS & set(FLY["env"])


def test_fly_migrates_before_it_starts():
    assert FLY["deploy"]["release_command"] == "flask db upgrade"


def test_requirements_are_pinned_and_name_no_host():
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line]
    assert all(re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line) for line in lines if line[0] != "#")


def test_checklist_has_48_boxes():
    assert (ROOT / "docs/qa_checklist.md").read_text().count("\n- [ ] ") == 48
