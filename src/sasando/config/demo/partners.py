"""The made-up office's partner: one user of an agency that takes referrals."""

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import actions as accounts

# The unit's code in the directory of institutions; packets to this code reach the user below.
AGENCY_UNIT = "POLDA-NTT-RENAKTA"
AGENCY_LOGIN, AGENCY_USER, AGENCY_ROLE = "demo-par", "Dedi Lay", "PAR"


def ensure_agency_user(by: Actor) -> None:
    """Write the agency's made-up user when there is none."""
    accounts.ensure_demo_partner(
        AGENCY_LOGIN, name=AGENCY_USER, role=AGENCY_ROLE, unit=AGENCY_UNIT, by=by
    )
