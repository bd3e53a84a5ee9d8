"""Routes to the actors of a ledger."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from onrecord.api.answers import Opened, answer, count_json, page_json
from onrecord.api.paging import cut, cut_page
from onrecord.api.parameters import LONGEST_WORDS, ActorsAsked
from onrecord.store.actors import ActorCount
from onrecord.store.search import match_names

router = APIRouter()


@router.get("/actors", summary="All actors")
def actors(request: Request, ledger: Opened, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """List actors, those with most statements first."""
    known = [each for each in ledger.actors() if is_asked(each, asked)]
    found, cursor = cut_page(cut(known), lambda each: each.actor.id, asked.wanted())
    return answer(request, {"items": [count_json(each) for each in found], "next": cursor})


@router.get("/actors/{id:path}", summary="One actor")
def actor(request: Request, ledger: Opened, id: Annotated[str, Path(max_length=LONGEST_WORDS)]) -> Response:
    """Give what the ledger holds of the actor that an id, or a name that means one alone, stands for."""
    return answer(request, page_json(ledger.actor(id)))


def is_asked(count: ActorCount, asked: ActorsAsked) -> bool:
    """Tell whether an actor is among those that are asked for."""
    actor = count.actor
    return (
        (asked.name is None or match_names(actor.name, asked.name))
        and asked.kind in (None, actor.kind)
        and asked.country in (None, actor.country)
    )
