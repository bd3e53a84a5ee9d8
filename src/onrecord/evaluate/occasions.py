"""How well the occasion of a document was read, field by field."""

from __future__ import annotations

from enum import StrEnum

from onrecord.evaluate.alignment import name_actors
from onrecord.evaluate.gold import GoldDocument
from onrecord.evaluate.tokens import fold_names
from onrecord.model.occasion import Occasion, Place
from onrecord.model.record import Extraction


class Field(StrEnum):
    """A part of an occasion."""

    KIND = "kind"
    DATE = "date"
    CITY = "city"
    COUNTRY = "country"
    PARTICIPANTS = "participants"


def check_occasion(gold: GoldDocument, extraction: Extraction) -> dict[Field, bool]:
    """Tell of each field of the occasion whether it was read right.

    A field that was coded as unknown is right when the reading leaves it empty too. In a document without an
    occasion only the kind is checked: it is right when no occasion was found. A document whose occasion was
    not coded has no fields to check.
    """
    if not gold.full:
        return {}
    wanted, given = gold.occasion, extraction.occasion
    if wanted is None:
        return {Field.KIND: given is None}
    if given is None:
        return dict.fromkeys(Field, False)
    place = given.place or Place(None, None)
    return {
        Field.KIND: given.kind == wanted.kind,
        Field.DATE: given.date == wanted.date,
        Field.CITY: fold_names(filter(None, [place.name])) == fold_names(filter(None, [wanted.city])),
        Field.COUNTRY: place.country == wanted.country,
        Field.PARTICIPANTS: fold_names(_participants(extraction, given)) == fold_names(wanted.participants),
    }


def _participants(extraction: Extraction, occasion: Occasion) -> tuple[str, ...]:
    return name_actors(extraction, occasion.participants)
