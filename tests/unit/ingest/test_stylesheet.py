from __future__ import annotations

import pytest
from lxml.html import fromstring

from onrecord.ingest.stylesheet import hidden_by_sheets
from onrecord.ingest.visibility import style_hides


def hidden(sheet: str, element: str = '<p class="a b" id="c">word</p>', media: str = "") -> bool:
    tree = fromstring(f"<html><head><style{media}>{sheet}</style></head><body>{element}</body></html>")
    return bool(hidden_by_sheets(tree, style_hides))


@pytest.mark.parametrize(
    "sheet",
    [
        ".a{display:none}",
        "p.a { visibility : hidden }",
        "#c{font-size:0}",
        ".a.b{position:absolute;left:-9999px}",
        "h1, .b {display:none !important}",
        "/* .x{} */ @import url(x.css); .a{display:none}",
        "@media print{.x{color:red}} .a{display:none}",
    ],
)
def test_plain_selectors_hide(sheet: str) -> None:
    assert hidden(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        ".z{display:none}",
        ".a.z{display:none}",
        "h1.a{display:none}",
        ".a{color:red}",
        ".a{display:none} .a{display:block}",
        ".a{display:none} @media (min-width:600px){.a{display:block}}",
        "@media print{.a{display:none}}",
        ".a{opacity:0;transition:opacity 1s}",
        ".js .a{display:none}",
        ".a:hover{display:none}",
        "p{display:none}",
        ".a{display:none",
        "}{",
        "",
    ],
)
def test_what_may_be_shown_stays(sheet: str) -> None:
    assert not hidden(sheet)


def test_a_sheet_for_printing_hides_nothing_on_the_screen() -> None:
    assert not hidden(".a{display:none}", media=' media="print"')
