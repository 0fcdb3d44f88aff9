"""One-time codes of letters: made of letters that nobody misreads, known only by their digest."""

import hmac
import secrets
from uuid import UUID

from sasando.foundation.privacy.blind import blind_index

# Without I, L, O, Q, S and Z, which a reader takes for 1, 0, 5 or 2: 20 letters, 12 of them
# are 51.9 bits.
LETTERS = "ABCDEFGHJKMNPRTUVWXY"
LENGTH, GROUP = 12, 4
KIND = "referral_code"


def new_code() -> str:
    """Return a new code in groups of four, as a letter prints it."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def digest(packet: UUID, code: str) -> bytes:
    """Return the keyed digest of a code of one packet, however it was typed."""
    letters = "".join(sign for sign in code.upper() if sign in LETTERS)
    return blind_index(KIND, f"{packet.hex}:{letters}")


def fits(packet: UUID, code: str, *, kept: bytes) -> bool:
    """Say whether a typed code is the one of a packet, in a time that tells nothing."""
    return hmac.compare_digest(digest(packet, code), kept)
