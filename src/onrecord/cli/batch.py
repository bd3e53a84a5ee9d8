"""What the commands that read many documents share: the number of processes and the bar that shows how far they are."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

Command = TypeVar("Command", bound=Callable[..., Any])


def jobs_option(command: Command) -> Command:
    """Give a command `--jobs N`, passed on as `jobs: int`; 0 stands for all cores."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=0),
        metavar="N",
        default=1,
        show_default=True,
        help="Read with so many processes; 0 for one on each core. The results are the same.",
    )(command)


def count_documents(paths: Iterable[str]) -> int | None:
    """Count the documents of files; None where only reading would tell, or where nobody sees a bar."""
    from onrecord.ingest import reader

    if not sys.stderr.isatty():
        return None
    counts = [reader.count_documents(path) for path in paths]
    return None if None in counts else sum(count for count in counts if count)


@contextmanager
def progress_bar(label: str, total: int | None) -> Iterator[Progress]:
    """Show a bar on the terminal's error stream, with rate and time left; none for one document."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[rate]}")
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn())
    disable = total == 1 or not console.is_terminal
    # Standard output is left alone: rich would send what is printed to it to the error stream.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, disable=disable) as progress:
        progress.add_task(label, total=total, rate="")
        yield progress


def advance(progress: Progress) -> None:
    """Count one more document, and say how many a second were counted lately."""
    [task] = progress.tasks
    progress.update(task.id, advance=1, rate=f"{task.speed:.1f}/s" if task.speed else "")


@contextmanager
def paused(progress: Progress) -> Iterator[None]:
    """Take the bar off the screen while results are printed on the same one."""
    shared = sys.stdout.isatty() and not progress.disable
    if shared:
        progress.stop()
    yield
    if shared:
        progress.start()
