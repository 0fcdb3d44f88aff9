"""Every problem and warning that a row may get, in words a caseworker can act on."""

from collections.abc import Mapping
from types import MappingProxyType

from sasando.domain.reconciliation import (
    cells,
    duty_rows,
    known,
    p3mi_rows,
    plain_cells,
    rows,
    session_rows,
)
from sasando.domain.values import (
    birth_date,
    nik,
    numbers,
    passport,
    period,
    person_name,
    personal,
    phone,
    place,
    refusals,
    sex,
)
from sasando.domain.values.words import Refusal, Words

_REFUSALS: tuple[Refusal, ...] = (
    nik.STORED_AS_NUMBER,
    nik.NOT_SIXTEEN,
    nik.LETTER,
    nik.BAD_DAY,
    nik.BAD_REGION,
    person_name.NAME_MISSING,
    person_name.NAME_UNREADABLE,
    person_name.NAME_TOO_LONG,
    birth_date.NOT_A_DATE,
    birth_date.TWO_DIGIT_YEAR,
    birth_date.IMPOSSIBLE,
    birth_date.BORN_IN_FUTURE,
    birth_date.TOO_OLD,
    refusals.DATE_IN_FUTURE,
    sex.SEX_UNKNOWN,
    passport.PASSPORT_UNREADABLE,
    phone.PHONE_UNREADABLE,
    place.AREA_AMBIGUOUS,
    place.AREA_UNREADABLE,
    place.BPS_UNKNOWN,
    known.REGION_UNKNOWN,
    known.REGION_DIFFERS,
    numbers.NUMBER_UNREADABLE,
    numbers.NUMBER_AMBIGUOUS,
    numbers.NUMBER_NOT_WHOLE,
    period.PERIOD_BACKWARDS,
    cells.FORMULA_ERROR,
    cells.COUNTRY_UNKNOWN,
    cells.SCHEME_UNKNOWN,
    cells.PROVINCE_UNKNOWN,
    cells.STATUS_UNKNOWN,
    cells.CATEGORY_UNKNOWN,
    cells.TROUBLE_UNKNOWN,
    cells.CHANNEL_UNKNOWN,
    cells.KINSHIP_UNKNOWN,
    cells.MONTHS_OUT_OF_RANGE,
    rows.ARRIVED_BEFORE_DEATH,
    rows.DEPARTED_BEFORE_BIRTH,
    personal.NUMBER_OF_A_PERSON,
    plain_cells.DAY_OUT_OF_RANGE,
    *duty_rows.REFUSALS,
    *session_rows.REFUSALS,
    *p3mi_rows.REFUSALS,
)
DUPLICATE_IN_FILE = "duplicate_in_file"
DUTY_VERIFIED = "duty_verified"

# Code → words. With any of these a row is refused and listed.
PROBLEMS: Mapping[str, Words] = MappingProxyType(
    {refusal.code: refusal.words for refusal in _REFUSALS}
    | {
        DUPLICATE_IN_FILE: Words(
            id="Baris ini sama persis dengan baris lain di berkas ini.",
            en="This row repeats another row of this file exactly.",
        ),
        "complaint_known": Words(
            id="Nomor pengaduan ini sudah menjadi kasus, atau ada dua kali di berkas ini.",
            en="This complaint number has become a case already, or stands twice in this file.",
        ),
        cells.MISSING_CELL: Words(
            id="Sel wajib ini kosong.",
            en="This cell is required and empty.",
        ),
        "code_unknown": Words(
            id="Isi sel ini bukan salah satu pilihan yang dikenal.",
            en="This cell holds none of the known choices.",
        ),
        "too_long": Words(
            id="Isi sel ini terlalu panjang.",
            en="This cell is too long.",
        ),
    }
)
# Code → words. A row with these is taken; a person should look at it.
WARNINGS: Mapping[str, Words] = MappingProxyType(
    {
        personal.NAME_OF_A_PERSON.code: personal.NAME_OF_A_PERSON.words,
        DUTY_VERIFIED: Words(
            id="Bunyi kewajiban ini sudah diperiksa petugas di lembaran resmi; tidak diubah.",
            en="An officer checked this duty's wording in the gazette; it was left as it is.",
        ),
        "nik_mismatch": Words(
            id="Tanggal lahir atau jenis kelamin di dalam NIK tidak cocok dengan isi baris.",
            en="The birth date or sex inside the NIK does not fit the row.",
        ),
        "nik_twice_in_file": Words(
            id="NIK yang sama ada di baris lain dengan isi berbeda.",
            en="The same NIK stands in another row that says something else.",
        ),
        "category_and_sex_differ": Words(
            id="Kategori dan jenis kelamin tidak cocok.",
            en="Category and sex do not fit.",
        ),
        "district_unknown": Words(
            id="Kecamatan tidak dikenal di kabupaten itu; disimpan seperti tertulis.",
            en="The district is not known in that regency; kept as written.",
        ),
        "village_unknown": Words(
            id="Desa/kelurahan tidak dikenal di kecamatan itu; disimpan seperti tertulis.",
            en="The village is not known in that district; kept as written.",
        ),
    }
)
# One such row puts the whole file in doubt: refuse the file and ask for the code system.
WHOLE_FILE: frozenset[str] = frozenset({place.AREA_AMBIGUOUS.code})


def words_of(code: str) -> Words:
    """Return the words of a problem or a warning; an unknown code reads as itself."""
    return PROBLEMS.get(code) or WARNINGS.get(code) or Words(id=code, en=code)
