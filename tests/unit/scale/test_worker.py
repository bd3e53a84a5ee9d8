from __future__ import annotations

import pickle
import signal
import subprocess
import sys
from pathlib import Path

from onrecord.errors import LexiconError
from onrecord.scale.worker import Stopped, reason_of


def test_an_error_in_parts_travels_and_is_put_together_again() -> None:
    error = LexiconError("actors.csv: line 3 is wrong", "actors.csv")
    sent = pickle.loads(pickle.dumps(Stopped(type(error), error.args, dict(error.__dict__))))
    again = sent.error()
    assert (type(again), str(again), again.path) == (LexiconError, str(error), "actors.csv")


def test_a_process_ends_with_the_one_that_started_it_whatever_keeps_it_busy() -> None:
    code = """
import os, signal, threading
from onrecord.scale.pool import Pool
from onrecord.scale.source import Source
from tests.unit.scale.readers import PlainReader, doc
with Pool(PlainReader) as pool:
    pool.run
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGKILL)).start()
    list(pool.read([Source("a", doc("a", "They take for ever."))]))
"""
    # The output is open as long as any of the processes lives, and is waited for.
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, cwd=Path(__file__).parents[3], check=False
    )
    assert done.returncode == -signal.SIGKILL


def test_our_own_errors_speak_for_themselves_and_others_are_named() -> None:
    assert reason_of(LexiconError("line 3 is wrong", "a.csv")) == "line 3 is wrong"
    assert reason_of(KeyError("actor")) == "KeyError: 'actor'"
