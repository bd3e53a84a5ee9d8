"""Read documents with several processes, in the order in which they come, and survive those that break a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType

from onrecord.errors import OnrecordError
from onrecord.model.record import Extraction, Failure, Run
from onrecord.model.text import Document
from onrecord.scale.source import Note, Source
from onrecord.scale.worker import Answer, Broken, MakeReader, Stopped, work

TIMEOUT = 120.0
"""Seconds that one document may take. Of 300 news texts none took longer than 5 on one core of a busy machine."""

AHEAD = 100
"""Documents that may be read before a slow one that stands before them; each waits in memory."""

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
"""Settings that keep a process on one core, so that several don't fight for them; libraries read them when loaded."""

GRACE = 5.0
"""Seconds in which a process that has closed its pipe is gone, or is ended."""

NEVER = float("inf")
Skips = Callable[[Document, Run], bool]
"""Tells whether a document need not be read with a run's settings."""


Became = Extraction | Failure | Note | Broken
"""What became of a source: what was found in it, why it couldn't be read, or that there was nothing to do."""


@dataclass(slots=True, eq=False)
class _Place:
    """A place in the order of results."""

    source: Source
    outcome: Became | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, our end of the pipe to it, and the document it reads; it is ready once it has sent its run."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    place: _Place | None = None
    deadline: float = NEVER


@dataclass(slots=True)
class Pool:
    """Processes that read documents; use it in a `with` block. They are started as documents come.

    `make_reader` makes the reader in each process, `jobs` is the number of processes, `timeout` the seconds that a
    document may take.
    """

    make_reader: MakeReader
    jobs: int = 1
    timeout: float = TIMEOUT
    _workers: list[_Worker] = field(default_factory=list)
    _run: Run | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in list(self._workers):
            self._end(worker)

    @property
    def run(self) -> Run:
        """The settings of the readers; a first process is started to ask it, if none is there yet.

        Raises `LexiconError` or `MissingModelError` where no document can be read with them.
        """
        while self._run is None:
            if not self._workers:
                self._start()
            self._collect(NEVER)
        return self._run

    def read(self, sources: Iterable[Source], skips: Skips | None = None) -> Iterator[tuple[Source, Became]]:
        """Read documents and give what became of each source, in the order in which the sources come.

        A source that holds no document is given back as it is, a document for which `skips` holds as `Note.HELD`.
        One that raises an error, ends its process or takes too long gives `Broken`, and the others are read.
        Raises as `run` does.
        """
        left = iter(sources)
        order: deque[_Place] = deque()
        waiting: deque[_Place] = deque()
        more = True
        while more or order:
            while order and order[0].outcome is not None:
                done = order.popleft()
                assert done.outcome is not None
                yield done.source, done.outcome
            wanted = more and len(order) < AHEAD and len(waiting) < self.jobs
            if wanted and (more := (source := next(left, None)) is not None):
                order.append(place := _Place(source, self._known(source, skips)))
                if place.outcome is None:
                    waiting.append(place)
            self._hand_out(waiting)
            if self._workers:
                self._collect(0 if wanted or not order else NEVER)

    def _known(self, source: Source, skips: Skips | None) -> Failure | Note | None:
        """Give what becomes of a source that need not be read."""
        if not isinstance(source.content, Document):
            return source.content
        return Note.HELD if skips is not None and skips(source.content, self.run) else None

    def _hand_out(self, waiting: deque[_Place]) -> None:
        """Give a document to each process that has none, and start further processes for those left."""
        for worker in list(self._workers):
            if waiting and worker.ready and worker.place is None:
                self._give(worker, waiting)
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(len(waiting) - starting, self.jobs - len(self._workers))):
            self._start()

    def _give(self, worker: _Worker, waiting: deque[_Place]) -> None:
        document = waiting[0].source.content
        assert isinstance(document, Document)
        try:
            # No reading looks at the raw bytes, so they don't travel.
            worker.pipe.send(replace(document, raw=b""))
        except OSError:  # it ended while it had nothing to do
            self._end(worker)
            return
        worker.place = waiting.popleft()
        worker.deadline = time.monotonic() + self.timeout

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(self.make_reader, theirs), daemon=True)
        with _one_thread():
            process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _collect(self, seconds: float) -> None:
        """Take what processes have sent, waiting for it at most so long, and end those that take too long."""
        until = min(worker.deadline for worker in self._workers)
        seconds = min(seconds, max(0.0, until - time.monotonic()))
        sent = wait([worker.pipe for worker in self._workers], None if seconds == NEVER else seconds)
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.pipe in sent:
                self._receive(worker)
            elif worker.deadline <= now and worker.place is not None:
                worker.place.outcome = Broken(f"not read in {self.timeout:g} s")
                self._end(worker)

    def _receive(self, worker: _Worker) -> None:
        answer: Answer | None = None
        with suppress(EOFError, OSError):
            answer = worker.pipe.recv()
        if answer is None:
            self._bury(worker)
        elif isinstance(answer, Stopped):
            raise answer.error()
        elif isinstance(answer, Run):
            self._run, worker.ready = answer, True
        elif worker.place is not None:
            worker.place.outcome = _with_raw(answer, worker.place.source)
            worker.place, worker.deadline = None, NEVER

    def _bury(self, worker: _Worker) -> None:
        """Take leave of a process that ended by itself, and of the document that it read."""
        worker.process.join(GRACE)
        how = _end_of(worker.process.exitcode or 0)
        place, ready = worker.place, worker.ready
        self._end(worker)
        if not ready:
            raise OnrecordError(f"a process that was to read documents ended before it could: {how}")
        if place is not None:
            place.outcome = Broken(f"the process that read it ended: {how}")

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()


def count_cores() -> int:
    """Count the cores that this process may use."""
    # Not every system tells which cores a process may use.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _with_raw(answer: Extraction | Broken, source: Source) -> Extraction | Broken:
    if isinstance(answer, Broken) or not isinstance(source.content, Document):
        return answer
    return replace(answer, document=replace(answer.document, raw=source.content.raw))


def _end_of(code: int) -> str:
    """Say how a process ended; a negative code is the signal that ended it.

    >>> _end_of(-9), _end_of(3)
    ('SIGKILL', 'exit code 3')
    """
    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"


@contextmanager
def _one_thread() -> Iterator[None]:
    """Give the settings to the processes that are started meanwhile, which take over the environment."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
