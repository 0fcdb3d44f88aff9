"""What each deed is called when people read the audit."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.values.words import Words


def _w(id_words: str, en_words: str) -> Words:
    return Words(id=id_words, en=en_words)


DEEDS: Mapping[str, Words] = MappingProxyType(
    {
        "accounts.created": _w("membuat akun", "made an account"),
        "accounts.deactivated": _w("menutup akun", "closed an account"),
        "accounts.factor_changed": _w("mengubah faktor kedua", "changed a second factor"),
        "accounts.password_changed": _w("mengganti sandi sendiri", "changed their own password"),
        "accounts.reactivated": _w("membuka akun kembali", "opened an account again"),
        "accounts.regencies_bound": _w("membatasi wilayah akun", "bound an account to regencies"),
        "accounts.role_decided": _w("memutus permintaan peran", "decided on a role"),
        "accounts.role_ended": _w("mengakhiri peran", "ended a role"),
        "accounts.role_granted": _w("memberi peran", "gave a role"),
        "accounts.role_switched": _w("berganti peran", "switched role"),
        "accounts.sign_in_reset": _w("mengatur ulang cara masuk", "reset a way of signing in"),
        "accounts.signed_in": _w("masuk", "signed in"),
        "accounts.signed_out": _w("keluar", "signed out"),
        "accounts.team_written": _w("mencatat tim", "wrote a team"),
        "audit.listed": _w("membuka jejak audit", "opened the audit trail"),
        "audit.verified": _w("memeriksa rantai audit", "checked the audit chain"),
        "export.all": _w("mengekspor semua catatan", "exported every record"),
        "home.viewed": _w("membuka meja kerja", "opened the desk"),
        "imports.columns_read": _w("membaca judul kolom berkas", "read a file's headings"),
        "imports.reviews_listed": _w("membuka daftar NIK sama", "opened the list of equal NIK"),
        "workers.compared": _w("membandingkan dua orang", "compared two people"),
        "workers.correction_opened": _w("membuka formulir perbaikan", "opened a correction"),
        "workers.hinted": _w("melihat orang yang mungkin sama", "saw people who may be the same"),
        "imports.cleared": _w("membersihkan impor yang terputus", "cleared a broken-off import"),
        "imports.dropped": _w("membuang berkas unggahan", "dropped an uploaded file"),
        "imports.finalised": _w("menjadikan impor final", "made an import final"),
        "imports.received": _w("mengunggah berkas", "uploaded a file"),
        "imports.refused": _w("impor ditolak sebagai final", "had an import refused as final"),
        "imports.rejects_read": _w("mengunduh baris ditolak", "read the rejected rows"),
        "imports.reviewed": _w("memutus NIK bernama lain", "decided on a NIK with another name"),
        "imports.taken_in": _w("menerima tabel", "took in a table"),
        "imports.withdrawn": _w("membersihkan impor sementara", "cleared a provisional import"),
        "movements.corrected": _w("membetulkan kepulangan", "corrected a return"),
        "movements.listed": _w("membuka daftar kepulangan", "opened the list of returns"),
        "movements.recorded": _w("mencatat kepulangan", "recorded a return"),
        "movements.unsealed": _w("membuka keterangan tersegel", "opened sealed information"),
        "movements.viewed": _w("membuka kepulangan", "opened a return"),
        "office.decided": _w("mencatat keputusan kantor", "recorded what the office decided"),
        "placements.corrected": _w("membetulkan penempatan", "corrected a placement"),
        "placements.listed": _w("membuka daftar penempatan", "opened the list of placements"),
        "placements.paper_checked": _w("memeriksa dokumen", "checked a paper"),
        "placements.recorded": _w("mencatat penempatan", "recorded a placement"),
        "placements.stage_reached": _w("mencatat tahap", "wrote a stage"),
        "placements.stage_withdrawn": _w("menarik tahap", "took back a stage"),
        "placements.viewed": _w("membuka penempatan", "opened a placement"),
        "referrals.accepted": _w("menerima rujukan", "accepted a referral"),
        "referrals.answered": _w("menjawab rujukan", "answered a referral"),
        "referrals.asked": _w("bertanya tentang rujukan", "asked about a referral"),
        "referrals.code_refused": _w("salah memasukkan kode surat", "entered a wrong letter code"),
        "referrals.code_renewed": _w("membuat kode surat baru", "made a new letter code"),
        "referrals.expired": _w("rujukan kedaluwarsa", "let referrals expire"),
        "referrals.finished": _w("menyelesaikan rujukan", "finished a referral"),
        "referrals.inbox_listed": _w("membuka rujukan masuk", "opened the incoming referrals"),
        "referrals.rejected": _w("menolak rujukan", "rejected a referral"),
        "referrals.revoked": _w("mencabut rujukan", "called a referral back"),
        "referrals.sent": _w("mengirim rujukan", "sent a referral"),
        "referrals.taken_in": _w("menerima jawaban lembaga", "took in answers of agencies"),
        "referrals.viewed": _w("membuka rujukan", "opened a referral"),
        "services.listed": _w("membuka daftar layanan", "opened the list of services"),
        "services.recorded": _w("mencatat layanan", "recorded a service"),
        "services.updated": _w("mengubah layanan", "changed a service"),
        "snapshots.frozen": _w("membekukan potret data", "froze a snapshot"),
        "statistics.imported": _w("menerima angka tercetak", "took in printed figures"),
        "workers.corrected": _w("membetulkan identitas", "corrected an identity"),
        "workers.joined": _w("menggabungkan dua orang", "joined two people"),
        "workers.kin_added": _w("menambah keluarga", "added a relative"),
        "workers.listed": _w("membuka daftar pekerja", "opened the list of workers"),
        "workers.paper_added": _w("menambah dokumen", "added a paper"),
        "workers.parted": _w("memisahkan kembali", "parted two people again"),
        "workers.recorded": _w("mencatat orang", "recorded a person"),
        "workers.searched": _w("mencari orang", "searched people"),
        "workers.unmasked": _w("membuka nomor lengkap", "opened a full number"),
        "workers.viewed": _w("membuka halaman", "opened the page"),
    }
)


def words_of(deed: str) -> Words:
    """Return what a deed is called; an unknown one reads as its code."""
    return DEEDS.get(deed, _w(deed, deed))
