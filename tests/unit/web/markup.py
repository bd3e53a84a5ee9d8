"""Reading pages as a browser would, for the tests."""

from __future__ import annotations

from html.parser import HTMLParser

from tests.unit.web.conftest import HERE

Element = tuple[str, tuple[tuple[str, str], ...]]
ADDRESSES = ("href", "src", "action", "srcset", "formaction")


class Markup(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.code = ""
        self._inside: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple((name, value or "") for name, value in attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1] in ("script", "style"):
            self.code += data
        self.texts.append(data)

    @property
    def shapes(self) -> set[tuple[str, frozenset[str]]]:
        """Give every kind of element with the names of its attributes."""
        return {(tag, frozenset(name for name, _ in attributes)) for tag, attributes in self.elements}

    @property
    def addresses(self) -> list[str]:
        """Give every address that the page leads to or loads from."""
        return [value for _, attributes in self.elements for name, value in attributes if name in ADDRESSES]

    @property
    def text(self) -> str:
        """Give the text of the page and of its fields."""
        fields = [value for _, attributes in self.elements for name, value in attributes if name == "value"]
        return "".join(self.texts) + " ".join(fields)


def faults_of(page: str) -> list[str]:
    """Tell what on a page needs inline code or leads where it should not."""
    markup = Markup(page)
    names = {name for _, attributes in markup.elements for name, _ in attributes}
    faults = [f"attribute {name}" for name in names if name.startswith("on") or name in ("style", "srcdoc")]
    faults += ["inline code"] * bool(markup.code.strip())
    faults += [f"element {tag}" for tag, _ in markup.elements if tag in ("style", "iframe", "object", "embed", "base")]
    for address in markup.addresses:
        if not (address == "" or address.startswith(("#", "http://", "https://", HERE)) or is_local(address)):
            faults.append(f"address {address}")
    for tag, attributes in markup.elements:
        given = dict(attributes)
        if tag == "a" and given.get("href", "").startswith("http") and given.get("rel") != "noopener noreferrer":
            faults.append(f"link without rel: {given['href']}")
        if tag in ("script", "img", "link", "source") and not is_local(given.get("src") or given.get("href") or "/"):
            faults.append(f"loads from elsewhere: {given}")
    return faults


def is_local(address: str) -> bool:
    """Tell whether an address is a path on the server itself."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))
