"""Routes to what persons say of findings: list, judge, correct, take back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from pydantic import Field
from starlette.responses import Response

from onrecord.api.answers import Opened, answer, judgement_json
from onrecord.api.paging import cut, cut_page
from onrecord.api.parameters import Id, Paged, Strict
from onrecord.store.corrections import LONGEST_NAME, Corrected, Correction, correct, undo_correction
from onrecord.store.judgements import Verdict, judge, open_judgements, undo

router = APIRouter()

GREATEST = 2**53 - 1
"""The greatest number that every reader of JSON holds exactly."""


class JudgementsAsked(Paged):
    """Which judgements."""

    finding: Id | None = Field(None, description="The id of a statement, position, commitment or event.")


class NewJudgement(Strict):
    """What a person says of a finding."""

    finding: Id = Field(description="The id of a statement, position, commitment or event.")
    verdict: Verdict
    note: str | None = Field(None, max_length=2_000, description="Why.")
    by: str | None = Field(None, max_length=200, description="Who says so.")


class NewCorrection(Strict):
    """What a person says is right in place of what was found of a statement."""

    finding: Id = Field(description="The id of a statement.")
    field: Corrected
    value: str = Field(
        min_length=1,
        max_length=LONGEST_NAME,
        description="An act; or a speaker, as an actor's id or name, or a new name.",
    )
    note: str | None = Field(None, max_length=2_000, description="Why.")
    by: str | None = Field(None, max_length=200, description="Who says so.")


@router.get("/judgements", summary="What persons said of findings")
def judgements(request: Request, ledger: Opened, asked: Annotated[JudgementsAsked, Query()]) -> Response:
    """List judgements in the order in which they were made, those taken back too."""
    known = ledger.judgements(asked.finding)
    found, cursor = cut_page(cut(known), lambda each: str(each.number), asked.wanted())
    return answer(request, {"items": [judgement_json(each) for each in found], "next": cursor})


@router.post("/judgements", summary="Judge a finding", status_code=201)
def add_judgement(request: Request, new: NewJudgement) -> Response:
    """Keep what a person says of a finding, beside what was found; the last word on a finding stands."""
    with open_judgements(request.app.state.settings.ledger) as connection:
        made = judge(connection, new.finding, new.verdict, new.note, new.by)
    return answer(request, judgement_json(made), 201)


@router.delete("/judgements/{number}", summary="Take a judgement back")
def undo_judgement(request: Request, number: Annotated[int, Path(ge=1, le=GREATEST)]) -> Response:
    """Take a judgement back; it stays on the record with the time at which that was done."""
    with open_judgements(request.app.state.settings.ledger) as connection:
        undone = undo(connection, number)
    return answer(request, judgement_json(undone))


@router.get("/corrections", summary="What persons corrected")
def corrections(request: Request, ledger: Opened, asked: Annotated[JudgementsAsked, Query()]) -> Response:
    """List corrections of speakers and acts in the order in which they were made, those taken back too."""
    known = ledger.corrections(asked.finding)
    found, cursor = cut_page(cut(known), lambda each: str(each.number), asked.wanted())
    return answer(request, {"items": [correction_json(each) for each in found], "next": cursor})


@router.post("/corrections", summary="Correct a statement's speaker or act", status_code=201)
def add_correction(request: Request, new: NewCorrection) -> Response:
    """Keep who said a statement, or what it does, beside what was found; a later correction takes this one back."""
    with open_judgements(request.app.state.settings.ledger) as connection:
        [made] = correct(connection, new.finding, {new.field: new.value}, new.note, new.by)
    return answer(request, correction_json(made), 201)


@router.delete("/corrections/{number}", summary="Take a correction back")
def remove_correction(request: Request, number: Annotated[int, Path(ge=1, le=GREATEST)]) -> Response:
    """Take a correction back; it stays on the record with the time at which that was done."""
    with open_judgements(request.app.state.settings.ledger) as connection:
        undone = undo_correction(connection, number)
    return answer(request, correction_json(undone))


def correction_json(correction: Correction) -> dict[str, object]:
    """Give a person's correction of a statement."""
    return {
        "number": correction.number,
        "finding": correction.finding,
        "field": correction.field.value,
        "value": correction.value,
        "name": correction.name,
        "actor": correction.actor,
        "note": correction.note,
        "by": correction.by,
        "made_at": correction.made_at,
        "undone_at": correction.undone_at,
    }
