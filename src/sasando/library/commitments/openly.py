"""A calendar as far as its readers may see, with the addresses under which they read."""

from datetime import date

from sasando.library.commitments import calendars, queries
from sasando.library.commitments.calendars import Sender
from sasando.library.commitments.facts import PARTNERS_SEE, PUBLIC_SEES
from sasando.library.commitments.queries import Sees

MOST_DUE = 500
# Where each reader reads: who sees more, reads elsewhere.
ROOMS = {PUBLIC_SEES: "/komitmen/", PARTNERS_SEE: "/mitra/komitmen/"}
STAFF_ROOM = "/meja/komitmen/"


def calendar(sees: Sees, *, day: date, sender: Sender, base: str) -> bytes:
    """Return every meeting and open due day that readers may see, as one calendar."""
    room = base + ROOMS.get(sees, STAFF_ROOM)
    cards = [card for card in queries.cards(queries.meetings(sees)) if card.is_gathering]
    rows = queries.commitments(sees).filter(closing="", due_on__isnull=False)
    due = queries.views(rows.order_by("due_on", "id")[:MOST_DUE], day=day, sees=sees)
    return calendars.feed(
        [(card, f"{room}rapat/{card.ref}/") for card in cards],
        [(one, f"{room}{one.ref}/") for one in due],
        title=sender.name, sender=sender,
    )  # fmt: skip
