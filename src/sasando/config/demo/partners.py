"""The made-up office's partners: an agency, a member of parliament, and those who owe duties."""

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts

# Login, name, role, and the unit's code in the directory: packets to it reach that user.
PARTNERS = (
    ("demo-par", "Dedi Lay", "PAR", "POLDA-NTT-RENAKTA"),
    ("demo-dpr", "Rina Uran", "DPR", "DPRD-NTT-KOMISI-V"),
    ("demo-prv", "Yos Bria", "PRV", "DISNAKER-NTT"),
    ("demo-reg", "Ansel Wara", "REG", "DISNAKER-5307"),
    ("demo-vil", "Mina Noeng", "VIL", "DESA-53.07.01.2001"),
)


def ensure_partners(by: Actor) -> None:
    """Write each made-up partner who is not there."""
    for login, name, role, unit in PARTNERS:
        accounts.ensure_demo_partner(login, name=name, role=role, unit=unit, by=by)
