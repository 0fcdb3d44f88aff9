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
        "accounts.invited": _w("mengundang mitra", "invited a partner"),
        "accounts.link_made": _w("membuat tautan masuk", "made a link to sign in"),
        "accounts.link_used": _w("memakai tautan masuk", "used a link to sign in"),
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
        "access.glass_broken": _w("membuka kasus secara darurat", "opened a case in an emergency"),
        "access.glass_ended": _w("mengakhiri pembukaan darurat", "ended an emergency opening"),
        "access.glass_reviewed": _w("meninjau pembukaan darurat", "reviewed an emergency opening"),
        "access.week_closed": _w("menutup tinjauan minggu", "closed the week's review"),
        "briefs.asked": _w("meminta tanda tangan paparan", "asked for a brief to be signed"),
        "briefs.dropped": _w("membuang paparan", "dropped a brief"),
        "briefs.prepared": _w("menyiapkan paparan", "prepared a brief"),
        "briefs.previewed": _w("membuka rancangan paparan", "opened a draft brief"),
        "briefs.returned": _w("mengembalikan paparan", "gave a brief back"),
        "briefs.revised": _w("menyiapkan ulang paparan", "prepared a brief again"),
        "briefs.shared": _w("membagikan paparan kepada mitra", "shared a brief with partners"),
        "briefs.signed": _w("menandatangani paparan", "signed a brief"),
        "briefs.taken": _w("mengambil paparan", "took a brief"),
        "briefs.withdrawn": _w("menarik paparan dari mitra", "withdrew a brief from partners"),
        "cases.arrival_told": _w("mengabarkan kedatangan", "told partners of an arrival"),
        "cases.assessed": _w("menulis asesmen kasus", "wrote a case's assessment"),
        "cases.assigned": _w("menyerahkan kasus", "gave a case to an officer"),
        "cases.closing_agreed": _w("menyetujui penutupan kasus", "agreed to close a case"),
        "cases.closing_asked": _w("mengajukan penutupan kasus", "asked to close a case"),
        "cases.closing_refused": _w("menolak penutupan kasus", "refused to close a case"),
        "cases.consent_given": _w("mencatat persetujuan", "recorded a consent"),
        "cases.consent_withdrawn": _w(
            "mencatat penarikan persetujuan", "recorded a withdrawal of consent"
        ),
        "cases.contact_made": _w("mencatat kontak", "recorded a contact"),
        "cases.contact_tried": _w(
            "mencatat kontak tanpa jawaban", "recorded a contact without an answer"
        ),
        "cases.corrected": _w("membetulkan rincian kasus", "corrected a case's details"),
        "cases.cost_written": _w("mencatat biaya kasus", "wrote a cost of a case"),
        "cases.evidence_added": _w("mencatat bukti identitas", "wrote evidence on an identity"),
        "cases.evidence_agreed": _w(
            "menyetujui bukti identitas", "agreed with evidence on an identity"
        ),
        "cases.family_code_asked": _w("meminta kode keluarga", "asked for a family code"),
        "cases.family_code_given": _w("memberi kode keluarga", "gave a family code"),
        "cases.family_code_revoked": _w("mencabut kode keluarga", "revoked a family code"),
        "cases.family_code_stopped": _w("menghentikan kode keluarga", "stopped a family code"),
        "cases.file_attached": _w("melampirkan berkas", "attached a file"),
        "cases.file_redacted": _w(
            "menghapus bagian berkas untuk seterusnya", "took parts out of a file for good"
        ),
        "cases.file_read": _w("mengunduh berkas kasus", "downloaded a file of a case"),
        "cases.code_letter": _w("mencetak surat berkode", "printed a letter with a code"),
        "cases.original_read": _w("membuka bukti asli", "opened original evidence"),
        "cases.filter_dropped": _w("membuang saringan", "dropped a filter"),
        "cases.filter_saved": _w("menyimpan saringan", "kept a filter"),
        "cases.goal_added": _w("menambah tujuan", "added a goal"),
        "cases.handover_drawn": _w(
            "menyusun berita acara serah terima", "drew up a hand-over record"
        ),
        "cases.handover_signed": _w(
            "mengikat salinan bertanda tangan", "bound a signed hand-over record"
        ),
        "cases.incident_added": _w("mencatat kejadian", "recorded an incident"),
        "cases.kinship_checked": _w("memeriksa hubungan keluarga", "checked a kinship"),
        "cases.let_in": _w("memberi akses kasus terbatas", "let someone into a restricted case"),
        "cases.letter_written": _w("menulis surat keluar", "wrote a letter"),
        "cases.listed": _w("membuka daftar kasus", "opened a list of cases"),
        "cases.minor_written": _w("mencatat anak dan wali", "wrote about a child and guardian"),
        "cases.moved": _w("memindahkan keadaan kasus", "moved a case"),
        "cases.note_added": _w("menulis catatan kasus", "wrote a note on a case"),
        "cases.report_taken_in": _w("menerima laporan tersegel", "took in a sealed report"),
        "cases.notice_taken_in": _w("menerima kabar mitra", "took in a partner's notice"),
        "cases.opened": _w("membuka kasus baru", "opened a new case"),
        "cases.opened_from_manifest": _w(
            "membuka kasus dari manifes", "opened a case from a manifest"
        ),
        "cases.promise_broken": _w(
            "mencatat janji teradu tidak ditepati", "wrote that a respondent broke a promise"
        ),
        "cases.promise_kept": _w(
            "mencatat janji teradu ditepati", "wrote that a respondent kept a promise"
        ),
        "cases.outcome_written": _w("menulis hasil kasus", "wrote a case's outcome"),
        "cases.paper_expected": _w(
            "mencatat surat yang ditunggu", "wrote when a paper is expected"
        ),
        "cases.paper_there": _w("menandai surat ada", "ticked a paper"),
        "cases.person_added": _w("menambah orang pada kasus", "added a person to a case"),
        "cases.referral_answered": _w("menerima jawaban rujukan", "took in an agency's answer"),
        "cases.referral_revoked": _w("mencabut rujukan", "called a referral back"),
        "cases.referred": _w("merujuk kasus", "referred a case"),
        "cases.reopened": _w("membuka kembali kasus", "opened a case again"),
        "cases.service_added": _w("menambah layanan", "added a service"),
        "cases.shut_out": _w(
            "mencabut akses kasus terbatas", "took back access to a restricted case"
        ),
        "cases.step_done": _w("mencatat langkah selesai", "recorded a step as done"),
        "cases.step_planned": _w("merencanakan langkah", "planned a step"),
        "cases.step_taken_back": _w("menarik langkah", "took back a step"),
        "cases.task_added": _w("menambah tugas", "added a task"),
        "cases.task_done": _w("menyelesaikan tugas", "finished a task"),
        "cases.task_reopened": _w("membuka lagi tugas", "opened a task again"),
        "cases.term_paused": _w("menjeda tenggat", "let a term rest"),
        "cases.term_resumed": _w("menjalankan lagi tenggat", "let a term run on"),
        "cases.terms_recomputed": _w("menghitung ulang tenggat", "counted terms anew"),
        "cases.terms_told": _w("mengingatkan tenggat", "reminded of terms"),
        "cases.text_copied": _w("menyalin teks untuk dibagikan", "copied a cleared text"),
        "cases.told_unresolvable": _w(
            "memberi tahu kasus tidak dapat diselesaikan", "told that a case cannot be resolved"
        ),
        "cases.transferred": _w("melimpahkan kasus", "transferred a case"),
        "cases.viewed": _w("membuka kasus", "opened a case"),
        "cases.way_home_written": _w("mencatat jalan pulang", "wrote a way home"),
        "cases.withdrawal_stated": _w("mencatat pencabutan pengaduan", "recorded a withdrawal"),
        "commitments.asked": _w("meminta tanggal atau bukti", "asked for a date or a proof"),
        "commitments.corrected": _w("membetulkan komitmen", "corrected a commitment"),
        "commitments.draft_laid": _w("membuka rancangan peraturan", "laid a draft regulation open"),
        "commitments.figure_attached": _w(
            "melampirkan angka pada rancangan", "laid a figure beside a draft"
        ),
        "commitments.input_answered": _w("menjawab masukan", "answered an input"),
        "commitments.input_given": _w("memberi masukan pada rancangan", "gave an input"),
        "commitments.project_corrected": _w(
            "membetulkan rancangan peraturan", "corrected a regulation on its way"
        ),
        "commitments.project_started": _w(
            "mencatat rancangan peraturan", "wrote a regulation on its way"
        ),
        "commitments.stage_reached": _w(
            "mencatat tahap rancangan", "wrote a stage of a regulation"
        ),
        "commitments.dated": _w("mencatat tenggat komitmen", "wrote a commitment's due day"),
        "commitments.document_added": _w("menambah dokumen rapat", "laid a paper beside a meeting"),
        "commitments.file_read": _w("mengunduh berkas komitmen", "downloaded a commitment's file"),
        "commitments.item_dropped": _w("menghapus pokok acara", "took an item off an agenda"),
        "commitments.item_written": _w(
            "menulis pokok acara atau notulen", "wrote an item or its minutes"
        ),
        "commitments.looked": _w(
            "mencari bukti, tidak ditemukan", "looked for a proof and found none"
        ),
        "commitments.made": _w("mencatat komitmen", "wrote a commitment"),
        "commitments.meeting_cancelled": _w("membatalkan rapat", "cancelled a meeting"),
        "commitments.meeting_corrected": _w("membetulkan rapat", "corrected a meeting"),
        "commitments.meeting_held": _w("menandai rapat terlaksana", "marked a meeting as held"),
        "commitments.meeting_planned": _w("mencatat rapat", "wrote a meeting"),
        "commitments.met": _w("menyatakan komitmen terpenuhi", "confirmed a commitment as met"),
        "commitments.minutes_agreed": _w("menyetujui notulen", "agreed on minutes"),
        "commitments.minutes_opened": _w("membuka lagi notulen", "opened minutes again"),
        "commitments.participant_dropped": _w(
            "menghapus peserta rapat", "took a participant off a meeting"
        ),
        "commitments.participant_written": _w(
            "mencatat peserta rapat", "wrote who takes part in a meeting"
        ),
        "commitments.reminded": _w("mengingatkan komitmen", "reminded of commitments"),
        "commitments.reopened": _w("membuka lagi komitmen", "opened a commitment again"),
        "commitments.reported": _w("melaporkan kemajuan", "reported progress"),
        "commitments.said": _w("mencatat pernyataan", "wrote a statement"),
        "commitments.seen": _w("melihat bukti komitmen", "saw proof of a commitment"),
        "commitments.statement_corrected": _w("membetulkan pernyataan", "corrected a statement"),
        "commitments.superseded": _w("mengganti komitmen", "superseded a commitment"),
        "commitments.withdrawn": _w("menarik komitmen", "withdrew a commitment"),
        "places.outlines_taken": _w("memasukkan batas wilayah", "took in boundaries"),
        "places.outlines_dropped": _w("menghapus batas wilayah", "dropped boundaries"),
        "directory.number_tried": _w("menguji nomor telepon unit", "tried a unit's number"),
        "directory.official_written": _w("mencatat pejabat", "wrote an official"),
        "directory.term_ended": _w("mengakhiri masa jabatan", "ended an official's term"),
        "directory.p3mi_written": _w("mencatat P3MI", "wrote a placement company"),
        "directory.unit_written": _w("mencatat unit di direktori", "wrote a directory unit"),
        "duties.answered": _w("mencatat jawaban unit", "wrote a unit's answer"),
        "duties.evidence_asked": _w("meminta bukti kewajiban", "asked for evidence of a duty"),
        "duties.evidence_brought": _w("memasukkan bukti kewajiban", "brought evidence of a duty"),
        "duties.evidence_judged": _w("memeriksa bukti kewajiban", "judged evidence of a duty"),
        "duties.file_read": _w("mengunduh bukti kewajiban", "downloaded evidence of a duty"),
        "duties.row_shown": _w(
            "menunjukkan baris kewajiban kepada unit", "laid a row of duties before its unit"
        ),
        "duties.village_chosen": _w("memilih desa contoh", "took a village into the sample"),
        "duties.wording_verified": _w(
            "memverifikasi bunyi kewajiban", "verified the wording of a duty"
        ),
        "regulations.rule_verified": _w("memverifikasi aturan tenggat", "verified a deadline rule"),
        "regulations.version_added": _w("menambah versi aturan", "added a version of a rule"),
        "regulations.imported": _w("mengimpor tabel peraturan", "imported a table of law"),
        "regulations.work_added": _w("menambah peraturan", "added a work of law"),
        "regulations.work_corrected": _w("membetulkan peraturan", "corrected a work of law"),
        "regulations.work_checked": _w(
            "memeriksa peraturan pada lembaran resmi", "checked a work of law in the gazette"
        ),
        "regulations.relation_added": _w("mencatat hubungan peraturan", "wrote how works relate"),
        "regulations.relation_corrected": _w(
            "membetulkan hubungan peraturan", "corrected how works relate"
        ),
        "regulations.relation_checked": _w(
            "memeriksa hubungan peraturan pada lembaran resmi",
            "checked in the gazette how works relate",
        ),
        "regulations.relation_withdrawn": _w(
            "mencabut catatan hubungan peraturan", "withdrew how works relate"
        ),
        "regulations.said_written": _w("meringkas isi peraturan", "summed up a work of law"),
        "regulations.said_checked": _w(
            "memeriksa ringkasan pada lembaran resmi", "checked a summary in the gazette"
        ),
        "regulations.citation_added": _w("menambah rujukan pasal", "added a citation of law"),
        "regulations.citation_checked": _w("memeriksa rujukan pasal", "checked a citation of law"),
        "regulations.citation_withdrawn": _w(
            "mencabut rujukan pasal", "withdrew a citation of law"
        ),
        "regulations.reading_added": _w("menambah bacaan pasal", "added a reading of law"),
        "regulations.reading_withdrawn": _w("mencabut bacaan pasal", "withdrew a reading of law"),
        "regulations.reading_checked": _w(
            "memeriksa bacaan yang dipersoalkan", "checked a contested reading"
        ),
        "regulations.text_received": _w("mengunggah naskah peraturan", "uploaded a text of law"),
        "regulations.text_revised": _w("merapikan naskah peraturan", "revised a text of law"),
        "regulations.text_accepted": _w("menerima naskah peraturan", "accepted a text of law"),
        "regulations.text_dropped": _w("membuang naskah peraturan", "dropped a text of law"),
        "terms.holiday_dropped": _w("membuang hari libur", "dropped a holiday"),
        "terms.holiday_set": _w("mencatat hari libur", "wrote a holiday"),
        "export.all": _w("mengekspor semua catatan", "exported every record"),
        "files.destroyed": _w("menghancurkan berkas", "destroyed a file"),
        "figures.explored": _w("menjelajah angka", "explored figures"),
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
        "letterbox.code_decided": _w("memutus kode keluarga", "decided on a family code"),
        "letterbox.decision_read": _w(
            "membuka permintaan kode keluarga", "opened a request for a family code"
        ),
        "letterbox.link_made": _w("membuat tautan kabar mitra", "made a link for notices"),
        "letterbox.link_revoked": _w("mengakhiri tautan kabar mitra", "ended a link for notices"),
        "letterbox.mail_left": _w("meninggalkan surel terlalu besar", "left a mail too large"),
        "letterbox.notice_dropped": _w("mengirim kabar mitra", "sent a notice"),
        "letterbox.notice_read": _w("membaca kabar mitra", "read a partner's notice"),
        "letterbox.notice_set_aside": _w("menyisihkan kabar mitra", "set a notice aside"),
        "letterbox.notices_listed": _w("membuka kabar mitra", "opened partners' notices"),
        "letterbox.identity_asked": _w("meminta identitas pelapor", "asked who a reporter is"),
        "letterbox.identity_listed": _w(
            "membuka daftar identitas tersegel", "opened the list of sealed identities"
        ),
        "letterbox.identity_opened": _w("membuka identitas pelapor", "opened who a reporter is"),
        "letterbox.report_answered": _w("menjawab pelapor", "answered a reporter"),
        "letterbox.report_closed": _w("menutup laporan", "closed a report"),
        "letterbox.report_continued": _w("menambah laporan", "added to a report"),
        "letterbox.report_expired": _w("mengosongkan laporan lama", "emptied an old report"),
        "letterbox.report_file_read": _w("membuka berkas laporan", "opened a report's file"),
        "letterbox.report_filed": _w("mengirim laporan", "sent a report"),
        "letterbox.report_handed": _w("menyerahkan laporan", "handed a report over"),
        "letterbox.report_noted": _w("menulis catatan laporan", "wrote a note on a report"),
        "letterbox.report_read": _w("membaca laporan", "read a report"),
        "letterbox.report_returned_to": _w("kembali dengan resi", "came back with a receipt"),
        "letterbox.report_twins_closed": _w(
            "menutup laporan kembar", "closed reports with the same words"
        ),
        "letterbox.reports_listed": _w("membuka daftar laporan", "opened the list of reports"),
        "letterbox.slip_read": _w("membaca kabar keluarga", "read the family's slip"),
        "movements.corrected": _w("membetulkan kepulangan", "corrected a return"),
        "movements.listed": _w("membuka daftar kepulangan", "opened the list of returns"),
        "movements.recorded": _w("mencatat kepulangan", "recorded a return"),
        "movements.unsealed": _w("membuka keterangan tersegel", "opened sealed information"),
        "movements.viewed": _w("membuka kepulangan", "opened a return"),
        "guard.alarmed": _w("membunyikan alarm penjaga", "raised the guard's alarm"),
        "guard.checked": _w("memeriksakan draf pada penjaga", "had the guard check a draft"),
        "guard.kept_current": _w("memperbarui penjaga nama", "brought the name guard up to date"),
        "guard.overridden": _w(
            "meloloskan draf yang tertahan", "let a draft pass that was stopped"
        ),
        "guard.reopened": _w("membuka kembali penjaga", "opened the guard again"),
        "news.approved": _w("menyetujui berita", "approved a news item"),
        "news.asked": _w("meminta persetujuan berita", "asked for a news item to be approved"),
        "news.corrected": _w("menerbitkan ralat berita", "published a correction"),
        "news.dropped": _w("membuang draf berita", "dropped a news draft"),
        "news.held": _w("menahan berita saat akan terbit", "held a news item back"),
        "news.picture_kept": _w("menyimpan gambar berita", "kept a news picture"),
        "news.published": _w("menerbitkan berita", "published a news item"),
        "news.returned": _w("mengembalikan berita", "gave a news item back"),
        "news.revised": _w("mengubah berita", "changed a news item"),
        "news.withdrawn": _w("menarik berita", "withdrew a news item"),
        "news.written": _w("menulis berita", "wrote a news item"),
        "office.decided": _w("mencatat keputusan kantor", "recorded what the office decided"),
        "outreach.corrected": _w("membetulkan sosialisasi", "corrected an outreach session"),
        "outreach.listed": _w("membuka daftar sosialisasi", "opened the list of outreach sessions"),
        "outreach.recorded": _w("mencatat sosialisasi", "recorded an outreach session"),
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
        "questions.answered": _w(
            "menjawab pertanyaan tentang angka", "answered a question about a figure"
        ),
        "questions.asked": _w("bertanya tentang angka", "asked about a figure"),
        "referrals.viewed": _w("membuka rujukan", "opened a referral"),
        "releases.agreed": _w("menyetujui draf rilis", "agreed to a draft release"),
        "releases.audited": _w("mengaudit draf rilis", "audited a draft release"),
        "releases.drafted": _w("menyusun draf rilis", "drafted a release"),
        "releases.dropped": _w("membuang draf rilis", "dropped a draft release"),
        "releases.erratum": _w("menulis ralat rilis", "wrote an erratum"),
        "releases.previewed": _w("melihat pratinjau rilis", "looked at a release's preview"),
        "releases.published": _w("menerbitkan rilis", "published a release"),
        "releases.revised": _w("mengubah draf rilis", "changed a draft release"),
        "screening.access_given": _w("memberi akses lembar penapisan", "let someone into a sheet"),
        "screening.access_taken": _w("menarik akses lembar penapisan", "took back a way in"),
        "screening.case_opened": _w("mencari kasus untuk penapisan", "sought a case to screen"),
        "screening.finished": _w("menyelesaikan lembar penapisan", "finished a screening sheet"),
        "screening.listed": _w("membuka daftar penapisan", "opened the list of screening sheets"),
        "screening.saved": _w("menyimpan lembar penapisan", "kept answers of a screening sheet"),
        "screening.started": _w("memulai lembar penapisan", "started a screening sheet"),
        "screening.viewed": _w("membuka lembar penapisan", "opened a screening sheet"),
        "services.listed": _w("membuka daftar layanan", "opened the list of services"),
        "services.recorded": _w("mencatat layanan", "recorded a service"),
        "services.updated": _w("mengubah layanan", "changed a service"),
        "snapshots.frozen": _w("membekukan potret data", "froze a snapshot"),
        "snapshots.removed": _w("menghapus potret data lama", "removed an old snapshot"),
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
