"""A report in five short steps at one address: all that was typed travels in the form itself."""

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from sasando.domain.values.words import Refused
from sasando.exchange.letterbox import officekeys, receipts, reports
from sasando.exchange.letterbox.reports import Attached, Told
from sasando.foundation.access import guards
from sasando.foundation.access.actor import office_day
from sasando.foundation.accounts.middleware import now
from sasando.foundation.ui.forms import OfficeForm, said
from sasando.public import counters
from sasando.public.paths import both_languages
from sasando.public.report import attached, drafts, posted
from sasando.public.report.drafts import Draft
from sasando.public.report.forms import FIELDS, HELP, NAMES, STEPS
from sasando.public.report.gate import GATE, Asked
from sasando.public.report.sources import source_of

REFUSED, EXPIRED, WAIT, DOWN = 422, 403, 429, 503
STATUS = {
    reports.TOO_LONG.code: posted.TOO_LARGE,
    receipts.BUSY.code: DOWN,
    officekeys.NOT_READY.code: DOWN,
}


@guards.open_to_all
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@attached.with_files
def index(request: HttpRequest) -> HttpResponse:
    """Show the first step, or take one step and show the next; the last one sends."""
    if request.method != "POST":
        return _show(request, NAMES[0], draft=_new())
    step = request.POST.get("step", "")
    step = step if step in STEPS or step == HELP else NAMES[0]
    draft = drafts.read(request)
    if draft is None or draft.is_old:
        return _show(request, step, draft=draft or _new(), status=EXPIRED, expired=True)
    act = request.POST.get("act", "")
    if act == "stay":
        return _show(request, step, draft=draft)
    if act == "back":
        return _show(request, _before(step), draft=draft)
    return _on(request, step, draft)


def _on(request: HttpRequest, step: str, draft: Draft) -> HttpResponse:
    """Take one step: look at what was typed, then show the next page or send."""
    if step == HELP:
        return _show(request, "story", draft=draft)
    form = STEPS[step](request.POST)
    is_good = form.is_valid()
    if step == "story":
        refusal = reports.why_not_tell(request.POST.get("text", ""))
        if refusal is not None:
            form.add_error("text", said(Refused(refusal)))
            status = STATUS.get(refusal.code, REFUSED)
            return _show(request, step, draft=draft, form=form, status=status)
    if not is_good:
        return _show(request, step, draft=draft, form=form, status=REFUSED)
    if step == NAMES[-1]:
        return _send(request, draft)
    if step == NAMES[0] and form.cleaned_data["danger"] == "yes":
        return _show(request, HELP, draft=draft)
    return _show(request, NAMES[NAMES.index(step) + 1], draft=draft)


def _before(step: str) -> str:
    if step == HELP:
        return NAMES[0]
    return NAMES[max(NAMES.index(step) - 1, 0)]


def _new() -> Draft:
    return drafts.new(bits=GATE.bits(now=time.time()))


def _send(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Send what the form carries, unless it must wait; what was typed stays in any case."""
    lane: str | int = "same"
    if not reports.stands(draft.name):
        moment = time.time()
        asked = Asked(
            source_of(request), draft.text, request.POST.get("work", ""), draft.bits,
            moment - draft.begun,
        )  # fmt: skip
        lane = GATE.admit(asked, now=moment, today=office_day(now()))
    if isinstance(lane, int):
        until = now() + timedelta(seconds=lane)
        page = _show(request, NAMES[-1], draft=draft, status=WAIT, wait_until=until)
        page["Retry-After"] = str(lane)
        return page
    try:
        files = attached.read(request)
        if not GATE.has_room(sum(len(one.data) for one in files), now=time.time()):
            raise Refused(attached.NO_ROOM)
        told = _told(request.POST, draft, lane=lane, files=files)
        filed = reports.file(told, now=now(), today=office_day(now()))
    except Refused as refused:
        form = STEPS[NAMES[-1]](request.POST)
        form.is_valid()
        form.add_error(None, said(refused))
        status = STATUS.get(refused.refusal.code, REFUSED)
        return _show(request, NAMES[-1], draft=draft, form=form, status=status)
    return _filed(request, filed, draft)


def _filed(request: HttpRequest, filed: reports.Filed, draft: Draft) -> HttpResponse:
    """Show the receipt; words that changed after the form was sent wait to be sent as more."""
    context = {"filed": filed, "counters": counters.counters()} | both_languages(request)
    if filed.is_other:
        context |= {
            "more": written(request.POST),
            "draft": drafts.field(drafts.new(bits=draft.bits), bits=draft.bits),
        }
    return render(request, "public/report/filed.html", context)


def _told(data: Mapping[str, Any], draft: Draft, *, lane: str, files: tuple[Attached, ...]) -> Told:
    return Told(
        text=written(data), form=draft.name, danger=data.get("danger", ""), lane=lane[:4],
        language=(get_language() or "id")[:2], identity=data.get("identity", "")[:1000],
        files=files,
    )  # fmt: skip


def written(data: Mapping[str, Any]) -> str:
    """Return the story, and below it what was said of whom, where, since when and by whom."""
    form = STEPS["where"](data)
    form.is_valid()
    lines = [data.get("text", "").strip()]
    for name, field in form.fields.items():
        answer = form.cleaned_data.get(name, "")
        if answer:
            choices = dict(getattr(field, "choices", ()))
            lines.append(f"{field.label} {choices.get(answer, answer)}")
    return "\n".join(lines)


def _show(
    request: HttpRequest,
    step: str,
    *,
    draft: Draft,
    form: OfficeForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    kind = STEPS.get(step)
    if form is None and kind is not None:
        form = kind(initial={name: request.POST.get(name, "") for name in kind.base_fields})
    own = kind.base_fields if kind else ()
    carried = [(name, request.POST.get(name, "")) for name in FIELDS if name not in own]
    at = NAMES.index(step) if step in NAMES else 0
    bits = GATE.bits(now=time.time())
    context = {
        "step": step, "at": at + 1, "steps": range(1, len(NAMES) + 1), "form": form,
        "draft": drafts.field(draft, bits=bits), "bits": bits,
        "carried": [(name, text) for name, text in carried if text],
        "everything": [(name, request.POST.get(name, "")) for name in FIELDS],
        "counters": counters.counters() if step == HELP else (),
        "story": written(request.POST) if step == NAMES[-1] else "",
        "identity": request.POST.get("identity", ""), "most_files": attached.MOST,
        "title": _title(step, form),
    } | more | both_languages(request)  # fmt: skip
    return render(request, f"public/report/{_template(step)}.html", context, status=status)


def _template(step: str) -> str:
    return {HELP: "help", NAMES[-1]: "send", NAMES[0]: "danger"}.get(step, "step")


def _title(step: str, form: OfficeForm | None) -> str:
    titles = {
        HELP: _("Call first"),
        "where": _("Who, where, since when?"),
        "reach": _("May we know who you are?"),
        "send": _("Look once more, then send"),
    }
    if step in titles or form is None:
        return titles[step]
    return str(next(iter(form.fields.values())).label)
