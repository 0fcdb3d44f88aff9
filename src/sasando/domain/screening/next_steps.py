"""What to do after a sheet points to trafficking: where someone can be referred, in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sasando.domain.screening.sheet import INDICATED, NO_SIGN, NOT_ENOUGH, STRONG
from sasando.domain.values.words import Words


@dataclass(frozen=True)
class Place:
    """One place to refer to: what for, and who."""

    what: Words
    who: Words


def _place(what: tuple[str, str], who: tuple[str, str]) -> Place:
    return Place(Words(id=what[0], en=what[1]), Words(id=who[0], en=who[1]))


# Handbook 4.5 (S72): six services of Permen PPPA 8/2021, the police report and restitution.
PLACES = (
    _place(
        ("Pengaduan dan identifikasi", "Complaint and identification"),
        ("UPTD PPA/DP3A, SAPA 129", "UPTD PPA/DP3A, SAPA 129"),
    ),
    _place(
        ("Laporan polisi; orangnya boleh menolak", "Police report; the person may refuse"),
        ("Polda/Polres", "Provincial or district police"),
    ),
    _place(
        ("Rehabilitasi kesehatan", "Health rehabilitation"),
        ("Layanan kesehatan melalui UPTD PPA", "Health services through UPTD PPA"),
    ),
    _place(
        ("Rehabilitasi sosial dan rumah aman", "Social rehabilitation and shelter"),
        ("Dinsos/Sentra (RPTC)", "Social services (RPTC)"),
    ),
    _place(
        ("Bantuan hukum dan restitusi", "Legal help and restitution"),
        ("UPTD PPA, LPSK untuk restitusi", "UPTD PPA, LPSK for restitution"),
    ),
    _place(
        ("Pemulangan", "Bringing home"),
        ("BP3MI bersama Dinsos dan UPTD PPA", "This office with Dinsos and UPTD PPA"),
    ),
    _place(
        ("Reintegrasi", "Reintegration"),
        ("Dinsos, UPTD PPA, pemerintah daerah", "Dinsos, UPTD PPA, local government"),
    ),
)
ADVICE: Mapping[str, Words] = MappingProxyType(
    {
        STRONG: Words(
            id="Tanyakan apa yang orang ini inginkan dan apakah ia aman sekarang. Rujuk hanya "
            "dengan persetujuannya atau dasar hukum yang disebut.",
            en="Ask what the person wants and whether they are safe now. Refer only with their "
            "consent or a stated legal basis.",
        ),
        INDICATED: Words(
            id="Tanyakan apa yang orang ini inginkan dan apakah ia aman sekarang. Lengkapi jawaban "
            "yang terbuka bila orangnya bersedia; satu tanda sudah cukup untuk merujuk.",
            en="Ask what the person wants and whether they are safe now. Complete the open answers "
            "if the person is willing; one sign is enough to refer.",
        ),
        NO_SIGN: Words(
            id="Tidak ada tanda pada jawaban ini. Buat lembar baru bila ada cerita baru.",
            en="These answers hold no sign. Start a new sheet if the person tells more.",
        ),
        NOT_ENOUGH: Words(
            id="Jawaban belum cukup untuk menilai. Bicaralah lagi di tempat aman, bila perlu "
            "dengan penerjemah, lalu buat lembar baru.",
            en="The answers are not enough to tell. Talk again in a safe place, with an "
            "interpreter where needed, and start a new sheet.",
        ),
    }
)
# UU 21/2007 Ps. 26 (handbook 4.5, from memory: shown as not verified).
CONSENT_IRRELEVANT = Words(
    id="Apakah orang ini dahulu setuju tidak mengubah hasil (UU 21/2007 Ps. 26).",
    en="Whether the person once agreed does not change the result (Act 21/2007 art. 26).",
)
