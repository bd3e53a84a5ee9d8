"""Measure the reading against the gold and write the floors that the quality gate holds it to.

Run `python tests/quality/floors.py` after the reading has become better. A floor is only lowered with
`--lower`, and the reason then belongs in the changelog. `ONRECORD_GOLD` says where the gold is.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from onrecord.errors import OnrecordError
from onrecord.evaluate.alignment import align_all
from onrecord.evaluate.gate import Floors, hash_gold, lowered, measure, measure_pairs, read_floors, write_floors
from onrecord.evaluate.goldfile import list_files, read_gold
from onrecord.evaluate.pairs import PairScore, read_pairs, score_pairs
from onrecord.evaluate.score import score

ROOT = Path(__file__).resolve().parents[2]
GOLD = Path(os.environ.get("ONRECORD_GOLD", ROOT.parent / "shared" / "gold"))
PAIRS = GOLD.parent / "pairs"
FLOORS = Path(__file__).with_name("floors.json")


def measure_floors(gold: Path) -> Floors:
    """Read every gold document and take the values that are held to floors."""
    from onrecord.pipeline import Reader

    reader = Reader()
    values = measure(score(align_all(read_gold([gold]), reader.read)))
    files = list_files(gold)
    if PAIRS.is_dir():
        files += tuple(sorted(PAIRS.glob("*.json")))
        values |= measure_pairs(sum(score_pairs(read_pairs([PAIRS]), reader.read).values(), PairScore()))
    return Floors(hash_gold(files), values)


def main() -> int:
    """Measure, and write the floors unless one would be lowered."""
    parser = argparse.ArgumentParser(description="Measure the reading and write its floors.")
    parser.add_argument("--lower", action="store_true", help="write the floors even where one is lowered")
    lower = parser.parse_args().lower
    try:
        new = measure_floors(GOLD)
        drops = lowered(read_floors(FLOORS), new) if FLOORS.exists() else ()
    except OnrecordError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 3
    if drops and not lower:
        print(
            "Not written, as these floors would be lowered (--lower does it):",
            *drops,
            sep="\n",
            file=sys.stderr,
        )
        return 1
    write_floors(FLOORS, new)
    print(FLOORS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
