"""A signed brief as rows, without laying out its forms."""

from datetime import date
from hashlib import sha256

from sasando.library.publications.briefs import WHOLE, BriefChoice, sheet_path
from sasando.library.publications.models import Brief, BriefFile
from tests.conftest import NOW

SHEETS = ("53.07", "53.21", "NTT-5", "NTT-7")
OTHERS = ("berita.txt", "angka-diaudit.json", "laporan-bulanan.pdf")


def signed_brief(number: str = "PA-2026-0001") -> Brief:
    """Write a brief as signed, with a few bytes for each form."""
    choice = BriefChoice("Bahan rapat uji", period="2025", sheets=SHEETS)
    row = Brief.objects.create(
        number=number, occasion=choice.occasion, choice=choice.stored(), snapshot="s" * 64,
        as_of=date(2026, 1, 31), content_sha256="c" * 64, signed_name="Beni Talan",
        signed_post="Kepala kantor", signed_on=date(2026, 2, 11), signed_at=NOW,
        signed_by="demo-ho", prepared_name="Rina",
    )  # fmt: skip
    for path in (*WHOLE.values(), *OTHERS, *(sheet_path(code) for code in SHEETS)):
        content = f"{number} {path}".encode()
        BriefFile.objects.create(
            brief=row, path=path, media_type="application/pdf", content=content,
            sha256=sha256(content).hexdigest(),
        )  # fmt: skip
    return row
