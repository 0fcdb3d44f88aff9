"""Pages around a death: who sees what, how much it asks the store, hostile files, late savers."""

import io
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

MOST_QUERIES = 15
NOW = datetime(2026, 2, 11, 1, 30, tzinfo=UTC)
TOLD, UNTOLD = "KS-2026-0001", "KS-2026-0002"
UNTOLD_NAME = "Siprianus Mau Taek"


@pytest.fixture
def office(db):
    """Load a small made-up office once for a test."""
    from sasando.config import prepare
    from sasando.config.demo import loading

    prepare.load_reference(NOW)
    loading.load(scale=0.02, now=NOW)


@pytest.fixture
def worker(office, client):
    """Return a client signed in as the caseworker who owns the deaths."""
    from sasando.foundation.accounts.queries import user_named

    client.force_login(user_named("demo-cw"))
    return client


def case_of(number: str):
    from sasando.records.cases.models import Case

    return Case.objects.get(number=number)


def url(number: str, part: str = "") -> str:
    return f"/meja/kasus/{case_of(number).ref}/{part}"


def grow(case, lines: int) -> None:
    """Write many more lines on a case's timeline."""
    from sasando.records.cases.models import Entry

    Entry.objects.bulk_create(
        Entry(
            case=case, kind="deed", deed="contact_tried", facts={"channel": "TELEPON"}, at=NOW,
            by="demo-cw", by_name="Ina Raga",
        )
        for _each in range(lines)
    )  # fmt: skip


def photo(size=(60, 40)) -> bytes:
    out, tags = io.BytesIO(), Image.Exif()
    tags[0x010F] = "KAMERA-RAHASIA"
    Image.new("RGB", size, "white").save(out, "JPEG", exif=tags)
    return out.getvalue()


# promises §4, 84 to 88, on the page where an officer hands a file in.
HOSTILE = {
    "85 a bomb of points": ("a.png", None, "besar"),
    "86 SVG with a script": ("a.svg", b"<svg onload='x'><script>1</script></svg>", "halaman web"),
    "86 nothing": ("kosong.pdf", b"", "kosong"),
    "86 a program called a photo": ("foto.jpg.exe", b"MZ" + b"\0" * 80, "program"),
    "86 HEIC": ("a.heic", b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
    "87 a cut PDF": ("../../x.pdf", b"%PDF-1.7\n1 0 obj\n<</Type", "rusak"),
    "87 nested 200,000 times": ("con.pdf", b"%PDF-1.4\n" + b"<<" * 200_000 + b"\n%%EOF", "rusak"),
    "88 the test virus": (
        "a.txt", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "virus"
    ),
}  # fmt: skip


def bomb() -> bytes:
    """Return a PNG that says it is 30,000 by 30,000 points."""
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.prove
def test_hostile_files_are_answered_in_words_and_leave_nothing(worker):
    from sasando.foundation.files import actions as files
    from sasando.foundation.files.models import StoredFile

    address, kept = url(TOLD, "unggah/"), StoredFile.objects.count()

    answers = {}
    for name, (title, data, expected) in HOSTILE.items():
        file = SimpleUploadedFile(title, bomb() if data is None else data)
        response = worker.post(address, {"file": file, "version": "1"})
        said = response.content.decode()
        answers[name] = response.status_code == 200 and expected.lower() in said.lower()
    good = worker.post(address, {"file": SimpleUploadedFile("a.jpg", photo()), "version": "1"})
    row = StoredFile.objects.latest("id")

    assert [name for name, is_told in answers.items() if not is_told] == []
    assert good.status_code == 302
    assert StoredFile.objects.count() == kept + 1
    assert b"KAMERA-RAHASIA" not in files.read(row)
    assert "<img" not in worker.get(url(TOLD, "surat-surat/")).content.decode()


@pytest.mark.prove
def test_the_page_asks_as_little_with_three_hundred_lines_and_shows_the_familys_share(worker):
    case = case_of(TOLD)
    grow(case, 300)
    case.costs.all().delete()
    address = url(TOLD)
    worker.get(address)

    with CaptureQueriesContext(connection) as asked:
        page = worker.get(address).content.decode()

    said = [query["sql"][:110] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(said) <= MOST_QUERIES, "\n".join(said)
    assert "Rp0" in page and "Keluarga" in page


@pytest.mark.prove
def test_an_untold_death_shows_on_no_page_outside_its_case(worker):
    from sasando.records.cases.queries import hidden_deaths
    from sasando.records.movements.models import Movement
    from sasando.records.workers.models import Identity

    case = case_of(UNTOLD)
    person = case.subject.person
    row = Movement.objects.filter(kind="deceased").first()
    Movement.objects.filter(pk=row.pk).update(
        identity=Identity.objects.get(pk=case.subject_id), arrived_on=NOW.date()
    )
    pages = {
        "home": "/meja/", "list": "/meja/kasus/", "search": "/meja/kasus/?q=Siprianus",
        "kind": "/meja/kasus/?jenis=deceased", "returns": "/meja/kepulangan/?jenis=deceased",
        "movement": f"/meja/kepulangan/{row.ref}/",
    }  # fmt: skip

    seen = {name: worker.get(path).content.decode() for name, path in pages.items()}
    on_person = worker.get(f"/meja/pekerja/{person.ref}/").content.decode()
    hidden = hidden_deaths()
    type(case).objects.filter(pk=case.pk).update(hides_death=False, family_told_at=NOW)
    told = worker.get(pages["returns"]).content.decode()

    assert person.ref in hidden
    assert [name for name, text in seen.items() if UNTOLD_NAME in text] == []
    assert UNTOLD not in on_person
    assert f"/meja/kepulangan/{row.ref}/" not in on_person
    assert UNTOLD_NAME in told


@pytest.mark.prove
def test_the_second_of_two_who_change_a_hand_over_record_sees_the_difference(worker):
    case = case_of(TOLD)
    person = case.people.get()
    address = url(TOLD, f"serah-terima/{person.ref}/")
    given = {
        "giver_name": "Ina Raga", "giver_post": "Pengantar Kerja", "receiver_kind": "family",
        "receiver_name": "Paman Satu", "kinship": "uncle_aunt", "is_kinship_checked": "on",
        "witness_kind": "village", "version": "1",
    }  # fmt: skip

    first = worker.post(address, given)
    late = worker.post(address, given | {"receiver_name": "Paman Dua", "items": "Peti"})
    said = late.content.decode()

    assert (first.status_code, late.status_code) == (302, 409)
    assert "Paman Satu" in said and "Paman Dua" in said and "Peti" in said
    assert person.handover.receiver_name == "Paman Satu"
