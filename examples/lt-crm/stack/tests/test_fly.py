"""The Fly stand-in keeps real state: what it says is what runs."""

import json
import urllib.request

import pytest

from stack import processes
from stack.fly import cli, deploy, releases, views
from stack.fly import secrets as vault
from stack.layout import FACTS
from stack.problem import Problem


def _deploy(app, image, skip=False):
    deploy.deploy(app, image.ref, skip_release_command=skip, say=lambda _: None)


def _answer(app):
    with urllib.request.urlopen(app.layout.url(app.process)) as response:
        return json.load(response)


def _statuses(app):
    return [(one["Version"], one["Status"]) for one in releases.newest(app)]


def test_a_deployment_runs_the_image_and_is_recorded(app, push):
    image = push("a" * 40)
    _deploy(app, image)
    assert _answer(app)["APP_RELEASE"] == "a" * 40
    assert _statuses(app) == [(1, "complete")]
    assert views.machines(app)[0]["image_ref"]["digest"] == image.digest
    assert views.status(app)["Version"] == 1


def test_the_next_deployment_replaces_it_and_a_rollback_brings_it_back(app, push):
    first, second = push("a" * 40), push("b" * 40)
    _deploy(app, first)
    before = processes.find(app.layout.pids, app.process)
    _deploy(app, second)
    assert not before.alive()
    assert _answer(app)["APP_RELEASE"] == "b" * 40
    _deploy(app, first, skip=True)
    assert _answer(app) | {"APP_RELEASE": "a" * 40, "FLY_RELEASE_VERSION": "3"} == _answer(app)
    assert _statuses(app) == [(3, "complete"), (2, "complete"), (1, "complete")]


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        ({"healthy": False}, "health check on /health/ready failed"),
        ({"command": "false"}, "release command failed - aborting deployment"),
        ({"command": "no-such-program"}, "no program 'no-such-program'"),
    ],
)
def test_a_failed_deployment_keeps_the_old_release(app, push, broken, says, monkeypatch):
    monkeypatch.setattr("stack.fly.machine.HEALTH_PATIENCE", 0.5)
    _deploy(app, push("a" * 40))
    with pytest.raises(Problem, match=says):
        _deploy(app, push("b" * 40, **broken))
    assert _answer(app)["APP_RELEASE"] == "a" * 40
    assert _statuses(app) == [(2, "failed"), (1, "complete")]
    assert [one.name for one in processes.recorded(app.layout.pids)] == [app.process]


def test_a_rollback_may_skip_the_release_command(app, push):
    image = push("a" * 40, command="false")
    _deploy(app, image, skip=True)
    assert _statuses(app) == [(1, "complete")]


def test_secrets_are_staged_until_they_are_deployed(app, push):
    vault.update(app, {"GREETING": "from a secret"})
    assert vault.listing(app)[0]["status"] == "Staged"
    _deploy(app, push("a" * 40))
    assert vault.listing(app)[0]["status"] == "Deployed"
    assert _answer(app)["GREETING"] == "from a secret"

    deploy.change_secrets(app, {"GREETING": "newer"}, [], stage=True, say=lambda _: None)
    assert vault.listing(app)[0]["status"] == "Staged"
    assert _answer(app)["GREETING"] == "from a secret"

    deploy.change_secrets(app, {}, ["GREETING"], stage=False, say=lambda _: None)
    assert vault.listing(app) == []
    assert _answer(app)["GREETING"] == "from fly.toml"
    assert _statuses(app) == [(2, "complete"), (1, "complete")]


def test_secrets_are_private_and_their_values_are_never_shown(app, push, capsys, monkeypatch):
    _use(app, monkeypatch)
    assert cli.main(["secrets", "set", "-a", "lt-crm", "--stage", "KEY=very-secret-value"]) == 0
    assert cli.main(["secrets", "list", "-a", "lt-crm", "--json"]) == 0
    assert "very-secret-value" not in capsys.readouterr().out
    assert (app.folder / "secrets.json").stat().st_mode & 0o077 == 0
    listed = vault.listing(app)[0]
    assert set(listed) == {"name", "digest", "status"}
    assert len(listed["digest"]) == 16


def test_only_mounts_outlive_a_release(app, push):
    _deploy(app, push("a" * 40))
    first = _answer(app)
    _deploy(app, push("b" * 40))
    second = _answer(app)
    assert first["UPLOAD_DIR"] == second["UPLOAD_DIR"]
    assert first["SCRATCH_DIR"] != second["SCRATCH_DIR"]


def test_an_image_is_named_by_what_is_in_it(push, app, tmp_path):
    image = push("a" * 40)
    assert image.ref.startswith("registry.local/lt-crm@sha256:")
    assert push("b" * 40).digest != image.digest


def test_mistakes_are_one_sentence_and_exit_1(app, push, capsys, monkeypatch):
    _use(app, monkeypatch)
    unknown = "registry.local/lt-crm@sha256:" + "0" * 64
    for words in (
        ["deploy", "-a", "lt-crm", "--image", unknown],
        ["deploy", "-a", "lt-crm", "--image", "../../etc"],
        ["releases", "-a", "other"],
        ["secrets", "set", "-a", "lt-crm", "NOVALUE"],
        ["secrets", "deploy", "-a", "lt-crm"],
        ["status"],
    ):
        assert cli.main(words) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_imported_secrets_are_read_like_flyctl_reads_them():
    text = "# comment\n\nPLAIN=a # note\nQUOTED=\"b # c\"\nSINGLE='d'\n EQUALS = e=f\n"
    assert vault.parse_lines(text) == {
        "PLAIN": "a", "QUOTED": "b # c", "SINGLE": "d", "EQUALS": "e=f"
    }  # fmt: skip
    with pytest.raises(Problem, match="NAME=VALUE"):
        vault.parse_lines("nothing")


def _use(app, monkeypatch):
    monkeypatch.setenv("CRM_STATE", str(app.layout.state))
    (app.layout.state / FACTS).write_text(json.dumps({"base": app.layout.base}))
