"""Invented texts with statements of several kinds, as documents."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.text import Document, hash_id

TEXTS = (
    "Prime Minister Hildur Arnarsdottir met President Ramiro Castellanos in Port Ada on Monday.\n\n"
    "“We will open the old harbour before the winter storms,” Arnarsdottir said after the talks. "
    "Castellanos said that his country would never accept new quotas on herring.",
    "The foreign minister of Norland told reporters that the ferry would sail again in April. "
    "“Nobody has asked us to leave the bay,” he added.",
    "Officials in Exampleville denied that the bridge was closed. The mayor, Ada Example, called the report "
    "“an old wives’ tale” and urged the paper to correct it.",
    "Castellanos: We propose talks on the fishing grounds.\n\nArnarsdottir: We accept, and we thank you.",
    "No one spoke. The rain fell on the empty square.",
    "According to the ministry, the two sides agreed to meet again in spring. “If the boats come back, we will "
    "stop them,” a spokesman warned.",
    "Hildur Arnarsdottir promised help for the islands. She said she would visit them herself, and that the "
    "president of Norland had been told.",
    "Ramiro Castellanos accused the harbour company of lying. The company’s director, Bea Sample, rejected that: "
    "“We have shown every paper.”",
)


ALL = range(len(TEXTS))


def documents(numbers: Sequence[int] = ALL) -> list[Document]:
    """Make the documents of the texts, in the order of the numbers."""
    return [
        Document(hash_id("d", number), TEXTS[number], TEXTS[number].encode(), published_on="2031-03-18")
        for number in numbers
    ]
