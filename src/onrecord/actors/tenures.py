"""Who held which office when."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from onrecord.actors.folding import fold, sound, without_honorifics, without_initials
from onrecord.actors.states import is_state
from onrecord.errors import LexiconError
from onrecord.model.actor import ActorKind, Tenure

COLUMNS = ("name", "kind", "country", "office", "start", "end", "wikidata", "gender", "aliases")
"""The columns of a table; only `name` must be there and filled, `aliases` are parted by semicolons."""

_BASIS = "basis"
"""A column of the shipped table alone: where a line comes from."""

AS_OF = "2025-12-31"
"""The day up to which the shipped table tells who holds an office; who held it then may not hold it later."""

_SHIPPED = ("organizations.csv", "office_holders.csv")
_SURNAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN"})
LONG = 7
"""Letters from which a surname is looked for as it sounds; shorter ones sound like others' too often."""
_ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
_DOUBLE = re.compile(r"(?<=\w{3})[-\u2010\u2011](?=[A-Z])")
_JOINT = "zzz"
"""Holds a double surname together while it is cut into words."""
_SUFFIXES = frozenset({"jr", "sr", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "xvi"})


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TenureTable:
    """The known persons and organisations with their offices, ready to be looked up.

    Every lookup gives the tenures held on an ISO date, latest start first; with no date, all of them.
    """

    tenures: tuple[Tenure, ...]
    _names: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    _surnames: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    _offices: Mapping[str, tuple[Tenure, ...]] = field(default_factory=dict)
    _abbreviations: frozenset[str] = frozenset()
    _own: frozenset[Tenure] = frozenset()
    _name_sounds: Mapping[str, str] = field(default_factory=dict)
    _surname_sounds: Mapping[str, str] = field(default_factory=dict)

    def by_name(self, name: str, day: str | None = None) -> tuple[Tenure, ...]:
        """Find who has this full name or alias, whatever its accents, case, hyphens, honorifics and initials.

        A name of several words that nobody has is looked for as it sounds ("Sergei" and "Sergey"). A single word must
        be written as a name is: with a capital, and an abbreviation in capitals, so that "Who" is not the World
        Health Organization.

        >>> [tenure.office for tenure in load_tenures().by_name("Dr. Javad Zarif", "2019-05-01")]
        ['foreign minister']
        """
        plain = _ARTICLE.sub("", name.strip())
        folded = fold(plain)
        bare = without_honorifics(folded)
        for key in (fold(name), folded, bare, without_initials(bare)):
            if key in self._names:
                return _held(self._names[key], day) if self._written_as_name(plain, key) else ()
        alike = self._name_sounds.get(sound(bare)) if " " in bare else None
        return _held(self._names[alike], day) if alike else ()

    def _written_as_name(self, plain: str, key: str) -> bool:
        return " " in key or (plain.isupper() if key in self._abbreviations else not plain.islower())

    def by_surname(self, surname: str, day: str | None = None) -> tuple[Tenure, ...]:
        """Find the persons whose name or alias ends in these words, or who are called by this first word.

        >>> sorted({tenure.name for tenure in load_tenures().by_surname("Zarif", "2019-05-01")})
        ['Mohammad Javad Zarif']
        """
        folded = fold(surname)
        bare = without_honorifics(folded)
        alike = self._surname_sounds.get(sound(bare), "") if len(bare) >= LONG else ""
        return _held(self._surnames.get(folded) or self._surnames.get(bare) or self._surnames.get(alike, ()), day)

    def by_office(self, office: str, country: str | None, day: str | None = None) -> tuple[Tenure, ...]:
        """Find who held an office, given in normalised words, in one country or, with None, anywhere.

        >>> [tenure.name for tenure in load_tenures().by_office("president", "USA", "2010-05-01")]
        ['Barack Obama']
        """
        found = self._offices.get(fold(office), ())
        return _held((tenure for tenure in found if country is None or tenure.country == country), day)

    def holders(self, office: str, country: str, day: str | None) -> tuple[Tenure, ...]:
        """Find who held an office on a day: one tenure a person, and those who surely did where any did.

        For a day after `AS_OF`, when the shipped table was last brought up to date, only the user's own lines count.

        >>> [tenure.name for tenure in load_tenures().holders("prime minister", "GBR", "2019-07-25")]
        ['Boris Johnson']
        >>> load_tenures().holders("prime minister", "GBR", "2040-01-01")
        ()
        """
        held = self.by_office(office, country, day)
        if day is not None and day > AS_OF:
            held = tuple(tenure for tenure in held if self.is_own(tenure))
        sure = [tenure for tenure in held if day is not None and tenure.surely_held_on(day)]
        unique = {fold(tenure.name): tenure for tenure in sure or held}
        return tuple(unique.values())

    def is_own(self, tenure: Tenure) -> bool:
        """Tell whether a tenure comes from the user's own file."""
        return tenure in self._own

    def office_of(self, name: str, country: str | None, day: str | None = None) -> str | None:
        """Tell which office someone held on a day; of several the one begun last.

        >>> load_tenures().office_of("Angela Merkel", "DEU", "2015-01-01")
        'chancellor'
        """
        held = self.by_name(name, day)
        return next((each.office for each in held if each.office and country in (None, each.country)), None)


def load_tenures(extra: Path | None = None, own: Iterable[Tenure] = ()) -> TenureTable:
    """Load the shipped table, and on top of it lines of the user's, from a CSV file in the same columns or as they are.

    A line of the user's with the same name, office, country and start as one of ours replaces it. Raises
    `LexiconError` with the line number for a line that can't be right.
    """
    folder = files("onrecord") / "data" / "actors"
    lines = [tenure for name in _SHIPPED for tenure in _parse((folder / name).read_text("utf-8"), name)]
    own = [*own, *(read_table(extra) if extra is not None else ())]
    unique = {(fold(each.name), each.office, each.country, each.start): each for each in (*lines, *own)}
    return _index(sorted(unique.values(), key=_latest_first), frozenset(own))


def read_table(path: Path) -> tuple[Tenure, ...]:
    """Read a CSV file in our columns; raises `LexiconError` with the line number for a line that can't be right."""
    return tuple(_parse(_read(path), str(path)))


def to_line(tenure: Tenure) -> str:
    """Write a tenure as a CSV line in the order of `COLUMNS`.

    >>> to_line(Tenure("Ann Example", "president", "AND", "2021-08", "", aliases=("A. Example", "Annie")))
    'Ann Example,person,AND,president,2021-08,,,,A. Example;Annie'
    """
    stream = io.StringIO()
    aliases = ";".join(tenure.aliases)
    facts = (tenure.name, tenure.kind.value, tenure.country, tenure.office, tenure.start, tenure.end)
    csv.writer(stream, lineterminator="").writerow((*facts, tenure.wikidata, tenure.gender, aliases))
    return stream.getvalue()


def of_lines(lines: Iterable[str]) -> tuple[Tenure, ...]:
    """Read lines that `to_line` wrote."""
    return tuple(_parse("\n".join((",".join(COLUMNS), *lines)), "the ledger's own actors"))


def _latest_first(tenure: Tenure) -> tuple[int, str, str, str]:
    start = int(tenure.start.replace("-", "").ljust(len("20210803"), "0") or 0)
    return (-start, tenure.name, tenure.office, tenure.country or "")


def _held(tenures: Iterable[Tenure], day: str | None) -> tuple[Tenure, ...]:
    return tuple(tenure for tenure in tenures if tenure.held_on(day))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} can't be read as a UTF-8 text file: {error}", str(path)) from error


def _parse(text: str, path: str) -> Iterator[Tenure]:
    """Read the lines of a table."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = [column.strip().lower() for column in next(reader, [])]
        _check_header(header, path)
        for row in reader:
            if any(row):
                yield _tenure(row, header, f"{path}, line {reader.line_num}", path)
    except csv.Error as error:
        raise LexiconError(f"{path}, line {reader.line_num}: not a CSV line: {error}", path) from error


def _check_header(header: list[str], path: str) -> None:
    if "name" not in header:
        raise LexiconError(f"{path}, line 1: no column 'name'; the columns are {', '.join(COLUMNS)}", path)
    unknown = [column for column in header if column not in (*COLUMNS, _BASIS)]
    if unknown:
        raise LexiconError(f"{path}, line 1: unknown column {unknown[0]!r}; use {', '.join(COLUMNS)}", path)


def _tenure(row: list[str], header: list[str], place: str, path: str) -> Tenure:
    """Make a tenure of a line, or say what is wrong with it."""
    if len(row) > len(header):
        raise LexiconError(f"{place}: more fields than columns; put a field with a comma in quotes", path)
    value = dict.fromkeys(COLUMNS, "") | {key: part.strip() for key, part in zip(header, row, strict=False)}
    fault = _fault(value)
    if fault:
        raise LexiconError(f"{place}: {fault}", path)
    return Tenure(
        name=value["name"],
        office=value["office"],
        country=value["country"] or None,
        start=value["start"],
        end=value["end"],
        wikidata=value["wikidata"] or None,
        gender=value["gender"] or None,
        aliases=tuple(alias.strip() for alias in value["aliases"].split(";") if alias.strip()),
        kind=ActorKind(value["kind"] or "person"),
    )


def _fault(value: Mapping[str, str]) -> str:
    """Say what is wrong with a line, or nothing."""
    if not fold(value["name"]):
        return "no name"
    if value["kind"] and value["kind"] not in _KINDS:
        return f"unknown kind {value['kind']!r}; use {', '.join(_KINDS)}"
    if value["country"] and not is_state(value["country"]):
        return f"unknown country {value['country']!r}; use an alpha-3 code such as IRN, or leave it empty"
    for column in ("start", "end"):
        if value[column] and not _is_date(value[column]):
            return f"{column} {value[column]!r} is not a date; write 2021-08-03, 2021-08 or 2021, or leave it empty"
    if value["end"] and value["end"] < value["start"][: len(value["end"])]:
        return f"the end {value['end']} lies before the start {value['start']}"
    return ""


_KINDS = tuple(kind.value for kind in ActorKind)


def _is_date(value: str) -> bool:
    """Tell whether a value is an ISO date, or one cut to its month or year."""
    whole = value + "-01-01"[3 * value.count("-") :]
    try:
        return date.fromisoformat(whole).isoformat() == whole
    except ValueError:
        return False


def _index(tenures: Iterable[Tenure], own: frozenset[Tenure] = frozenset()) -> TenureTable:
    """Index tenures; an alias in one line counts for all lines of that name."""
    tenures = tuple(tenures)
    people: dict[str, list[Tenure]] = {}
    names: dict[str, dict[Tenure, None]] = {}
    surnames: dict[str, dict[Tenure, None]] = {}
    offices: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        people.setdefault(fold(tenure.name), []).append(tenure)
        if tenure.office:
            offices.setdefault(fold(tenure.office), []).append(tenure)
    for name, held in people.items():
        spellings = {name} | {fold(alias) for each in held for alias in each.aliases}
        raw = {spelling for each in held for spelling in (each.name, *each.aliases)}
        for keys, index in ((_full_names(spellings, held), names), (_surnames(raw, held), surnames)):
            for key in keys:
                index.setdefault(key, {}).update(dict.fromkeys(held))
    spelt = (spelling for tenure in tenures for spelling in (tenure.name, *tenure.aliases))
    abbreviations = frozenset(fold(spelling) for spelling in spelt if spelling.isupper())
    return TenureTable(
        tenures,
        _frozen(names),
        _frozen(surnames),
        _frozen(offices),
        abbreviations,
        own,
        _by_sound(name for name in names if " " in name),
        _by_sound(name for name in surnames if len(name) >= LONG),
    )


def _by_sound(names: Iterable[str]) -> dict[str, str]:
    """Give for each sound the name that has it; a sound of several names gives none."""
    sounds: dict[str, set[str]] = {}
    for name in names:
        sounds.setdefault(sound(name), set()).add(name)
    return {heard: next(iter(keys)) for heard, keys in sounds.items() if len(keys) == 1}


def _frozen(index: Mapping[str, Iterable[Tenure]]) -> dict[str, tuple[Tenure, ...]]:
    return {key: tuple(sorted(found, key=_latest_first)) for key, found in index.items()}


def _full_names(spellings: Iterable[str], held: list[Tenure]) -> set[str]:
    """Give every way to write the names in full; Japanese ones in both orders."""
    keys: set[str] = set()
    for spelling in spellings:
        bare = without_honorifics(spelling)
        keys |= {spelling, bare, without_initials(bare)}
        words = bare.split()
        if len(words) == len(("given", "family")) and held[0].country == "JPN":
            keys.add(f"{words[1]} {words[0]}")
    return keys


def _surnames(spellings: Iterable[str], held: list[Tenure]) -> set[str]:
    """Give the words that someone may be called by after the first mention."""
    if held[0].kind is not ActorKind.PERSON:
        return set()
    keys: set[str] = set()
    for spelling in spellings:
        # "Smith" is not what a Carleton-Smith is called, but "Sisi" is an El-Sisi.
        joined = _DOUBLE.sub(_JOINT, spelling)
        words = [word for word in without_honorifics(fold(joined)).split() if word not in _SUFFIXES]
        words = [word.replace(_JOINT, " ") for word in words]
        if held[0].country in _SURNAME_FIRST and len(words) > 1:
            keys.add(words[0])
        else:
            keys |= {" ".join(words[index:]) for index in range(len(words) > 1, len(words))}
    return keys
