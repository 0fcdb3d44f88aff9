"""What disclosure control refuses, in words for the desk that releases."""

from sasando.domain.values.words import Refusal, Words

CODE_UNKNOWN = Refusal(
    "disclosure_code_unknown",
    Words(
        id="Tabel memuat kode yang tidak ada dalam dimensinya. Periksa klasifikasinya.",
        en="The table holds a code that its dimension does not have. Check the classification.",
    ),
)
CELL_TWICE = Refusal(
    "disclosure_cell_twice",
    Words(
        id="Satu sel tertulis dua kali dengan nilai berbeda. Buang salah satunya.",
        en="One cell is written twice with different values. Drop one of them.",
    ),
)
CELL_MISSING = Refusal(
    "disclosure_cell_missing",
    Words(
        id="Tabel terbitan tidak lengkap: ada sel yang tidak tertulis, juga tidak sebagai nol.",
        en="The released table is not whole: a cell is not written, not even as a zero.",
    ),
)
VALUE_NEGATIVE = Refusal(
    "disclosure_value_negative",
    Words(
        id="Hitungan tidak boleh di bawah nol. Periksa sumber tabel.",
        en="A count cannot be below zero. Check the source of the table.",
    ),
)
TABLE_EMPTY = Refusal(
    "disclosure_table_empty",
    Words(
        id="Tabel kosong: tidak ada satu pun kejadian. Pilih periode atau tempat lain.",
        en="The table is empty: nothing was counted. Choose another period or place.",
    ),
)
DO_NOT_ADD = Refusal(
    "disclosure_do_not_add",
    Words(
        id="Tabel-tabel ini saling bertentangan: jumlah dan rinciannya tidak bertemu. Bangun ulang "
        "dari satu potret data.",
        en="These tables contradict each other: totals and their parts do not meet. Build them "
        "again from one snapshot.",
    ),
)
