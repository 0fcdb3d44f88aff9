"""What the rules stand on: article, where it was read, when, and whether in an official text.

Codes are those of the regulations of the library; `handbook` is where the domain handbook quotes
the source. An article known only from the press or from memory is not verified, and every page
says so.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sasando.domain.offers.facts import Basis
from sasando.domain.values.words import Words

UU18 = "/akn/id/act/uu/2017/18"
UU21 = "/akn/id/act/uu/2007/21"
# Whether some cost may still be laid on the worker was put to the Minister of Law (S57, S58).
COST_DISPUTE = "/akn/id/act/permen-p2mi/2025/17"


def _article(number: str, source: str, handbook: str, read_on: date | None = None) -> Basis:
    words = Words(id=f"UU 18/2017 Pasal {number}", en=f"Act 18/2017, article {number}")
    return Basis(f"UU18-{number}", words, source, handbook, read_on, instrument=UU18)


def _indicator(number: str, name: Words) -> Basis:
    words = Words(
        id=f"Indikator kerja paksa ILO: {name.id}", en=f"ILO indicator of forced labour: {name.en}"
    )
    return Basis(f"ILO-{number}", words, "ILO", "4.5 (S81)", is_verified=True)


_ALL = (
    _article("5", "", "2.2, from memory"),
    _article("13", "Wikisource", "2.2 (S49)"),
    _article("15", "Wikisource", "2.2 (S49)"),
    _article("30", "bali.jpnn.com", "2.2 (S58)", date(2025, 10, 29)),
    _article("39", "basishukum.com", "2.3 (S50)"),
    _article("49", "", "2.2"),
    _article("51", "pasal.id", "2.2 (S71)"),
    _article("63", "economy.okezone.com", "3.1 (S76)", date(2023, 9, 10)),
    _article("69", "jabar.tribunnews.com", "2.2 (S60d)", date(2023, 6, 15)),
    Basis(
        "PP59-4",
        Words(id="PP 59/2021 Pasal 4", en="Government Regulation 59/2021, article 4"),
        "basishukum.com",
        "2.2 (S52)",
        is_verified=True,
        instrument="/akn/id/act/pp/2021/59",
    ),
    Basis(
        "PP22-2022",
        Words(
            id="PP 22/2022 tentang awak kapal migran",
            en="Government Regulation 22/2022 on migrant crews",
        ),
        "pasal.id; rmol.id",
        "2.1 (S71)",
        date(2025, 6, 16),
        instrument="/akn/id/act/pp/2022/22",
    ),
    Basis(
        "UU21-1",
        Words(
            id="UU 21/2007 Pasal 1 (perdagangan orang)", en="Act 21/2007, article 1 (trafficking)"
        ),
        "cxynani.com",
        "4.5 (S73b)",
        instrument=UU21,
    ),
    Basis(
        "UU39-2004",
        Words(
            id="Aturan umur dalam UU 39/2004 yang sudah diganti",
            en="Age rule in Act 39/2004, since replaced",
        ),
        "",
        "3.3, from memory",
        instrument="/akn/id/act/uu/2004/39",
    ),
    Basis(
        "UU6-2011",
        Words(id="UU 6/2011 tentang Keimigrasian", en="Act 6/2011 on Immigration"),
        "",
        "2.1, from memory",
        instrument="/akn/id/act/uu/2011/6",
    ),
    Basis(
        "NTT-2018",
        Words(
            id="Moratorium NTT 2018, ditegaskan lagi Juli 2025",
            en="Moratorium of NTT 2018, restated July 2025",
        ),
        "koranntt.com",
        "2.1 (S26, S26c)",
        date(2025, 7, 2),
        instrument="/akn/id-nt/act/moratorium/2018",
    ),
    Basis(
        "OPP",
        Words(
            id="Urutan layanan sebelum berangkat: OPP, lalu E-PMI",
            en="Steps before leaving: OPP, then E-PMI",
        ),
        "voiceindonesia.co",
        "3.2 (S77)",
        date(2025, 11, 15),
    ),
    Basis(
        "GO-ID",
        Words(
            id="Alamat resmi: kp2mi.go.id, bp2mi.go.id, kemnaker.go.id",
            en="Official addresses: kp2mi.go.id, bp2mi.go.id, kemnaker.go.id",
        ),
        "kp2mi.go.id",
        "sources S1, S2",
    ),
    _indicator("02", Words(id="penipuan", en="deception")),
    _indicator("03", Words(id="pembatasan gerak", en="restriction of movement")),
    _indicator("04", Words(id="isolasi", en="isolation")),
    _indicator("05", Words(id="kekerasan", en="violence")),
    _indicator("06", Words(id="ancaman", en="threats")),
    _indicator("07", Words(id="penahanan dokumen", en="retention of documents")),
    _indicator("09", Words(id="jeratan utang", en="debt bondage")),
)

BASES: Mapping[str, Basis] = MappingProxyType({basis.code: basis for basis in _ALL})
