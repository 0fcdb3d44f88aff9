"""A table of works is taken in row by row: sound rows are written, others listed in words."""

import shutil

import pytest

from sasando.domain.values.words import Refused
from sasando.foundation.audit.models import Event
from sasando.library.regulations import importing, law, loading, searching, works
from sasando.library.regulations.models import Instrument
from sasando.library.regulations.works import Seen, WorkFacts

pytestmark = pytest.mark.usefixtures("reference")
HEAD = "id,type,number,year,title,status,relation,promulgated,in_force_from,source"
ACT, MADE = "/akn/id/act/uu/2017/18", "/akn/id-nt/act/perda/2026/3"
GOOD = f"{MADE},Perda,3,2026,Pelindungan zamrud,in_force,implements:{ACT},,,JDIH (uji)"


@pytest.fixture
def take(tmp_path, actor):
    def made(*rows: str, head: str = HEAD, dry: bool = False, name: str = "uji.csv"):
        path = tmp_path / name
        path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        return importing.import_works(path, is_dry_run=dry, by=actor())

    return made


def test_a_sound_row_becomes_a_work_that_is_found(take):
    taken = take(GOOD)

    assert (taken.rows, taken.written, taken.rejected) == (1, 1, ())
    assert law.law().works[MADE].short == "Perda 3/2026"
    assert [hit.work.code for hit in searching.search("zamrud")] == [MADE]
    assert {one.kind for one in law.law().by_work[MADE]} == {"implements"}
    assert Event.objects.first().deed == "regulations.imported"


def test_the_same_file_twice_changes_nothing(take):
    take(GOOD)

    again = take(GOOD)

    assert (again.is_already_in, again.written) == (True, 0)
    assert Event.objects.filter(deed="regulations.imported").count() == 1


def test_a_dry_run_writes_nothing(take):
    taken = take(GOOD, dry=True)

    assert taken.written == 1
    assert not Instrument.objects.filter(code=MADE).exists()
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("uu-1,UU,1,2026,Uji,,,,,JDIH", "id", "code"),
        (f"{MADE},,3,2026,Uji,,,,,JDIH", "type", "missing"),
        (f"{MADE},Perda,3,dua,Uji,,,,,JDIH", "year", "year"),
        (f"{MADE},Perda,3,2026,Uji,berlaku?,,,,JDIH", "status", "status"),
        (f"{MADE},Perda,3,2026,Uji,,,31/02/2026,,JDIH", "promulgated", "day"),
        (f"{MADE},Perda,3,2026,Uji,,,2026-02-02,2026-02-01,JDIH", "in_force_from", "order"),
        (f"{MADE},Perda,3,2026,Uji,,amends:/akn/id/act/uu/1/1,,,JDIH", "relation", "target"),
        (f"{ACT},UU,18,2017,Uji,,amends:/akn/id/act/uu/2023/6,,,JDIH", "relation",
         "relation_in_circle"),
        (f"{MADE},Perda,3,2026,{'x' * 301},,,,,JDIH", "title", "too_long"),
    ],
)  # fmt: skip
def test_a_bad_row_is_listed_with_its_number_and_the_others_go_in(take, row, column, code):
    taken = take(row, "/akn/id-nt/act/perda/2026/9,Perda,9,2026,Lain,,,,,JDIH")

    (bad,) = taken.rejected
    assert (bad.row, bad.column, bad.code) == (2, column, code)
    assert bad.problem.id
    assert taken.written == 1


def test_a_row_told_twice_counts_once(take):
    taken = take(GOOD, GOOD)

    assert [(bad.row, bad.code) for bad in taken.rejected] == [(3, "twice")]


def test_what_an_officer_checked_is_left_and_told(take, actor):
    facts = WorkFacts(type="UU", number="18", year=2017, title="Diperiksa", status="in_force")
    works.correct_work(ACT, facts=facts, edition=1, seen=Seen("LN", is_checked=True), by=actor())

    taken = take(f"{ACT},UU,18,2017,Lain,in_force,,,,JDIH")

    assert [one.code for one in taken.warnings] == ["checked"]
    assert law.law().works[ACT].title == "Diperiksa"


def test_a_table_without_the_needed_columns_is_refused(take):
    with pytest.raises(Refused) as refused:
        take("a,b", head="nomor,judul")

    assert refused.value.refusal.code == "column_missing"


def test_the_shipped_table_itself_can_be_taken_in(tmp_path, actor):
    path = tmp_path / "regulations.csv"
    shutil.copy(loading.DATA / "regulations.csv", path)

    taken = importing.import_works(path, is_dry_run=False, by=actor())

    assert (taken.rows, taken.rejected) == (93, ())
    assert importing.template()[:2] == b"PK"
