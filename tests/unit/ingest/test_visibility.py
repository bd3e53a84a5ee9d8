from __future__ import annotations

import pytest
from lxml.html import fromstring

from onrecord.ingest.visibility import drop_invisible, style_hides

HIDDEN = [
    "<p hidden>secret</p>",
    '<p hidden="until-found">secret</p>',
    '<p style="display:none">secret</p>',
    '<p style="color: red; DISPLAY : None !important">secret</p>',
    '<p style="display:/* now */none">secret</p>',
    '<p style="visibility:hidden">secret</p>',
    '<p style="font-size:0">secret</p>',
    '<p style="font-size: 0.0px">secret</p>',
    '<p style="opacity:0">secret</p>',
    '<p style="opacity: 0.00">secret</p>',
    '<p style="position:absolute; left:-9999px">secret</p>',
    '<p style="position:fixed; top:-1000em">secret</p>',
    '<p style="text-indent:-9999px">secret</p>',
    '<p style="color:transparent">secret</p>',
    '<p style="color:#fff;background-color:#FFF">secret</p>',
    '<p style="height:0;overflow:hidden">secret</p>',
    '<p style="clip: rect(0, 0, 0, 0)">secret</p>',
    '<p style="clip-path: inset(50%)">secret</p>',
    '<p style="transform: scale(0)">secret</p>',
    '<p aria-hidden="true">secret</p>',
    '<p class="note sr-only">secret</p>',
    '<p class="visually-hidden">secret</p>',
    '<div class="card hidden"><p>secret</p></div>',
    '<p style="color:rgba(0,0,0,0)">secret</p>',
    '<p style="color:#0000">secret</p>',
    '<p style="color:white">secret</p>',
    '<p style="color:#fefefe;background:#ffffff">secret</p>',
    '<p style="color:rgb(255, 255, 255)">secret</p>',
    '<p style="color:hsl(0, 0%, 100%)">secret</p>',
    '<font color="#FFFFFF">secret</font>',
    '<div style="background:#fff"><p style="color:ivory">secret</p></div>',
    '<p style="filter: blur(1px) opacity(0%)">secret</p>',
    '<p style="font: 0/0 serif">secret</p>',
    '<p style="line-height:0">secret</p>',
    '<p style="zoom:0">secret</p>',
    '<p style="scale:0">secret</p>',
    '<p style="transform: translateX(-9999px)">secret</p>',
    '<p style="margin-left:-9999px">secret</p>',
    '<p style="position:absolute;left:9999px">secret</p>',
    '<p style="clip-path: circle(0)">secret</p>',
    '<p style="max-height:0;overflow:hidden">secret</p>',
    '<p style="content-visibility:hidden">secret</p>',
    "<div popover>secret</div>",
    "<dialog>secret</dialog>",
    "<textarea>secret</textarea>",
    "<object>secret</object>",
    "<svg><desc>secret</desc></svg>",
    "<script>secret</script>",
    "<style>secret</style>",
    "<template><p>secret</p></template>",
    "<noscript><p>secret</p></noscript>",
    "<!-- secret -->",
    "<?secret?>",
]


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_a_visitor_cannot_see_is_taken_out_and_what_follows_stays(hidden: str) -> None:
    tree = fromstring(f"<html><body><p>before</p>{hidden} after<p>end</p></body></html>")
    drop_invisible(tree)
    assert "".join(tree.itertext()).split() == ["beforeafterend"] or tree.text_content().split() == [
        "before",
        "afterend",
    ]


@pytest.mark.parametrize(
    "shown",
    [
        '<p style="opacity:0.4">word</p>',
        '<p style="font-size:0.9em">word</p>',
        '<p style="font-size:10px">word</p>',
        '<p style="display:block;left:-9999px">word</p>',
        '<p style="position:absolute;left:-12px">word</p>',
        '<p style="text-indent:-2em">word</p>',
        '<p style="color:#fff;background:#000">word</p>',
        '<p style="height:0">word</p>',
        '<div style="background:navy url(sea.png)"><p style="color:#fff">word</p></div>',
        '<div style="background-color:#123456"><p style="color:white">word</p></div>',
        '<p style="color:#333;background:white">word</p>',
        '<p style="color:transparent;background-clip:text">word</p>',
        '<p style="transform: translateX(-10px)">word</p>',
        '<p style="line-height:0.9">word</p>',
        '<p style="font: 12px/1.4 serif">word</p>',
        "<dialog open>word</dialog>",
        '<p style="overflow:hidden">word</p>',
        '<p style="display">word</p>',
        '<p aria-hidden="false">word</p>',
        '<p class="hidden md:block">word</p>',
        '<p class="d-none d-md-block">word</p>',
        '<p class="hidden-gems">word</p>',
    ],
)
def test_what_a_visitor_can_see_stays(shown: str) -> None:
    tree = fromstring(f"<html><body>{shown}</body></html>")
    drop_invisible(tree)
    assert tree.text_content() == "word"


def test_a_page_that_hides_itself_while_it_loads_is_kept() -> None:
    tree = fromstring('<html style="visibility:hidden"><body style="opacity:0"><p>word</p></body></html>')
    drop_invisible(tree)
    assert tree.text_content() == "word"


def test_hidden_inside_hidden_is_no_trouble() -> None:
    tree = fromstring("<html><body><div hidden><p hidden>a<!-- b --></p></div>word</body></html>")
    drop_invisible(tree)
    assert tree.text_content() == "word"


@pytest.mark.parametrize("style", ["", ";;", ":", "display:", "a:b:c", "/* display:none */"])
def test_a_broken_style_hides_nothing(style: str) -> None:
    assert not style_hides(style)


def test_invisible_copies_of_letters_are_taken_out() -> None:
    tree = fromstring("<html><body><p>wo\U000e0053\U000e0045rd</p></body></html>")
    drop_invisible(tree)
    assert tree.text_content() == "word"


def test_what_the_pages_own_sheet_hides_is_taken_out() -> None:
    tree = fromstring(
        "<html><head><style>.x{display:none}</style></head><body>wo<i class='x'>secret</i>rd</body></html>"
    )
    drop_invisible(tree)
    assert tree.text_content() == "word"
