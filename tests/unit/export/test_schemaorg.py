from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.schemaorg import CONTEXT, to_graph, write_graph
from onrecord.model.actor import ActorKind
from onrecord.model.record import Extraction
from onrecord.model.statement import Manner
from tests.unit.sample import RUN, document, extraction, extractions, saying

SCHEMA = "https://schema.org/"
ARTICLE = "https://example.org/talks"


def expand(value: Any) -> Any:
    """Write a node out with whole addresses in place of terms, as the JSON-LD 1.1 expansion does for our context."""
    if isinstance(value, list):
        return [expand(each) for each in value]
    if not isinstance(value, dict):
        return {"@value": value}
    node: dict[str, Any] = {}
    for term, inner in value.items():
        if term == "@id":
            node[term] = inner
        elif term == "@type":
            node[term] = [SCHEMA + inner]
        else:
            kind = CONTEXT.get(term)
            node[SCHEMA + term] = _typed(inner, kind["@type"]) if isinstance(kind, dict) else expand(inner)
    return node


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@id": value} if kind == "@id" else {"@value": value, "@type": kind}


def nodes(found: Extraction) -> list[dict[str, Any]]:
    graph = to_graph(found)["@graph"]
    assert isinstance(graph, list)
    return graph


def test_the_document_expands_to_a_news_article() -> None:
    article = nodes(extraction())[0]
    assert expand(article) == {
        "@id": ARTICLE,
        "@type": ["https://schema.org/NewsArticle"],
        "https://schema.org/identifier": {"@value": "d1"},
        "https://schema.org/headline": {"@value": "Çelebi receives envoy"},
        "https://schema.org/datePublished": {"@value": "2024-05-20", "@type": "https://schema.org/Date"},
        "https://schema.org/inLanguage": {"@value": "en"},
        "https://schema.org/publisher": {
            "@type": ["https://schema.org/Organization"],
            "https://schema.org/name": {"@value": "Harbour Gazette"},
        },
        "https://schema.org/creditText": {"@value": "N. N."},
        "https://schema.org/license": {
            "@type": ["https://schema.org/CreativeWork"],
            "https://schema.org/name": {"@value": "CC BY 4.0"},
        },
        "https://schema.org/url": {"@id": ARTICLE},
    }


def test_a_direct_statement_expands_to_a_quotation_of_its_speaker() -> None:
    assert expand(nodes(extraction())[1]) == {
        "@id": "urn:x-onrecord:statement:sd1refusal",
        "@type": ["https://schema.org/Quotation"],
        "https://schema.org/identifier": {"@value": "sd1refusal"},
        "https://schema.org/text": {"@value": "We will never accept new sanctions on grain"},
        "https://schema.org/creator": [
            {
                "@id": "urn:x-onrecord:actor:a1",
                "@type": ["https://schema.org/Person"],
                "https://schema.org/name": {"@value": "Ayşe Çelebi"},
                "https://schema.org/jobTitle": {"@value": "Prime Minister"},
                "https://schema.org/sameAs": {"@id": "http://www.wikidata.org/entity/Q1"},
            }
        ],
        "https://schema.org/keywords": [{"@value": "reject"}, {"@value": "warn"}],
        "https://schema.org/inLanguage": {"@value": "en"},
        "https://schema.org/isPartOf": {"@id": ARTICLE, "@type": ["https://schema.org/NewsArticle"]},
    }


def test_what_is_not_quoted_is_a_claim_and_an_unresolved_one_has_no_creator() -> None:
    claim = nodes(extraction())[2]
    assert claim["@type"] == "Claim"
    assert claim["creditText"] == "A ministry official"
    assert "creator" not in claim
    mixed = replace(extraction().statements[0], manner=Manner.MIXED)
    assert nodes(replace(extraction(), statements=(mixed,)))[1]["@type"] == "Claim"


def test_an_actor_that_is_no_person_is_an_organization_without_a_job() -> None:
    sample = saying("d2", "the ferry is late")
    state = replace(sample.actors[0], kind=ActorKind.STATE, wikidata=None)
    [creator] = nodes(replace(sample, actors=(state,)))[1]["creator"]
    assert (creator["@type"], sorted(creator)) == ("Organization", ["@id", "@type", "name"])


def test_what_somebody_did_not_say_is_no_claim_of_theirs() -> None:
    sample = extraction()
    denied = replace(sample.statements[0], negated=True)
    assert len(nodes(replace(sample, statements=(denied,)))) == 1


def test_only_a_web_address_is_given_as_an_address() -> None:
    odd = replace(document(), url="javascript:alert(1)", licence="https://example.org/licence", title=None)
    article = nodes(Extraction(odd, RUN))[0]
    assert article["@id"] == "urn:x-onrecord:document:d1"
    assert article["license"] == {"@id": "https://example.org/licence"}
    assert not {"url", "headline"} & article.keys()


@given(st.lists(extractions(), max_size=2))
def test_anything_is_one_graph_that_needs_no_context_from_elsewhere(found: list[Extraction]) -> None:
    stream = io.StringIO()
    write_graph(found, stream)
    graph = json.loads(stream.getvalue())
    assert graph["@context"] == CONTEXT
    assert graph["@graph"] == [node for each in found for node in nodes(each)]
