"""Why a deed on a commitment or a meeting is refused, in words that say what to do."""

from sasando.domain.values.words import Refusal, Words


def _refusal(code: str, id: str, en: str) -> Refusal:  # noqa: A002 — the language is called id
    return Refusal(code, Words(id=id, en=en))


WHAT_MISSING = _refusal(
    "commitment_without_words",
    "Tulis apa yang akan dilakukan, dalam satu kalimat tanpa nama orang.",
    "Write what will be done, in one sentence without a person's name.",
)
KIND_UNKNOWN = _refusal(
    "commitment_kind_unknown",
    "Pilih jenisnya: janji, rencana, permintaan atau harapan.",
    "Choose its kind: promise, plan, request or hope.",
)
OWNER_MISSING = _refusal(
    "promise_without_owner",
    "Janji perlu pemilik: lembaga mana yang berjanji? Bila tidak disebut, catat sebagai rencana "
    "atau harapan.",
    "A promise needs an owner: which institution promised? When nobody was named, write it down "
    "as a plan or a hope.",
)
DATE_WITHOUT_OWNER = _refusal(
    "date_without_owner",
    "Ada tenggat, tetapi pemilik belum disebut. Sebut siapa yang akan melakukannya, atau "
    "kosongkan tenggatnya.",
    "There is a due day but no owner. Say who will do it, or leave the day empty.",
)
DUE_TOO_EARLY = _refusal(
    "due_before_said",
    "Tenggat ini sebelum hari pernyataannya. Periksa hari, bulan dan tahunnya.",
    "This due day lies before the day on which it was said. Check day, month and year.",
)
TARGET_WITHOUT_INDICATOR = _refusal(
    "target_without_indicator",
    "Ada angka target tanpa indikator. Pilih indikatornya, atau tulis ukurannya dengan kata.",
    "There is a target without an indicator. Choose the indicator, or write the measure in words.",
)
PROOF_MISSING = _refusal(
    "met_without_proof",
    "Tulis siapa yang memastikan atau halaman mana yang menunjukkannya.",
    "Write who confirmed it, or which page shows it.",
)
REASON_MISSING = _refusal(
    "commitment_reason_missing",
    "Tulis alasannya: pembaca berikut perlu tahu.",
    "Write the reason: whoever reads it next needs to know.",
)
CLOSED_ALREADY = _refusal(
    "commitment_closed",
    "Komitmen ini sudah ditutup. Buka lagi dahulu, dengan alasan.",
    "This commitment is closed. Open it again first, with a reason.",
)
NOT_CLOSED = _refusal(
    "commitment_open", "Komitmen ini masih terbuka.", "This commitment is still open."
)
SAYS_UNKNOWN = _refusal(
    "report_unknown",
    "Pilih keadaannya: belum dimulai, sedang berjalan atau sudah selesai.",
    "Choose how it stands: not started, under way or done.",
)
DATE_UNCHANGED = _refusal(
    "due_day_unchanged", "Tenggat ini sama dengan yang tercatat.", "This due day stands already."
)
SUPERSEDED_BY_ITSELF = _refusal(
    "superseded_in_a_circle",
    "Komitmen tidak bisa diganti oleh dirinya sendiri, langsung atau melalui yang lain.",
    "A commitment cannot be superseded by itself, directly or through others.",
)
NOT_OF_TOMORROW = _refusal(
    "step_of_tomorrow",
    "Tanggal ini sesudah hari ini. Betulkan tanggalnya.",
    "This day lies after today. Correct it.",
)
TITLE_MISSING = _refusal(
    "meeting_without_title",
    "Tulis judul, jenis dan tanggalnya.",
    "Write title, kind and day.",
)
ENDS_BEFORE_START = _refusal(
    "meeting_ends_first",
    "Jam selesai sebelum jam mulai. Betulkan salah satunya.",
    "It ends before it begins. Correct one of the times.",
)
NOT_YET_HELD = _refusal(
    "meeting_not_yet",
    "Rapat ini belum tiba harinya. Tandai terlaksana pada harinya atau sesudahnya.",
    "The day of this meeting has not come. Mark it as held on its day or later.",
)
HELD_ALREADY = _refusal(
    "meeting_held",
    "Rapat ini sudah terlaksana dan tidak bisa dibatalkan. Yang tidak berlaku lagi ditarik satu "
    "per satu, dengan alasan.",
    "This meeting was held and cannot be cancelled. Withdraw what no longer stands one by one, "
    "with a reason.",
)
CANCELLED_ALREADY = _refusal(
    "meeting_cancelled", "Rapat ini sudah dibatalkan.", "This meeting was cancelled already."
)
MEETING_CANCELLED = _refusal(
    "statement_on_cancelled",
    "Rapat ini dibatalkan: tidak ada yang diucapkan di dalamnya. Catat pernyataan pada rapat, "
    "surat atau siaran lain.",
    "This meeting was cancelled: nothing was said in it. Write the statement down under another "
    "meeting, letter or press statement.",
)
MINUTES_AGREED = _refusal(
    "minutes_agreed",
    "Notulen ini sudah disetujui. Buka lagi dahulu, dengan alasan.",
    "These minutes are agreed. Open them again first, with a reason.",
)
MINUTES_EMPTY = _refusal(
    "minutes_empty",
    "Notulen belum berisi: tulis hasil satu pokok acara atau satu pernyataan.",
    "The minutes are empty: write what came of an item, or one statement.",
)
FOLLOWS_ITSELF = _refusal(
    "meeting_in_a_circle",
    "Rapat tidak bisa melanjutkan dirinya sendiri, langsung atau melalui rapat lain.",
    "A meeting cannot follow itself, directly or through others.",
)
NOTHING_SAID = _refusal("statement_empty", "Tulis apa yang disampaikan.", "Write what was said.")
