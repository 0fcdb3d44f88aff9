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
    )


def _usual_schemes() -> dict[str, str]:
    """Return how offices write schemes (handbook 3.1)."""
    written = {
        "mandiri": "PERSEORANGAN", "perseorangan": "PERSEORANGAN", "profesional": "PROFESSIONAL",
        "reentry": "RE_ENTRY", "ssw": "SSW_JP", "ssw jepang": "SSW_JP", "pp": "P_TO_P",
        "p2p": "P_TO_P", "gg": "G_TO_G", "g2g": "G_TO_G", "g2p": "G_TO_P",
        "nonprosedural": "NONPROCEDURAL", "non prosedural": "NONPROCEDURAL",
    }  # fmt: skip
    return {place_form(text): code for text, code in written.items()}
