"""Gathers what the rules of rows may know: areas, countries, schemes, and today."""

from datetime import date

from sasando.domain.reconciliation.known import Known, place_form
from sasando.domain.values.place import CodeSystem
from sasando.library.places import queries as places
from sasando.library.terms import queries as terms

SHORT_PROVINCES = (
    "ntt ntb sulsel sulbar sultra sulteng sulut jatim jateng jabar kaltara kaltim kalbar kalsel"
)


def known(*, today: date, codes: str) -> Known:
    """Return the world of one import; `codes` is the stated system of area codes or empty."""
    by_name = places.province_by_name()
    provinces = {place_form(name): code for code, name in places.province_names().items()}
    schemes = {place_form(item.label.id): code for code, item in terms.terms("schemes").items()}
    schemes |= {place_form(code): code for code in terms.codes("schemes")}
    return Known(
        today=today,
        codes=CodeSystem(codes) if codes else None,
        regency_names=places.regency_names(),
        regency_by_name=places.regency_by_name(),
        regency_by_bps=places.regency_by_bps(),
        districts=places.district_index(),
        villages=places.village_index(),
        provinces=provinces | {short: by_name[short] for short in SHORT_PROVINCES.split()},
        countries=places.country_by_name(),
        schemes=schemes | _usual_schemes(),
        troubles=_listed("case_categories"),
        channels=_listed("complaint_channels") | _usual_channels(),
        kinships=_usual_kinships(),
    )


def _listed(name: str) -> dict[str, str]:
    """Return the words of a list, in both languages and as codes → code."""
    found = {place_form(item.label.en): code for code, item in terms.terms(name).items()}
    found |= {place_form(item.label.id): code for code, item in terms.terms(name).items()}
    return found | {place_form(code): code for code in terms.codes(name)}


def _usual_channels() -> dict[str, str]:
    """Return how offices write channels (handbook 4.1)."""
    written = {
        "wa": "WHATSAPP", "datang": "LANGSUNG", "walk in": "LANGSUNG", "tatap muka": "LANGSUNG",
        "telp": "TELEPON", "telpon": "TELEPON", "medsos": "MEDIA_SOSIAL", "lapor": "SP4N_LAPOR",
        "kawat": "SURAT_KAWAT", "fax": "FAKS", "kbri": "PERWAKILAN_RI", "kjri": "PERWAKILAN_RI",
        "desa": "PEMDES", "lsm": "LEMBAGA_AGAMA_LSM", "gereja": "LEMBAGA_AGAMA_LSM",
    }  # fmt: skip
    return {place_form(text): code for text, code in written.items()}


def _usual_kinships() -> dict[str, str]:
    """Return how offices write who complains → the code that a case keeps."""
    written = {
        "self": "self|pmi|cpmi|sendiri|diri sendiri|pmi sendiri|yang bersangkutan|ybs",
        "spouse": "spouse|istri|isteri|suami|istri pmi|suami pmi",
        "parent": "parent|ayah|bapak|ibu|mama|orang tua|orangtua|ayah kandung|ibu kandung",
        "child": "child|anak|anak kandung",
        "sibling": "sibling|kakak|adik|saudara|kakak kandung|adik kandung|saudara kandung",
        "uncle_aunt": "uncle_aunt|paman|bibi|om|tante|to'o|keponakan",
        "friend": "friend|teman|tetangga|rekan kerja|teman kerja",
        "proxy": "proxy|kuasa|kuasa hukum|lsm|gereja|pendamping",
        "village": "village|kepala desa|kades|pemerintah desa|pemdes|lurah",
    }
    return {
        place_form(text): code for code, texts in written.items() for text in texts.split("|")
    }  # fmt: skip


def _usual_schemes() -> dict[str, str]:
    """Return how offices write schemes (handbook 3.1)."""
    written = {
        "mandiri": "PERSEORANGAN", "perseorangan": "PERSEORANGAN", "profesional": "PROFESSIONAL",
        "reentry": "RE_ENTRY", "ssw": "SSW_JP", "ssw jepang": "SSW_JP", "pp": "P_TO_P",
        "p2p": "P_TO_P", "gg": "G_TO_G", "g2g": "G_TO_G", "g2p": "G_TO_P",
        "nonprosedural": "NONPROCEDURAL", "non prosedural": "NONPROCEDURAL",
    }  # fmt: skip
    return {place_form(text): code for text, code in written.items()}
