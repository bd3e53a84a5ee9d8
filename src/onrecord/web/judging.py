"""What a person says of a finding, taken from a form and kept in the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import parse_qsl

from onrecord.errors import InputError
from onrecord.store.corrections import Corrected, Correction, correct, undo_correction
from onrecord.store.judgements import Judgement, Verdict, judge, open_judgements, undo
from onrecord.store.reading import ReadingLedger
from onrecord.web.links import local_path

LONGEST = {"note": 2_000, "by": 200}
"""Characters that are kept of a note and of a name."""
FIELDS = 20
"""Fields that a form may have; ours have six."""


def read_form(body: bytes) -> dict[str, str]:
    """Read a form as a browser sends it; raises `InputError` for what is none.

    >>> read_form(b"verdict=confirmed&note=seen+on+page+2")
    {'verdict': 'confirmed', 'note': 'seen on page 2'}
    """
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError as error:
        raise InputError(f"the form can't be read: {error}", "form") from error


def judge_finding(ledger: Path, form: Mapping[str, str]) -> str:
    """Keep the verdict of a form, and give the address to go back to.

    Raises `InputError` for a verdict that is none, `NotInLedgerError` where there is no such finding.
    """
    if form.get("verdict") not in tuple(Verdict):
        raise InputError(f"{form.get('verdict', '')!r} is no verdict; use {', '.join(Verdict)}", "form")
    with open_judgements(ledger) as connection:
        judge(connection, form.get("finding", ""), Verdict(form["verdict"]), *_why_and_who(form))
    return local_path(form.get("back", "/"))


def undo_judgement(ledger: Path, form: Mapping[str, str]) -> str:
    """Take back the judgement that a form names by its number, and give the address to go back to."""
    with open_judgements(ledger) as connection:
        undo(connection, _number(form))
    return local_path(form.get("back", "/"))


def correct_statement(ledger: Path, form: Mapping[str, str]) -> str:
    """Keep the speaker and the act of a form, either or both, and give the address to go back to.

    Raises `InputError` where neither is given or one can't be kept, `NotInLedgerError` where there is no such
    statement.
    """
    values = {field: form[field.value] for field in Corrected if form.get(field.value, "").strip()}
    if not values:
        raise InputError("nothing is corrected: give a speaker or an act", "form")
    with open_judgements(ledger) as connection:
        correct(connection, form.get("finding", ""), values, *_why_and_who(form))
    return local_path(form.get("back", "/"))


def take_back_correction(ledger: Path, form: Mapping[str, str]) -> str:
    """Take back the correction that a form names by its number, and give the address to go back to."""
    with open_judgements(ledger) as connection:
        undo_correction(connection, _number(form))
    return local_path(form.get("back", "/"))


def judgements_on(ledger: ReadingLedger, ids: Iterable[str]) -> dict[str, tuple[Judgement, ...]]:
    """Give the standing judgements on each of some findings in the order in which they were made; most have none."""
    wanted = frozenset(ids)
    found: dict[str, tuple[Judgement, ...]] = {}
    for each in ledger.judgements():
        if each.undone_at is None and each.finding in wanted:
            found[each.finding] = (*found.get(each.finding, ()), each)
    return found


def corrections_on(ledger: ReadingLedger, ids: Iterable[str]) -> dict[str, tuple[Correction, ...]]:
    """Give the standing corrections of each of some statements; most have none."""
    wanted = frozenset(ids)
    found: dict[str, tuple[Correction, ...]] = {}
    for each in ledger.corrections():
        if each.undone_at is None and each.finding in wanted:
            found[each.finding] = (*found.get(each.finding, ()), each)
    return found


def _why_and_who(form: Mapping[str, str]) -> tuple[str | None, str | None]:
    note, by = (form.get(name, "").strip()[: LONGEST[name]] or None for name in ("note", "by"))
    return note, by


def _number(form: Mapping[str, str]) -> int:
    number = form.get("number", "")
    if not (number.isascii() and number.isdecimal() and len(number) < len("1000000000")):
        raise InputError(f"{number!r} is no number of what a person said", "form")
    return int(number)
