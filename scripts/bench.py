"""Measure how fast documents are read, by stage and by process: python scripts/bench.py [FILE] [--limit N] [--json]."""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from onrecord.extract.attribution import find_attributions
from onrecord.ingest.reader import Metadata, document_from_text
from onrecord.lexicon import load_cues
from onrecord.model.record import Extraction
from onrecord.model.text import Document
from onrecord.pipeline import Reader
from onrecord.scale.pool import Pool
from onrecord.scale.source import Source
from onrecord.store.ledger import Ledger
from onrecord.tagger.network import load_tagger
from onrecord.text.analysis import load_analyser
from onrecord.text.segment import segment

PROCESSES = (1, 2)
EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def load(path: Path | None, limit: int) -> list[Document]:
    """Load documents from JSON Lines, zipped or not; without a file, the examples several times over."""
    if path is None:
        texts = [each.read_text("utf-8") for each in sorted(EXAMPLES.glob("*.txt"))] * 10
        return [document_from_text(f"{text}\n\n{number}", Metadata()) for number, text in enumerate(texts)]
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        records = [json.loads(line) for _, line in zip(range(limit), lines, strict=False)]
    return [document_from_text(each["text"], Metadata(published_on=each.get("date"))) for each in records]


def stages(documents: list[Document]) -> Iterator[tuple[str, float]]:
    """Give the seconds of each stage over all documents, and of the whole."""
    analyser, tagger, cues, reader = load_analyser(), load_tagger(), load_cues(), Reader()
    reader.read(documents[0])
    texts = [document.text for document in documents]
    spent, cuts = clock(segment, texts)
    yield "segmentation", spent
    proses = [cut.prose for cut in cuts]
    spent, tagged = clock(lambda each: tagger.tag(*each), zip(texts, cuts, strict=True))
    yield "tagger", spent
    spent, parses = clock(lambda each: analyser.parse(*each), zip(texts, proses, strict=True))
    yield "parser", spent
    rows = zip(texts, cuts, parses, tagged, strict=True)
    spent, _ = clock(lambda row: find_attributions(row[0], row[1], row[2], cues, row[3]), rows)
    yield "attributions", spent
    spent, _ = clock(reader.read, documents)
    yield "whole reading", spent


def clock(work: Callable[..., object], items: Iterable[object]) -> tuple[float, list[Any]]:
    """Give the seconds that work takes over items, and what it gives."""
    started = time.perf_counter()
    results = [work(item) for item in items]
    return time.perf_counter() - started, results


def pools(documents: list[Document]) -> Iterator[tuple[str, float]]:
    """Give documents and words a second that one and two processes read into a ledger, once they have started.

    The memory is that of the largest of them, with the networks and tables.
    """
    first, *others = (Source(document.id, document) for document in documents)
    words = sum(len(document.text.split()) for document in documents[1:])
    for jobs in PROCESSES:
        with TemporaryDirectory() as folder, Ledger(Path(folder) / "bench.db") as ledger, Pool(Reader, jobs) as pool:
            list(pool.read([first] * jobs))
            started = time.perf_counter()
            for _, became in pool.read(others):
                if isinstance(became, Extraction):
                    ledger.add(became)
            spent = time.perf_counter() - started
        yield f"{jobs} job(s), documents/s", round(len(others) / spent, 1)
        yield f"{jobs} job(s), words/s", round(words / spent)
    yield "memory per process, MB", round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def start_up(*arguments: str) -> float:
    """Give the seconds that a command takes from the shell."""
    started = time.perf_counter()
    subprocess.run([Path(sys.executable).with_name("onrecord"), *arguments], check=True, capture_output=True)
    return time.perf_counter() - started


def measure(path: Path | None, limit: int) -> dict[str, float]:
    """Measure everything; rates of stages are those of this process alone."""
    documents = load(path, limit)
    words = sum(len(document.text.split()) for document in documents)
    figures: dict[str, float] = {"documents": len(documents), "words": words}
    # First, as a process that is started counts the memory of the one that starts it as its own.
    figures |= pools(documents)
    figures |= {f"{stage}, words/s": round(words / spent) for stage, spent in stages(documents)}
    figures["peak memory, MB"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    figures["onrecord --help, s"] = round(start_up("--help"), 2)
    example = str(EXAMPLES / "ministry-readout.txt")
    figures["onrecord read, one example, s"] = round(start_up("read", example, "--no-ledger"), 2)
    return figures


def main() -> None:
    """Print the figures as lines or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="documents, .jsonl or .jsonl.gz; default: the examples")
    parser.add_argument("--limit", type=int, default=300, help="how many documents of the file (300)")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    figures = measure(args.file, args.limit)
    if args.json:
        print(json.dumps(figures))
        return
    for name, figure in figures.items():
        print(f"{name:32}{figure:>12,}")


if __name__ == "__main__":
    main()
