"""What would be a script in a page stands there as the text it is, wherever it came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from onrecord.model.occasion import Place
from onrecord.model.text import Span, anchor
from onrecord.store.ledger import Ledger
from tests.unit.sample import CELEBI, ENVOY, TEXT, extraction
from tests.unit.web.conftest import ORIGIN, site_on
from tests.unit.web.markup import Markup, faults_of

PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<img src=x onerror=alert(1)>",
    "<img/src=x/onerror=alert(1)>",
    "<img src='x' onerror='alert(1)'>",
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    "`><img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<base href=//example.org/>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import'//example.org/x.css';</style>",
    "<style>body{background:url(//example.org/x)}</style>",
    "<form action=//example.org><input name=by><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<select autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='java&#115;cript:alert(1)'>x</a>",
    "<a href=' javascript:alert(1)'>x</a>",
    '" onmouseover="alert(1)',
    "' onmouseover='alert(1)",
    '" autofocus onfocus=alert(1) x="',
    '" style="background:url(//example.org/x)" x="',
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ 7 * 7 }}{% if 1 %}x{% endif %}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "<x onclick=alert(1)>click</x>",
    "<template><script>alert(1)</script></template>",
    "\u202e<script>alert(1)</script>\u202c",
)
HARMLESS = "harbour"
CHART = {"svg", "title", "line", "text", "rect", "circle", "g"}


def planted(path: Path, payload: str) -> TestClient:
    """Give a site whose ledger holds some words wherever words can stand."""
    sample = extraction()
    text = f"{TEXT}\n{payload} said: {payload}"
    start = len(TEXT) + 1
    said = replace(
        sample.statements[0],
        id="sown",
        contents=(anchor(text, Span(len(text) - len(payload), len(text))),),
        sources=(anchor(text, Span(start, start + len(payload))),),
        cues=(),
        method=payload,
    )
    document = replace(
        sample.document, text=text, title=payload, publisher=payload, url=payload, byline=payload, licence=payload
    )
    issue = replace(sample.positions[0].issue, label=payload)
    assert sample.occasion is not None
    found = replace(
        sample,
        document=document,
        actors=(replace(CELEBI, name=payload, office=payload, wikidata=payload), replace(ENVOY, name=payload)),
        statements=(*sample.statements, said),
        positions=(replace(sample.positions[0], issue=issue),),
        events=(replace(sample.events[0], actors=(payload,), place=Place(payload, payload)),),
        occasion=replace(sample.occasion, place=Place(payload, None)),
        warnings=(replace(sample.warnings[0], message=payload),),
    )
    with Ledger(path) as ledger:
        ledger.add(found)
        ledger.add(replace(found, document=replace(document, id="d2"), positions=(), commitments=(), events=()))
    return site_on(path)


def addresses_of(payload: str) -> tuple[str, ...]:
    asked = quote(payload, safe="")
    return (
        *("/", "/documents", "/documents/d1", f"/documents?title={asked}", "/actors", "/actors/a1", "/issues"),
        *(f"/issues/{asked}", "/occasions", "/occasions/d1", "/positions", "/commitments", "/events", "/compare"),
        *("/statements/sown", "/positions/pd1grain", "/commitments/cd1refusal", "/events/ed1meeting"),
        *(
            f"/search?words={asked}",
            f"/search?speaker={asked}&publisher={asked}",
            f"/positions?by={asked}&issue={asked}",
        ),
        *(f"/actors?name={asked}", f"/issues?words={asked}", f"/documents/d1?speaker={asked}&act={asked}"),
        *(
            f"/search?act={asked}",
            f"/search?since={asked}",
            f"/compare?a={asked}&b=d1",
            f"/documents/{asked}",
            f"/{asked}",
        ),
    )


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, frozenset[str]]]:
    """Give every kind of element that the pages have when all words in them are harmless."""
    site = planted(tmp_path_factory.mktemp("harmless") / "ledger.db", HARMLESS)
    judge(site, HARMLESS)
    return {shape for address in addresses_of(HARMLESS) for shape in Markup(site.get(address).text).shapes}


def judge(site: TestClient, payload: str) -> None:
    for finding in ("sown", "pd1grain"):
        form = {"finding": finding, "verdict": "unsure", "note": payload, "by": payload, "back": "/"}
        assert site.post("/judgements", data=form, headers=ORIGIN).status_code == 303
    form = {"finding": "sown", "speaker": f"{payload} {payload}", "note": payload, "by": payload, "back": "/"}
    assert site.post("/corrections", data=form, headers=ORIGIN).status_code == 303
    form = {"finding": "sd1refusal", "speaker": payload, "back": "/"}
    assert site.post("/corrections", data=form, headers=ORIGIN).status_code == 303


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_script_anywhere_in_the_ledger_or_the_address_is_shown_as_text(
    tmp_path: Path, payload: str, shapes: set[tuple[str, frozenset[str]]]
) -> None:
    with planted(tmp_path / "ledger.db", payload) as site:
        judge(site, payload)
        for address in addresses_of(payload):
            answer = site.get(address)
            assert answer.status_code in (200, 404, 422), address
            assert Markup(answer.text).shapes <= shapes, address
            assert faults_of(answer.text) == [], address
        for address in ("/documents/d1", "/statements/sown", "/actors/a1", "/issues", "/events", "/occasions/d1"):
            assert payload in Markup(site.get(address).text).text, address
        for address in ("/charts/actors/a1", f"/charts/issues/{quote(payload, safe='')}"):
            assert {tag for tag, _ in Markup(site.get(address).text).shapes} <= CHART, address


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60
