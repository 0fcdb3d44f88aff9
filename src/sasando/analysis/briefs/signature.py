"""What a brief says of its signature: who signed it and when, or that nobody has."""

from sasando.analysis.briefs import wording
from sasando.analysis.briefs.contents import Signature

DRAFT = "Rancangan, belum ditandatangani"
UNSIGNED = "belum ditandatangani"
NO_FIGURE = "tidak ada angka yang sudah ditandatangani"


def mark(signed: Signature | None) -> str:
    """Return what stands on the cover and in the foot of every page and slide."""
    return f"Ditandatangani {by_whom(signed)}" if signed else DRAFT


def note(signed: Signature | None) -> str:
    """Return what stands in the passport of each figure."""
    return f"ditandatangani {by_whom(signed)}" if signed else UNSIGNED


def standing(signed: Signature | None) -> str:
    """Return the sentence of the chapters that tell how good the figures are."""
    return f"paket ini ditandatangani {by_whom(signed)}" if signed else NO_FIGURE


def sentence(signed: Signature | None) -> str:
    """Return the same as a sentence of its own."""
    said = standing(signed)
    return f"{said[0].upper()}{said[1:]}."


def how_to_read(signed: Signature | None) -> tuple[str, ...]:
    """Return what the first page adds once somebody signed: by what its content is known."""
    if signed is None:
        return ()
    return (
        f"{mark(signed)}. Sidik isi yang disetujui: {signed.content}. Salinan yang ditandatangani "
        "tersimpan di kantor dan tidak dapat diubah.",
    )


def by_whom(signed: Signature) -> str:
    """Return name, post and day."""
    return f"{signed.name}, {signed.post}, {wording.short_date(signed.on)}"
