"""What sets a term off, in words; the codes are those that deadlines.csv and cases use."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words


def _w(id_words: str, en_words: str) -> Words:
    return Words(id=id_words, en=en_words)


TRIGGERS: Mapping[str, Words] = MappingProxyType(
    {
        "complaint_registered": _w("Pengaduan dicatat", "The complaint is registered"),
        "explanation_asked": _w("Petugas meminta penjelasan", "The officer asks for explanation"),
        "last_contact": _w("Komunikasi terakhir dengan pengadu", "Last contact with complainant"),
        "told_unresolvable": _w(
            "Pengadu diberi tahu bahwa kasus tidak dapat diselesaikan",
            "Complainant told that the case cannot be resolved",
        ),
        "second_clarification": _w(
            "Pernyataan klarifikasi kedua", "Second clarification statement"
        ),
        "rehabilitation_arrival": _w("PMI tiba kembali", "The former worker arrives"),
        "social_empowerment_started": _w(
            "Pemberdayaan sosial dimulai", "Social empowerment starts"
        ),
        "returned": _w("PMI pulang", "The worker returns"),
        "data_breach": _w("Pelindungan data pribadi gagal", "Protection of personal data failed"),
        "consent_withdrawn": _w("Persetujuan dicabut", "Consent is withdrawn"),
        "correction_asked": _w("Pembetulan data diminta", "Correction of data is asked for"),
        "access_asked": _w("Akses data diminta", "Access to data is asked for"),
        "limit_asked": _w(
            "Penundaan atau pembatasan diminta", "Delay or limit of processing is asked for"
        ),
        "act_promulgated": _w("Undang-undang diundangkan", "The Act is promulgated"),
        "lapor_received": _w("Laporan masuk di SP4N-LAPOR", "Report received in SP4N-LAPOR"),
        "lapor_forwarded": _w("Laporan diteruskan", "Report is forwarded"),
        "lapor_answered": _w(
            "Dijawab, pelapor belum membalas", "Answered, no reply from the reporter"
        ),
        "sip3mi_applied": _w("Permohonan SIP3MI", "Application for SIP3MI"),
        "sip3mi_checked": _w("Pemeriksaan dokumen lulus", "Check of papers is passed"),
        "sip3mi_granted": _w("Izin SIP3MI diberikan", "Licence is granted"),
        "death_abroad_known_by_p3mi": _w(
            "P3MI mengetahui kematian di luar negeri", "P3MI learns of a death abroad"
        ),
        "information_asked": _w("Informasi publik diminta", "Public information is asked for"),
        "extension_told": _w("Perpanjangan diberitahukan", "Extension is told"),
    }
)
