"""Describes printed and released figures in DCAT 3, for machines that collect open data."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse

from sasando.foundation.access import guards
from sasando.library.publications import queries as publications
from sasando.library.publications.facts import ReleaseCard, ReleaseView
from sasando.library.statistics import queries

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "adms": "http://www.w3.org/ns/adms#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
SHA256 = "spdx:checksumAlgorithm_sha256"


@guards.open_to_all
def catalogue(request: HttpRequest) -> JsonResponse:
    """Give the catalogue as JSON-LD: one dataset per release, one per printed indicator."""
    printed = [
        _printed(request, name, {"id": title.id, "en": title.en})
        for name, title, _count in queries.indicators(public=True)
    ]
    found = [publications.release(card.number) for card in publications.releases()]
    found_here = request.build_absolute_uri(reverse("public:figures:catalogue"))
    told = {
        "@context": CONTEXT,
        "@id": found_here,
        "@type": "dcat:Catalog",
        "dct:conformsTo": {"@id": "https://www.w3.org/TR/vocab-dcat-3/"},
        "dct:title": _words("Angka pekerja migran NTT", "Figures on migrant workers of NTT"),
        "dct:language": ["id", "en"],
        "dcat:dataset": [*(_released(request, one) for one in found if one), *printed],
    }
    return JsonResponse(told, content_type="application/ld+json")


def _released(request: HttpRequest, release: ReleaseView) -> dict[str, Any]:
    card = release.card
    here = _address(request, card.number)
    told: dict[str, Any] = {
        "@id": here,
        "@type": "dcat:Dataset",
        "dct:identifier": card.number,
        "dct:title": _words(card.title, card.title_en),
        "dct:issued": {"@value": card.published_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:temporal": {"@type": "dct:PeriodOfTime", "dcat:endDate": card.as_of.isoformat()},
        "dcat:landingPage": {"@id": here},
        "dcat:version": card.number,
        "dcat:distribution": [_file(request, card, *one) for one in release.files],
    }
    if card.supersedes:
        told["dcat:previousVersion"] = {"@id": _address(request, card.supersedes)}
    if card.superseded_by:
        told["dct:isReplacedBy"] = {"@id": _address(request, card.superseded_by)}
    if card.errata:
        told["adms:versionNotes"] = [one for each in card.errata for one in
                                     _words(each.text, each.text_en)]  # fmt: skip
    return told


def _file(
    request: HttpRequest, card: ReleaseCard, path: str, media_type: str, digest: str
) -> dict[str, Any]:
    address = reverse("public:figures:release_file", args=[card.number, path])
    return {
        "@type": "dcat:Distribution",
        "dct:title": path,
        "dcat:downloadURL": {"@id": request.build_absolute_uri(address)},
        "dcat:mediaType": media_type,
        "spdx:checksum": {"spdx:algorithm": {"@id": SHA256}, "spdx:checksumValue": digest},
    }


def _printed(request: HttpRequest, name: str, title: dict[str, str]) -> dict[str, Any]:
    here = request.build_absolute_uri(reverse("public:figures:indicator", args=[name]))
    table = request.build_absolute_uri(reverse("public:figures:indicator_csv", args=[name]))
    return {
        "@id": here,
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": _words(title["id"], title["en"]),
        "dct:description": _words("Seperti dicetak sumbernya", "As their sources printed them"),
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": {"@id": table},
                "dcat:mediaType": "text/csv",
            }
        ],
    }


def _address(request: HttpRequest, number: str) -> str:
    return request.build_absolute_uri(reverse("public:figures:release", args=[number]))


def _words(in_id: str, in_en: str) -> list[dict[str, str]]:
    return [{"@value": in_id, "@language": "id"}, {"@value": in_en, "@language": "en"}]
