"""Build the shipped table of office holders from exported Wikidata facts.

    python scripts/build_tenures.py FOLDER

FOLDER holds `holders/*.csv` (one file a country: position, person, personID, start, end, gender) and
`actors-worldleaders2021/wikidata.csv` (heads of state and government with years). The facts are Wikidata's
(CC0). `scripts/spellings.csv` gives the usual English spelling of a name and its variants by item. The
hand-kept `supplement.csv` wins where both know a tenure, and its successors end tenures that the export left
open. The same input always gives the same `src/onrecord/data/actors/tenures.csv`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

from positions import LEADERS, OFFICES

from onrecord.actors.folding import fold
from onrecord.actors.states import state_of

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "onrecord" / "data" / "actors"
SINCE = "2000-01-01"
"""Tenures that ended before this day are left out."""

GAP = timedelta(days=7)
"""Two terms of one person in one office with at most this gap become one tenure."""

FILES = {
    "armenia-ministers": "ARM",
    "azerbaijan-cabinet": "AZE",
    "china-ministers": "CHN",
    "egypt-ministers": "EGY",
    "france-cabinet": "FRA",
    "greece-cabinet": "GRC",
    "india-ministers": "IND",
    "iran-ministers": "IRN",
    "iraq-ministers": "IRQ",
    "israel-ministers": "ISR",
    "japan-ministers": "JPN",
    "pakistan-ministers": "PAK",
    "russia-cabinet": "RUS",
    "turkey-ministers": "TUR",
    "ukraine-cabinet": "UKR",
    "united-kingdom-cabinet": "GBR",
    "us-cabinet": "USA",
    "world": "",
}

QUEENS = {"Q9682", "Q102139"}
REALMS = {"Q9682", "Q43274"}
"""The crown of fifteen realms is listed once, for the United Kingdom."""

WRONG = {
    ("Q551904", "TWN", "president"),
    ("Q15060665", "VAT", "president"),
    ("Q57655", "ARE", "president"),
    ("Q20513503", "ARM", "president"),
    ("Q273396", "FRA", "foreign minister"),
}
"""Facts of the export that mislead: a premier and a governor listed as presidents, days as acting president,
a minister for European affairs listed as foreign minister (the supplement has her later tenure)."""

SEVERAL = {
    "vice president",
    "deputy prime minister",
    "deputy foreign minister",
    "federal councillor",
    "captain regent",
}
"""Offices with several holders at a time: a new one does not end the others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    kind: str
    country: str
    office: str
    start: str
    end: str
    wikidata: str
    gender: str
    aliases: str


def read_csv(path: Path) -> list[dict[str, str]]:
    """Read the lines of a CSV file by column name."""
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: (value or "").strip() for key, value in row.items() if key} for row in csv.DictReader(file)]


def office_of_position(position: str, table: tuple[tuple[str, str], ...]) -> str:
    """Give our words for a position, or nothing when it is not one that we keep."""
    for pattern, office in table:
        found = re.fullmatch(pattern, position.lower())
        if found:
            return found.expand(office)
    return ""


def first_day(value: str) -> str:
    """Give the first day of a year, month or day.

    >>> first_day("2005-06")
    '2005-06-01'
    """
    return value + "-01-01"[3 * value.count("-") :] if value else ""


def last_day(value: str) -> str:
    """Give the last day of a year, month or day.

    >>> last_day("2005-06"), last_day("2005")
    ('2005-06-30', '2005-12-31')
    """
    if len(value) == len("2005"):
        return value + "-12-31"
    if len(value) == len("2005-06"):
        year, month = map(int, value.split("-"))
        return (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).isoformat()
    return value


def readable(name: str) -> bool:
    """Tell whether a label is a name in Latin letters and not a bare item id."""
    return bool(re.search(r"[a-z]", fold(name))) and not re.fullmatch(r"Q\d+", name)


def plain_name(label: str) -> str:
    """Drop what Wikidata adds to a name: a title after a comma, a nickname, a state after "of".

    >>> plain_name("Mark Malloch Brown, Baron Malloch-Brown"), plain_name("Felipe VI of Spain")
    ('Mark Malloch Brown', 'Felipe VI')
    """
    name = re.sub(r'\s*\([^)]*\)|"[^"]*"\s*', "", label.split(",")[0])
    before, _, after = name.rpartition(" of ")
    return before if before and state_of(after) else name


def read_holders(folder: Path) -> Iterator[Row]:
    """Read the files of one country each."""
    for stem, country in FILES.items():
        for row in read_csv(folder / "holders" / f"{stem}.holders21.csv"):
            office = office_of_position(row["position"], OFFICES)
            if country == "IND" and row["position"] == "Minister of Foreign Affairs":
                office = "foreign secretary"
            nobodys = not country and office == "ambassador to the united nations"
            if not office or nobodys or not readable(row["person"]):
                continue
            start, end = first_day(row["start"]), last_day(row["end"])
            gender = row.get("gender", "")
            yield Row(plain_name(row["person"]), "person", country, office, start, end, row["personID"], gender, "")


def read_leaders(folder: Path) -> Iterator[Row]:
    """Read the heads of state and government."""
    for row in read_csv(folder / "actors-worldleaders2021" / "wikidata.csv"):
        country = state_of(row["country"]) or ""
        office = office_of_position(row["positionLabel"], LEADERS)
        id, label = row["officeholder"], row["officeholderLabel"]
        if not country or not office or not readable(label) or (id in REALMS and country != "GBR"):
            continue
        office = "queen" if id in QUEENS else office
        start, end = first_day(row["start_year"]), last_day(row["end_year"])
        yield Row(plain_name(label), "person", country, office, start, end, id, "", "")


def same_tenure(one: Row, other: Row) -> bool:
    """Tell whether two rows are about the same tenure: one person, office and country, days in common."""
    same = (fold(one.name), one.country, one.office) == (fold(other.name), other.country, other.office)
    return same and one.start <= (other.end or "9999") and other.start <= (one.end or "9999")


def respell(rows: Iterable[Row], supplement: Iterable[Row]) -> list[Row]:
    """Give each person the usual English spelling, the variants and the gender that some row knows."""
    rows = list(rows)
    spellings = {row["wikidata"]: row for row in read_csv(ROOT / "scripts" / "spellings.csv")}
    genders = {row.wikidata: row.gender for row in (*supplement, *rows) if row.wikidata and row.gender}
    names: dict[str, str] = {}
    result = []
    for row in rows:
        spelling = spellings.get(row.wikidata, {})
        name = spelling.get("name") or names.setdefault(row.wikidata, row.name)
        gender = genders.get(row.wikidata) or spelling.get("gender", "")
        result.append(replace(row, name=name, gender=gender, aliases=spelling.get("aliases", "")))
    return result


def join_terms(rows: Iterable[Row]) -> list[Row]:
    """Make one tenure of terms of one person in one office that follow each other or overlap."""
    joined: list[Row] = []
    for row in sorted(set(rows), key=lambda row: (row.wikidata, row.country, row.office, row.start, row.end or "9999")):
        last = joined[-1] if joined else None
        same = last and (last.wikidata, last.country, last.office) == (row.wikidata, row.country, row.office)
        if last and same and (not last.end or touches(last.end, row.start)):
            end = "" if not last.end or not row.end else max(last.end, row.end)
            joined[-1] = replace(last, end=end)
        else:
            joined.append(row)
    return joined


def touches(end: str, start: str) -> bool:
    """Tell whether a term starts at most a few days after another's end."""
    return not start or date.fromisoformat(start) <= date.fromisoformat(end) + GAP


def end_at_successor(rows: Iterable[Row], successors: Iterable[Row]) -> list[Row]:
    """End tenures whose end is missing or known only by its year when the next holder of the office began."""
    rows = list(rows)
    begun: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for row in [*rows, *successors]:
        begun.setdefault((row.country, row.office), []).append((row.start, fold(row.name)))
    result = []
    for row in rows:
        starts = (day for day, name in begun[row.country, row.office] if day > row.start and name != fold(row.name))
        result.append(replace(row, end=closing_day(row, min(starts, default=""))))
    return result


def closing_day(row: Row, successor: str) -> str:
    """Give the day a tenure ended, from its own end and its successor's start.

    The first of January stands for an unknown day of the year, so the tenure may have lasted to its last.
    """
    if row.office in SEVERAL or not successor:
        return row.end
    if not row.end:
        return successor.replace("-01-01", "-12-31")
    by_year = row.end.endswith("-12-31") and row.end[:4] == successor[:4] and not successor.endswith("-01-01")
    return successor if by_year else row.end


def build(folder: Path) -> list[Row]:
    """Build the table, sorted."""
    supplement = [Row(**row) for row in read_csv(DATA / "supplement.csv")]
    holders = respell(read_holders(folder), supplement)
    leaders = respell(read_leaders(folder), supplement)
    listed = {(row.wikidata, row.country, row.office) for row in holders} | WRONG
    rows = holders + [row for row in leaders if (row.wikidata, row.country, row.office) not in listed]
    rows = [row for row in join_terms(rows) if (row.wikidata, row.country, row.office) not in WRONG]
    rows = [row for row in rows if not any(same_tenure(row, ours) for ours in supplement)]
    rows = [row for row in end_at_successor(rows, supplement) if not row.end or row.end >= max(SINCE, row.start)]
    return sorted(rows, key=sort_key)


def sort_key(row: Row) -> tuple[str, ...]:
    """Order by country, office and time."""
    return (row.country, row.office, row.start, row.name, row.wikidata)


def main() -> None:
    """Write the table."""
    if len(sys.argv) != len(("script", "folder")):
        sys.exit("usage: python scripts/build_tenures.py FOLDER")
    rows = build(Path(sys.argv[1]))
    with (DATA / "tenures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field.name for field in fields(Row))
        writer.writerows(astuple(row) for row in rows)
    print(f"{len(rows)} tenures", file=sys.stderr)


if __name__ == "__main__":
    main()
