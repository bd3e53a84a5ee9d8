from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.tenures import TenureTable, load_tenures, of_lines, read_table, to_line
from onrecord.errors import LexiconError
from onrecord.lexicon import load_offices
from onrecord.model.actor import ActorKind, Tenure

TABLE = load_tenures()


def names(tenures: tuple[Tenure, ...]) -> list[str]:
    return [tenure.name for tenure in tenures]


def write(folder: Path, *lines: str) -> Path:
    path = folder / "mine.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("written", "day", "name"),
    [
        ("Ayatollah Khamenei", "2022-07-19", "Ali Khamenei"),
        ("Ayatollah Seyed Ali Khamenei", "2022-07-19", "Ali Khamenei"),
        ("Recep Tayyip Erdoğan", "2022-07-19", "Recep Tayyip Erdogan"),
        ("Joseph R. Biden, Jr.", "2021-07-26", "Joe Biden"),
        ("Antony J. Blinken", "2021-06-11", "Antony Blinken"),
        ("Sayyid Ebrahim Raisi", "2021-11-16", "Ebrahim Raisi"),
        ("Mustafa al Kadhimi", "2021-07-26", "Mustafa Al-Kadhimi"),
        ("Hossein Amirabdollahian", "2022-01-01", "Hossein Amir-Abdollahian"),
        ("KISHIDA Fumio", "2022-01-01", "Fumio Kishida"),
        ("the Pentagon", None, "United States Department of Defense"),
        ("The New York Times", None, "The New York Times"),
        ("IAEA", None, "International Atomic Energy Agency"),
    ],
)
def test_a_name_is_found_in_its_spellings(written: str, day: str | None, name: str) -> None:
    assert set(names(TABLE.by_name(written, day))) == {name}


def test_a_name_is_found_only_with_offices_held_on_the_day() -> None:
    assert [each.office for each in TABLE.by_name("Vladimir Putin", "2010-01-01")] == ["prime minister"]
    assert TABLE.by_name("Heiko Maas", "2010-01-01") == ()
    assert names(TABLE.by_name("Heiko Maas", None)) == ["Heiko Maas"]


@pytest.mark.parametrize("words", ["Who", "who", "parliament", "un", "", "President", "Nobody Atall"])
def test_words_that_are_no_name_find_nobody(words: str) -> None:
    assert TABLE.by_name(words, None) == ()


@pytest.mark.parametrize(
    ("surname", "day", "name"),
    [
        ("Erdogan", "2022-07-19", "Recep Tayyip Erdogan"),
        ("Al-Kadhimi", "2021-07-26", "Mustafa Al-Kadhimi"),
        ("Kadhimi", "2021-07-26", "Mustafa Al-Kadhimi"),
        ("von der Leyen", "2021-01-01", "Ursula von der Leyen"),
        ("Amir-Abdollahian", "2022-01-01", "Hossein Amir-Abdollahian"),
        ("Xi", "2020-01-01", "Xi Jinping"),
        ("Ban", "2010-01-01", "Ban Ki-moon"),
    ],
)
def test_a_surname_finds_its_bearer_on_the_day(surname: str, day: str, name: str) -> None:
    assert set(names(TABLE.by_surname(surname, day))) == {name}


def test_a_surname_of_several_gives_all_of_them() -> None:
    found = set(names(TABLE.by_surname("Hussein", "2021-01-01")))
    assert found == {"Fuad Hussein", "Hishammuddin Hussein"}


def test_given_names_and_organisations_are_no_surnames() -> None:
    assert "Xi Jinping" not in names(TABLE.by_surname("Jinping", "2020-01-01"))
    assert TABLE.by_surname("Nations", None) == ()


@pytest.mark.parametrize(
    ("office", "country", "day", "name"),
    [
        ("president", "TUR", "2022-07-19", "Recep Tayyip Erdogan"),
        ("supreme leader", "IRN", "2022-07-19", "Ali Khamenei"),
        ("president", "TKM", "2022-06-14", "Serdar Berdimuhamedow"),
        ("prime minister", "GBR", "2022-08-01", "Boris Johnson"),
        ("secretary of state", "USA", "2021-06-11", "Antony Blinken"),
        ("chancellor", "DEU", "2020-02-22", "Angela Merkel"),
        ("foreign minister", "DEU", "2020-02-22", "Heiko Maas"),
        ("prime minister", "ESP", "2023-05-12", "Pedro Sánchez"),
        ("prime minister", "MYS", "2015-05-18", "Najib Razak"),
        ("foreign minister", "IND", "2022-01-01", "Subrahmanyam Jaishankar"),
        ("high representative of the european union", None, "2020-02-22", "Josep Borrell"),
    ],
)
def test_an_office_has_its_holder_of_the_day(office: str, country: str | None, day: str, name: str) -> None:
    assert names(TABLE.by_office(office, country, day)) == [name]


def test_on_a_handover_day_both_hold_the_office_the_new_one_first() -> None:
    assert names(TABLE.by_office("president", "USA", "2017-01-20")) == ["Donald Trump", "Barack Obama"]


def test_the_office_of_someone_depends_on_day_and_country() -> None:
    assert TABLE.office_of("Josep Borrell", None, "2019-01-01") == "foreign minister"
    assert TABLE.office_of("Josep Borrell", None, "2020-02-22") == "high representative of the european union"
    assert TABLE.office_of("Josep Borrell", "FRA", "2019-01-01") is None
    assert TABLE.office_of("European Union", None, "2019-01-01") is None


LEAD = ("president", "prime minister", "foreign minister", "defence minister", "supreme leader")


@pytest.mark.parametrize("day", ["2003-06-15", "2008-06-15", "2013-06-15", "2018-06-30", "2024-06-20"])
def test_lead_offices_have_at_most_one_sure_holder_on_a_quiet_day(day: str) -> None:
    for office in LEAD:
        sure = [each.country for each in TABLE.by_office(office, None, day) if each.surely_held_on(day)]
        assert [iso3 for iso3 in set(sure) if sure.count(iso3) > 1] == []


@pytest.mark.parametrize("day", ["2003-06-15", "2013-06-15", "2024-06-15"])
def test_ministers_of_sixty_states_and_more_are_known(day: str) -> None:
    for office in ("foreign minister", "defence minister"):
        assert len({each.country for each in TABLE.by_office(office, None, day)}) >= 60


def test_dates_cut_to_month_or_year_are_dates(tmp_path: Path) -> None:
    table = load_tenures(
        write(tmp_path, "name,office,country,start,end", "Quentin Marlowe-Vane,mayor,AND,2031-05,2033")
    )
    assert names(table.by_office("mayor", "AND", "2031-05-01")) == ["Quentin Marlowe-Vane"]
    assert names(table.by_office("mayor", "AND", "2033-12-31")) == ["Quentin Marlowe-Vane"]
    assert table.by_office("mayor", "AND", "2031-04-30") == ()


def test_of_two_whose_dates_leave_a_month_open_the_sure_holder_is_given(tmp_path: Path) -> None:
    lines = ("Ann Vane,mayor,AND,2030,2031-05", "Rob Vane,mayor,AND,2031-05,")
    table = load_tenures(write(tmp_path, "name,office,country,start,end", *lines))
    assert names(table.holders("mayor", "AND", "2031-04-30")) == ["Ann Vane"]
    assert set(names(table.holders("mayor", "AND", "2031-05-12"))) == {"Ann Vane", "Rob Vane"}


def test_after_the_last_day_of_the_shipped_table_only_ones_own_lines_tell_a_holder(tmp_path: Path) -> None:
    table = load_tenures(write(tmp_path, "name,office,country,start", "Ann Vane,prime minister,AND,2030"))
    assert names(table.holders("prime minister", "AND", "2031-01-01")) == ["Ann Vane"]
    assert table.holders("president", "FRA", "2031-01-01") == ()


def test_a_line_is_read_as_it_was_written(tmp_path: Path) -> None:
    tenures = read_table(write(tmp_path, "name,aliases,office,start", '"Vane, Ann",A. Vane;Annie,mayor,2031-05'))
    assert of_lines([to_line(tenure) for tenure in tenures]) == tenures


def test_one_item_id_has_one_name_and_one_name_one_item_id() -> None:
    ids: dict[str, set[str | None]] = {}
    spellings: dict[str, set[str]] = {}
    for each in TABLE.tenures:
        ids.setdefault(each.name, set()).add(each.wikidata)
        if each.wikidata:
            spellings.setdefault(each.wikidata, set()).add(each.name)
    assert [name for name, found in ids.items() if len(found) > 1] == []
    assert [found for found in spellings.values() if len(found) > 1] == []


def test_common_offices_of_the_table_are_words_of_the_office_lexicon() -> None:
    known = {form.office for forms in load_offices().forms.values() for form in forms}
    used = [each.office for each in TABLE.tenures if each.office]
    common = {office for office in used if used.count(office) > 10}
    assert common <= known


def test_a_file_of_ones_own_adds_people_and_needs_only_names(tmp_path: Path) -> None:
    table = load_tenures(write(tmp_path, "name", "Quentin Marlowe-Vane"))
    (found,) = table.by_name("Quentin Marlowe-Vane", "1990-01-01")
    assert (found.office, found.country, found.kind) == ("", None, ActorKind.PERSON)
    assert len(table.tenures) == len(TABLE.tenures) + 1


def test_a_line_of_ones_own_replaces_the_shipped_one(tmp_path: Path) -> None:
    lines = ("name,office,country,start,end", "Heiko Maas,foreign minister,DEU,2018-03-14,2019-01-01")
    table = load_tenures(write(tmp_path, *lines))
    assert [each.end for each in table.by_name("Heiko Maas", None)] == ["2019-01-01"]


def test_an_alias_counts_for_all_tenures_of_the_name(tmp_path: Path) -> None:
    table = load_tenures(write(tmp_path, "name,aliases", "Vladimir Putin,The Chess Player; VVP"))
    offices = {each.office for each in table.by_name("The Chess Player", "2015-01-01")}
    assert "president" in offices
    assert table.by_name("VVP", "2015-01-01") == table.by_name("The Chess Player", "2015-01-01")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("name,kind", "Ana Ruiz,robot"), "line 2: unknown kind 'robot'"),
        (
            ("name,start", "Ana Ruiz,2021-01-01", "Omar Haddad,2021-13-01"),
            "line 3: start '2021-13-01' is not a date",
        ),
        (("name,end", "Ana Ruiz,20210101"), "line 2: end '20210101' is not a date"),
        (("name,start,end", "Ana Ruiz,2021-01-01,2020-01-01"), "line 2: the end 2020-01-01 lies before"),
        (("name,country", "Ana Ruiz,Atlantis"), "line 2: unknown country 'Atlantis'"),
        (("name,country", ",IRN"), "line 2: no name"),
        (("name,country", "Ana Ruiz,IRN,more"), "line 2: more fields than columns"),
        (("who,country", "Ana Ruiz,IRN"), "line 1: no column 'name'"),
        (("name,party", "Ana Ruiz,Blue"), "line 1: unknown column 'party'"),
        (("",), "line 1: no column 'name'"),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, lines: tuple[str, ...], message: str) -> None:
    path = write(tmp_path, *lines)
    with pytest.raises(LexiconError, match=message) as caught:
        load_tenures(path)
    assert caught.value.path == str(path)


def test_a_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "raw.csv").write_bytes(b"name\n\xff\xfe\x00")
    for path in (tmp_path / "none.csv", tmp_path / "raw.csv", tmp_path):
        with pytest.raises(LexiconError, match="can't be read"):
            load_tenures(path)


def test_a_table_without_lines_finds_nothing() -> None:
    assert TenureTable(()).by_name("Ali Khamenei", None) == ()


@given(st.text(max_size=30), st.dates().map(str))
def test_lookups_take_any_words(words: str, day: str) -> None:
    for found in (TABLE.by_name(words, day), TABLE.by_surname(words, day), TABLE.by_office(words, None, day)):
        assert all(tenure.held_on(day) for tenure in found)
