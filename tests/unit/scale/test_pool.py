from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from onrecord.errors import LexiconError, MissingModelError, OnrecordError
from onrecord.model.record import Extraction, Failure
from onrecord.scale import pool as pools
from onrecord.scale.pool import Became, Pool, count_cores
from onrecord.scale.source import Note, Source
from onrecord.scale.worker import Broken
from tests.unit.scale.readers import ONE_THREAD, PlainReader, ThreadsReader, doc, without_model, without_start


def read(*texts: str, jobs: int = 1, timeout: float = 60) -> list[Became]:
    sources = [Source(f"{number}.txt", doc(f"d{number}", text)) for number, text in enumerate(texts)]
    with Pool(PlainReader, jobs, timeout) as pool:
        results = list(pool.read(sources))
    assert [source for source, _ in results] == sources
    return [became for _, became in results]


def said(became: Became) -> list[str]:
    assert isinstance(became, Extraction)
    return [statement.text for statement in became.statements]


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_documents(jobs: int) -> None:
    texts = ["Ada said one. They take a moment.", *(f"Ada said {word}." for word in ("two", "three", "four", "five"))]
    assert [said(each) for each in read(*texts, jobs=jobs)] == [["one"], ["two"], ["three"], ["four"], ["five"]]


def test_a_document_keeps_its_raw_bytes_though_they_do_not_travel() -> None:
    [found] = read("Ada said yes.")
    assert isinstance(found, Extraction)
    assert found.document.raw == b"Ada said yes."


def test_what_holds_no_document_keeps_its_place() -> None:
    failure = Failure("b.txt", "no such file")
    sources = [Source("a", doc("a")), Source("b.txt", failure), Source("c", Note.LIST_DONE), Source("d", doc("d"))]
    with Pool(PlainReader) as pool:
        results = [became for _, became in pool.read(sources)]
    assert results[1:3] == [failure, Note.LIST_DONE]
    assert isinstance(results[0], Extraction)
    assert isinstance(results[3], Extraction)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Please raise an error.", "RuntimeError: a stage broke"),
        ("Please kill the process.", "the process that read it ended: SIGKILL"),
        ("Please leave the process.", "the process that read it ended: exit code 7"),
    ],
)
def test_a_document_that_breaks_its_reading_is_told_with_the_reason_and_the_others_are_read(
    sentence: str, reason: str
) -> None:
    first, broken, last = read("Ada said one.", sentence, "Ada said three.", jobs=2)
    assert broken == Broken(reason)
    assert (said(first), said(last)) == (["one"], ["three"])


def test_a_document_that_takes_too_long_is_ended_and_the_others_are_read() -> None:
    broken, last = read("They take for ever.", "Ada said two.", timeout=1.5)
    assert broken == Broken("not read in 1.5 s")
    assert said(last) == ["two"]


def test_an_error_about_all_documents_ends_the_reading_as_it_was_raised() -> None:
    with pytest.raises(LexiconError, match="line 3") as caught:
        read("Ada said one.", "They break the tables.")
    assert caught.value.path == "actors.csv"


def test_a_reader_that_can_not_be_made_ends_the_reading() -> None:
    with pytest.raises(MissingModelError, match="install"), Pool(without_model) as pool:
        list(pool.read([Source("a", doc("a"))]))


def test_a_process_that_never_starts_is_no_documents_fault() -> None:
    with pytest.raises(OnrecordError, match="ended before it could: exit code 9"), Pool(without_start) as pool:
        list(pool.read([Source("a", doc("a"))]))


def test_nothing_to_read_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    with Pool(without_start) as pool:
        assert list(pool.read([Source("a", Failure("a", "no such file"))])) != []


def test_what_need_not_be_read_is_passed_over() -> None:
    sources = [Source("a", doc("a", "They take for ever.")), Source("b", doc("b"))]
    with Pool(PlainReader, timeout=30) as pool:
        results = [became for _, became in pool.read(sources, lambda document, run: document.id == "a")]
    assert results[0] is Note.HELD
    assert isinstance(results[1], Extraction)


def test_only_so_many_documents_wait_for_a_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "AHEAD", 3)
    taken: list[int] = []

    def sources() -> Iterator[Source]:
        for number in range(10):
            taken.append(number)
            yield Source(str(number), doc(str(number), "" if number else "They take a moment."))

    with Pool(PlainReader, jobs=2) as pool:
        results = pool.read(sources())
        next(results)
        assert len(taken) <= 4
        assert len(list(results)) == 9


def test_each_process_keeps_to_one_thread_and_this_one_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ONE_THREAD, raising=False)
    with Pool(ThreadsReader) as pool:
        assert dict(pool.run.settings)["threads"] == "1"
    assert ONE_THREAD not in os.environ


def test_leaving_ends_all_processes() -> None:
    with Pool(PlainReader, jobs=2) as pool:
        results = pool.read(Source(str(n), doc(str(n), "They take a moment.")) for n in range(4))
        next(results)
        processes = [worker.process.pid for worker in pool._workers]
    assert processes
    for number in processes:
        assert number is not None
        with pytest.raises(ProcessLookupError):
            os.kill(number, 0)


def test_there_is_a_core() -> None:
    assert count_cores() >= 1
