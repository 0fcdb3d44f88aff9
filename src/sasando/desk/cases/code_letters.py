"""The letter to an agency outside the system, with its one-time code."""

import re
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sasando.desk.cases import door
from sasando.desk.cases.prints import DOCX
from sasando.exchange.referrals.codes import GROUP, LENGTH, LETTERS
from sasando.foundation.access import guards, policy
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.accounts.middleware import LETTER_PATH
from sasando.foundation.audit import actions as audit
from sasando.foundation.files import responses
from sasando.foundation.print.papers import Facts, Paper, Signature, Text, as_docx
from sasando.foundation.ui import words
from sasando.records.cases import reading
from sasando.records.cases.facts import ReferralView

_CODE = re.compile(rf"(?:[{LETTERS}]{{{GROUP}}}-?){{{LENGTH // GROUP}}}")


@guards.requires("cases.edit")
@require_POST
def code_letter(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Write the letter of a referral as DOCX.

    The store knows a code by its digest alone: the page that showed it hands it over here, and it
    goes into the letter and nowhere else.
    """
    opened = door.for_writing(request, ref)
    number, code = request.POST.get("number", ""), request.POST.get("code", "")
    packet = next((one for one in reading.referrals(opened.row) if one.number == number), None)
    if packet is None or packet.state != "sent" or not _CODE.fullmatch(code):
        raise guards.NotOpen
    with transaction.atomic():
        refs = [("case", str(ref)), ("packet", str(packet.packet))]
        audit.record(by=opened.actor, deed="cases.code_letter", refs=refs)
    paper = _letter(packet, code, address=request.build_absolute_uri(LETTER_PATH),
                    role=opened.actor.role)  # fmt: skip
    return responses.attachment(as_docx(paper), name=f"{packet.number}.docx", media_type=DOCX)


def _letter(packet: ReferralView, code: str, *, address: str, role: str) -> Paper:
    language = get_language() or "id"
    how = _(
        "Open the address, write number and code, and you see what is asked of you. There you "
        "accept, reject with a reason, answer, or say that it is done."
    )
    care = _(
        "Whoever holds this letter can read the referral. Keep it closed and do not send it on by "
        "WhatsApp. After five wrong tries the code is locked; then ask the office for a new one."
    )
    return Paper(
        title=_("Referral for your answer"), office=accounts.office_or_blank().name,
        number=packet.number, language=language,
        blocks=(
            Facts((
                (_("To"), packet.agency_name), (_("Address"), address),
                (_("Number"), packet.number), (_("Code"), code),
                (_("Answer by"), words.day(packet.answer_due_on)),
            )),
            Text(how, heading=_("What to do")), Text(care),
        ),
        signatures=(Signature(_("For the office"), "", policy.label(role).in_language(language)),),
    )  # fmt: skip
