"""Why something cannot be done with a case, in words a caseworker can act on."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


NO_SUCH_MOVE = _refusal(
    "no_such_move",
    "Dari keadaan sekarang kasus tidak dapat langsung ke sana.",
    "The case cannot go there directly from where it stands.",
)
NEEDS_OWNER = _refusal(
    "needs_owner",
    "Kasus belum punya pemilik. Serahkan dahulu kepada seorang petugas.",
    "The case has no owner yet. Give it to an officer first.",
)
NEEDS_ASSESSMENT = _refusal(
    "needs_assessment",
    "Asesmen belum ditulis.",
    "The assessment has not been written.",
)
NEEDS_GOAL = _refusal(
    "needs_goal",
    "Rencana belum punya tujuan. Tulis sedikitnya satu tujuan.",
    "The plan has no goal yet. Write at least one.",
)
NEEDS_HANDOVER = _refusal(
    "needs_handover",
    "Berita acara serah terima belum ditandatangani.",
    "The hand-over record has not been signed.",
)
NEEDS_OUTCOME = _refusal(
    "needs_outcome",
    "Hasil kasus belum ditulis.",
    "The outcome of the case has not been written.",
)
STEP_UNKNOWN = _refusal(
    "step_unknown",
    "Langkah itu tidak ada pada jenis kasus ini.",
    "This kind of case has no such step.",
)
STEP_DONE = _refusal("step_done", "Langkah ini sudah selesai.", "This step is already done.")
STEP_EARLIER_OPEN = _refusal(
    "step_earlier_open",
    "Langkah sebelumnya belum selesai: {step}.",
    "An earlier step is still open: {step}.",
)
CASE_IS_CLOSED = _refusal(
    "case_is_closed",
    "Kasus sudah ditutup. Buka kembali dahulu bila ada hal baru.",
    "The case is closed. Reopen it first if there is something new.",
)
NOT_CLOSED = _refusal("not_closed", "Kasus ini tidak ditutup.", "This case is not closed.")
IDENTITY_NOT_SURE = _refusal(
    "identity_not_sure",
    "Keluarga belum boleh diberi tahu: dua petugas harus sepakat atas dua bukti yang tidak "
    "bergantung satu sama lain.",
    "The family must not be told yet: two officers must agree on two pieces of evidence that do "
    "not depend on each other.",
)
MANIFEST_DIFFERS = _refusal(
    "manifest_differs",
    "Jumlah pada manifes dan jumlah yang dihitung belum cocok.",
    "The number on the manifest and the number counted do not agree yet.",
)
GROUND_UNKNOWN = _refusal(
    "ground_unknown",
    "Alasan penutupan itu tidak dikenal.",
    "That ground for closing is not known.",
)
CLOCK_NEVER_CLOSES = _refusal(
    "clock_never_closes",
    "Kematian, anak, orang hilang, atau tanda perdagangan orang tidak dapat ditutup karena tidak "
    "terhubung, tidak lengkap, atau tidak dijawab.",
    "A death, a minor, a missing person or signs of trafficking cannot be closed as unreachable, "
    "incomplete or unanswered.",
)
TERM_NOT_OVER = _refusal(
    "term_not_over",
    "Tenggat aturan untuk alasan ini belum lewat.",
    "The legal term of this ground is not over yet.",
)
TERM_NOT_VERIFIED = _refusal(
    "term_not_verified",
    "Aturan untuk alasan ini belum diverifikasi, jadi jamnya tidak jalan.",
    "The rule of this ground is not verified, so its clock does not run.",
)
TERM_NOT_STARTED = _refusal(
    "term_not_started",
    "Jam untuk alasan ini belum pernah mulai.",
    "The clock of this ground has never started.",
)
TERM_MET = _refusal(
    "term_met",
    "Yang ditunggu aturan ini sudah terjadi, jadi alasan ini tidak berlaku.",
    "What this rule waits for has happened, so this ground does not hold.",
)
TRY_TWO_CHANNELS = _refusal(
    "try_two_channels",
    "Coba hubungi lewat sedikitnya dua saluran dan catat keduanya.",
    "Try at least two channels and write both down.",
)
NEEDS_ACCEPTED_REFERRAL = _refusal(
    "needs_accepted_referral",
    "Belum ada lembaga yang menerima rujukan atau pelimpahan kasus ini.",
    "No agency has accepted a referral or transfer of this case.",
)
NEEDS_OTHER_CASE = _refusal(
    "needs_other_case",
    "Sebutkan nomor kasus yang sama.",
    "Name the number of the other case.",
)
NEEDS_WITHDRAWAL = _refusal(
    "needs_withdrawal",
    "Pernyataan pencabutan belum dilampirkan atau dicatat.",
    "The statement of withdrawal has not been attached or recorded.",
)
NEEDS_RESPONDENT_ADMISSION = _refusal(
    "needs_clarification",
    "Saran sanksi memerlukan klarifikasi II yang mengakui pelanggaran, atau mediasi yang gagal.",
    "Advice on a sanction needs a second clarification that admits the breach, or a mediation "
    "that failed.",
)
PROMISE_OPEN = _refusal(
    "promise_open",
    "Catat dahulu apakah janji teradu ditepati.",
    "First write down whether the respondent kept the promise.",
)
PROMISE_KEPT = _refusal(
    "promise_kept",
    "Janji teradu sudah ditepati, jadi tidak ada sanksi yang disarankan.",
    "The respondent kept the promise, so no sanction is advised.",
)
NO_PROMISE = _refusal(
    "no_promise",
    "Pada klarifikasi II tidak ada janji yang dicatat.",
    "No promise was recorded at the second clarification.",
)
RESULT_MISSING = _refusal(
    "result_missing",
    "Pilih hasil langkah ini dari daftar.",
    "Choose what came of this step from the list.",
)
RESULT_UNKNOWN = _refusal(
    "result_unknown",
    "Langkah ini tidak mempunyai hasil tersendiri.",
    "This step has no result of its own.",
)
HANDOVER_WITNESS = _refusal(
    "handover_witness",
    "Serah terima perlu saksi dari pemerintah desa atau pemerintah daerah.",
    "The hand-over needs a witness of the village or local government.",
)
HANDOVER_KINSHIP = _refusal(
    "handover_kinship",
    "Hubungan keluarga penerima belum diperiksa.",
    "The receiver's kinship has not been checked.",
)
HANDOVER_CHILD = _refusal(
    "handover_child",
    "Anak diserahkan kepada wali, keluarga, atau dinas sosial, bukan kepada dirinya sendiri.",
    "A child is handed to a guardian, family or social services, not to itself.",
)
HANDOVER_VILLAGE = _refusal(
    "handover_village",
    "Yang bersangkutan belum setuju desanya diberi tahu. Catat persetujuannya pada jalan pulang, "
    "atau pilih saksi dari pemerintah kabupaten atau provinsi.",
    "The person has not agreed that their village is told. Record the agreement with the way "
    "home, or choose a witness of the regency or the province.",
)
BASIS_MISSING = _refusal(
    "basis_missing",
    "Sebutkan dasar: persetujuan, kepentingan vital, kewajiban hukum dengan pasalnya, atau "
    "keluarga terdekat bagi yang meninggal.",
    "State the basis: consent, vital interest, a legal duty with its article, or next of kin for "
    "the dead.",
)
OVERRIDE_NOT_YOURS = _refusal(
    "override_not_yours",
    "Hanya penyelia yang dapat memutuskan mengirim tanpa persetujuan.",
    "Only a supervisor may decide to send without consent.",
)
OVERRIDE_REASON = _refusal(
    "override_reason",
    "Tulis alasan keputusan itu, sedikitnya 20 huruf.",
    "Write the reason of that decision in at least 20 characters.",
)
ARTICLE_MISSING = _refusal(
    "article_missing",
    "Kewajiban hukum perlu nama aturan dan pasalnya.",
    "A legal duty needs the name of the rule and its article.",
)
CONSENT_MISSING = _refusal(
    "consent_missing",
    "Tidak ada persetujuan yang masih berlaku untuk tujuan dan isi ini.",
    "No consent that still stands covers this purpose and these contents.",
)
POLICE_NEEDS_CONSENT = _refusal(
    "police_needs_consent",
    "Surat atau status keberangkatan tidak dikirim ke polisi atau imigrasi tanpa persetujuan atau "
    "kewajiban hukum yang disebut pasalnya.",
    "Papers or departure status do not go to police or immigration without consent or a legal "
    "duty stated with its article.",
)
FAMILY_NOT_TOLD = _refusal(
    "family_not_told",
    "Keluarga belum diberi tahu; kabar ini belum boleh keluar selain untuk memulangkan.",
    "The family has not been told; this news must not leave but for bringing the body home.",
)
KIN_ONLY_FOR_THE_DEAD = _refusal(
    "kin_only_for_the_dead",
    "Dasar keluarga terdekat hanya untuk orang yang meninggal.",
    "Next of kin is a basis only for the dead.",
)
GUARDIAN_MISSING = _refusal(
    "guardian_missing",
    "Persetujuan untuk anak diberikan walinya; wali belum dicatat.",
    "Consent for a minor is given by the guardian; none is recorded.",
)
VILLAGE_NEEDS_AGREEMENT = _refusal(
    "village_needs_agreement",
    "Desa diberi tahu hanya dengan persetujuan orangnya, atau untuk pemakaman.",
    "The village is told only with the person's agreement, or for a burial.",
)
NO_FAMILY_CODE = _refusal(
    "no_family_code",
    "Untuk perdagangan orang, anak, atau kekerasan di rumah tidak ada kode keluarga.",
    "There is no family code for trafficking, minors or violence at home.",
)
KINSHIP_UNCHECKED = _refusal(
    "kinship_unchecked",
    "Kode keluarga diberikan langsung setelah hubungan keluarga diperiksa.",
    "A family code is given in person after the kinship has been checked.",
)
