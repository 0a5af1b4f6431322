"""Only a process that we started is ever ended, however old its id."""

import dataclasses
import signal
import subprocess

import pytest

from stack import processes


@pytest.fixture
def sleeper(layout):
    return processes.start(layout.pids, "sleeper", ["sleep", "60"], log=layout.log("sleeper"))


def test_a_process_is_ended_and_forgotten(layout, sleeper):
    assert processes.end_all(layout.pids) == (1, [])
    assert not sleeper.alive()
    assert processes.end_all(layout.pids) == (0, [])


def test_one_that_does_not_listen_is_killed(layout):
    script = "trap '' TERM; echo ready; while :; do sleep 0.1; done"
    log = layout.log("deaf")
    deaf = processes.start(layout.pids, "deaf", ["sh", "-c", script], log=log)
    while "ready" not in log.read_text():
        pass
    assert processes.end([deaf], patience=0.2) == ["deaf"]
    while deaf.alive():
        pass


def test_an_id_that_was_given_to_another_process_is_left_alone():
    with subprocess.Popen(["sleep", "60"]) as stranger:
        started = processes.start_time(stranger.pid)
        ours = processes.Running("ours", stranger.pid, started, signal.SIGKILL)
        stale = dataclasses.replace(ours, started=started - 1)
        assert processes.end([stale]) == []
        assert stranger.poll() is None
        assert processes.end([ours]) == []
        stranger.wait()
