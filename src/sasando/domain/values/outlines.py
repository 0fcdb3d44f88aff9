"""Outlines of areas read from GeoJSON: checked, made coarse enough to print, refused in words."""

import json
from collections.abc import Collection, Mapping
from math import isfinite
from typing import Any

from sasando.domain.values.words import Refusal, Refused, Words

Ring = tuple[tuple[float, float], ...]
# Where a region's code stands in files that offices hand on, lower case.
CODE_NAMES = (
    "kemendagri_code", "kode_kemendagri", "kode_kab", "kode_kabkota", "kode", "code", "kdpkab",
    "kdppum", "bps_code", "kode_bps", "idkab", "kabkot_id",
)  # fmt: skip
# Longitude and latitude of Indonesia, in degrees, with room at the edges.
WEST, EAST, SOUTH, NORTH = 90.0, 145.0, -15.0, 10.0
# Decimals of a degree: 0.01 is near 1 km, under one point of a page-wide map of NTT.
COARSE, FINE = 2, 4
FEWEST_CORNERS = 4
MOST_CORNERS = 40_000
NAMED = 8


def _refusal(code: str, indonesian: str, english: str) -> Refusal:
    return Refusal(f"outlines_{code}", Words(id=indonesian, en=english))


def _told(refusal: Refusal, **params: object) -> Refusal:
    return Refusal(refusal.code, refusal.words.format(**params), params)


NOT_JSON = _refusal(
    "not_geojson",
    "Berkas ini bukan GeoJSON. Simpan lapisan kabupaten/kota sebagai GeoJSON (FeatureCollection).",
    "This file is not GeoJSON. Save the layer of regencies as GeoJSON (FeatureCollection).",
)
NO_CODE = _refusal(
    "no_code",
    "Tidak ada kode wilayah pada fitur nomor {at}. Kolom yang dikenal: {names}.",
    "Feature number {at} has no area code. Columns that are known: {names}.",
)
UNKNOWN_CODE = _refusal(
    "unknown_code",
    "Kode ini tidak ada di provinsi ini: {codes}. Periksa sistem kodenya.",
    "These codes are not in this province: {codes}. Check which system of codes they are of.",
)
DOUBLE = _refusal(
    "double", "Wilayah ini ada dua kali: {codes}.", "These areas stand twice: {codes}."
)
MISSING = _refusal(
    "missing",
    "Batas wilayah ini tidak ada dalam berkas: {codes}. Peta harus lengkap.",
    "The file lacks the outline of: {codes}. A map must be whole.",
)
NOT_AREA = _refusal(
    "not_area",
    "Fitur nomor {at} bukan bidang (Polygon atau MultiPolygon).",
    "Feature number {at} is no area (Polygon or MultiPolygon).",
)
NOT_DEGREES = _refusal(
    "not_degrees",
    "Koordinat fitur nomor {at} bukan bujur dan lintang Indonesia dalam derajat (WGS 84).",
    "The coordinates of feature {at} are no longitude and latitude of Indonesia in degrees"
    " (WGS 84).",
)
TOO_FINE = _refusal(
    "too_fine",
    "Garisnya masih lebih dari {most} titik setelah disederhanakan. Sederhanakan lapisannya dulu.",
    "The lines still have more than {most} corners when made coarse. Simplify the layer first.",
)


def read_outlines(
    data: bytes, *, codes: Mapping[str, str], province: str
) -> dict[str, tuple[Ring, ...]]:
    """Return rings of longitude and latitude in degrees by Kemendagri code, one per part of land.

    `codes` maps each code as the file writes it to the Kemendagri code, for every regency that
    the map must show. Areas of other provinces are left out. Holes are left out: no regency lies
    within another. Corners are rounded to 0.01 degree, near 1 km, and to 0.0001 where an area
    would vanish. Raises Refused for what is no whole map. Source of the form: RFC 7946.
    """
    found: dict[str, tuple[Ring, ...]] = {}
    unknown, double = [], []
    for at, feature in enumerate(_features(data), start=1):
        written = _code(feature, at)
        code = codes.get(written)
        if code is None:
            if written.startswith(province):
                unknown.append(written)
            continue
        if code in found:
            double.append(code)
        found[code] = _rings(feature, at)
    for refusal, wrong in (
        (UNKNOWN_CODE, unknown), (DOUBLE, double), (MISSING, set(codes.values()) - set(found)),
    ):  # fmt: skip
        if wrong:
            raise Refused(_told(refusal, codes=_named(wrong)))
    if sum(len(ring) for rings in found.values() for ring in rings) > MOST_CORNERS:
        raise Refused(_told(TOO_FINE, most=MOST_CORNERS))
    return found


def _named(codes: Collection[str]) -> str:
    shown = sorted(codes)[:NAMED]
    return ", ".join(shown) + (", …" if len(codes) > NAMED else "")


def _features(data: bytes) -> list[Any]:
    try:
        told = json.loads(data.decode("utf-8-sig"))
        features = told["features"]
    except (UnicodeDecodeError, ValueError, RecursionError, KeyError, TypeError):
        raise Refused(NOT_JSON) from None
    if told.get("type") != "FeatureCollection" or not isinstance(features, list) or not features:
        raise Refused(NOT_JSON)
    return features


def _code(feature: object, at: int) -> str:
    known = feature.get("properties") if isinstance(feature, dict) else None
    lower = {str(name).lower(): value for name, value in (known or {}).items()}
    value = next((lower[name] for name in CODE_NAMES if lower.get(name)), None)
    if not isinstance(value, str | int):
        raise Refused(_told(NO_CODE, at=at, names=", ".join(CODE_NAMES)))
    return str(value).strip()


def _rings(feature: dict[str, Any], at: int) -> tuple[Ring, ...]:
    geometry = feature.get("geometry") or {}
    kind, parts = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(parts, list) or not parts:
        raise Refused(_told(NOT_AREA, at=at))
    polygons = [parts] if kind == "Polygon" else parts
    try:
        whole = [[(float(point[0]), float(point[1])) for point in each[0]] for each in polygons]
    except (TypeError, ValueError, IndexError, KeyError):
        raise Refused(_told(NOT_AREA, at=at)) from None
    if not all(_is_there(point) for ring in whole for point in ring):
        raise Refused(_told(NOT_DEGREES, at=at))
    for decimals in (COARSE, FINE):
        rings = tuple(ring for each in whole if (ring := _coarse(each, decimals)))
        if rings:
            return rings
    raise Refused(_told(NOT_AREA, at=at))


def _is_there(point: tuple[float, float]) -> bool:
    return all(isfinite(value) for value in point) and (
        WEST <= point[0] <= EAST and SOUTH <= point[1] <= NORTH
    )


def _coarse(points: list[tuple[float, float]], decimals: int) -> Ring:
    """Return a ring with rounded corners, none twice in a row; empty when nothing is left."""
    kept: list[tuple[float, float]] = []
    for point in points:
        corner = (round(point[0], decimals), round(point[1], decimals))
        if not kept or corner != kept[-1]:
            kept.append(corner)
    if kept and kept[0] != kept[-1]:
        kept.append(kept[0])
    return tuple(kept) if len(kept) >= FEWEST_CORNERS else ()
