"""Tells whoever asked about a figure that the office answered."""

from uuid import UUID

from sasando.foundation.access.actor import Actor
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.outbox import actions as outbox
from sasando.library.commitments.models import Question


def tell_asker(ref: UUID, *, by: Actor) -> None:
    """Leave a message for whoever asked, by e-mail too where an address is known.

    To be called in the act's transaction. Each answer tells anew; the message itself holds
    nothing of question or answer.
    """
    row = Question.objects.get(ref=ref)
    asker = accounts.user_named(row.asked_by)
    if asker is None:
        return
    outbox.post(
        kind="question_answered", params={}, by=by, to_user=asker.ref, to_address=asker.email,
        url_path=f"/mitra/tanya/{ref}/",
        dedupe_key=f"question_answered:{ref}:{row.answers.count()}",
    )  # fmt: skip
