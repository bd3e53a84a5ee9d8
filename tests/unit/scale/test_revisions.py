from __future__ import annotations

from onrecord.model.record import Extraction
from onrecord.scale.revisions import Change, compare_statements
from tests.unit.scale.readers import PlainReader, doc


def reading(text: str) -> Extraction:
    return PlainReader().read(doc("d1", text))


def test_statements_are_new_gone_or_the_same_wherever_they_stand() -> None:
    before = reading("Ada said the door is open. Bea said it is late.")
    now = reading("Correction. Ada said the door is  OPEN. Ada said it is late. Ada said she left.")
    assert compare_statements(before, now) == Change(new=2, gone=1, same=1)


def test_the_same_words_said_twice_are_two_statements() -> None:
    before, now = reading("Ada said no. Ada said no."), reading("Ada said no.")
    assert compare_statements(before, now) == Change(new=0, gone=1, same=1)
