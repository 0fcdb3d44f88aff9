"""Lays slides out as PPTX: native charts and shapes that a presenter can edit, nothing pictured."""

import io
from typing import Any

from pptx import Presentation
from pptx.util import Emu

from sasando.analysis.briefs import slide_charts
from sasando.analysis.briefs.contents import Brief
from sasando.analysis.briefs.deck import Big, Bigs, Body, Grid, Map, Maps, Native, Points, Slide
from sasando.analysis.briefs.slide_shapes import Looks, Said, emu, shape, table, title, words
from sasando.foundation.print.archives import steady
from sasando.foundation.print.palette import BRAND, DEATHS, INK, INK_2, INK_3, SERIES, WARN

WIDTH, HEIGHT, MARGIN = 1280, 720, 60
INNER = WIDTH - 2 * MARGIN
BODY_TOP, BODY_BOTTOM, MESSAGE_TOP, SOURCE_TOP = 172, 606, 618, 662
TITLE_ONLY, LONG_TITLE = 5, 84
TALLEST_ROW = 78
FEW_ROWS = 5


def render_deck(brief: Brief) -> bytes:
    """Return the slides; the same brief gives the same bytes."""
    show = Presentation()
    show.slide_width, show.slide_height = Emu(emu(WIDTH)), Emu(emu(HEIGHT))
    _properties(show, brief)
    _cover(_blank(show, brief.title, top=190), brief)
    for number, slide in enumerate(brief.deck.slides, 2):
        drawn = _blank(show, slide.title)
        _body(drawn, slide.body)
        _foot(drawn, slide, brief=brief, number=number)
        drawn.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
    out = io.BytesIO()
    show.save(out)
    return steady(out.getvalue(), moment=f"{brief.as_of}T00:00:00Z")


def _properties(show: Any, brief: Brief) -> None:
    told = show.core_properties
    told.title, told.author, told.language = brief.title, brief.office.name, "id-ID"
    told.last_modified_by, told.revision = brief.office.name, 1
    told.subject = f"{brief.cut_off}. {brief.labels.mark}"


def _blank(show: Any, text: str, *, top: float = 44) -> Any:
    drawn = show.slides.add_slide(show.slide_layouts[TITLE_ONLY])
    size = 28.5 if len(text) < LONG_TITLE else 24
    title(drawn, (MARGIN, top, INNER, 104), Said(text, size, True))
    _box(drawn, (0, 0, WIDTH, 8), fill=BRAND)
    return drawn


def _box(drawn: Any, at: tuple[float, float, float, float], *, fill: str) -> None:
    shape(drawn, at, (), looks=Looks(fill=fill))


def _cover(drawn: Any, brief: Brief) -> None:
    lines = [
        [Said(brief.subtitle, 18, ink=INK_2)],
        [Said(" ", 11)],
        [Said(brief.occasion, 15, ink=INK_2)],
        [Said(f"{brief.cut_off}. {brief.period}.", 15, ink=INK_2)],
    ]
    words(drawn, (MARGIN, 306, INNER, 160), lines)
    words(drawn, (MARGIN, 110, INNER, 40), [[Said(brief.office.name, 15, True, BRAND)]])
    marks = [[Said(brief.labels.mark, 15, True, BRAND if brief.labels.is_signed else WARN)]]
    if brief.office.demo:
        marks.append([Said(brief.labels.demo, 13, ink=WARN)])
    words(drawn, (MARGIN, 560, INNER, 60), marks)
    drawn.notes_slide.notes_text_frame.text = "\n".join(brief.how_to_read)


def _foot(drawn: Any, slide: Slide, *, brief: Brief, number: int) -> None:
    if slide.message:
        _box(drawn, (MARGIN, MESSAGE_TOP, 6, 32), fill=SERIES[3])
        at = (MARGIN + 22, MESSAGE_TOP + 2, INNER - 22, 32)
        words(drawn, at, [[Said(slide.message, 16.5, True)]])
    words(drawn, (MARGIN, SOURCE_TOP, 800, 40), [[Said(slide.source, 10.9, ink=INK_2)]])
    told = f"{brief.labels.mark} · {brief.office.foot} · {number}"
    at = (MARGIN + 800, SOURCE_TOP, INNER - 800, 40)
    words(drawn, at, [[Said(told, 10.9, ink=INK_2)]], align="r")


def _body(drawn: Any, body: Body | None) -> None:
    match body:
        case Bigs():
            _bigs(drawn, body)
        case Native():
            slide_charts.add_native(drawn, body)
        case Map():
            _map(drawn, body)
        case Maps():
            _maps(drawn, body)
        case Points():
            _points(drawn, body)
        case Grid():
            _grid(drawn, body)


def _tone(number: Big) -> str:
    return DEATHS if number.is_death else SERIES[0]


def _bigs(drawn: Any, body: Bigs) -> None:
    columns = 2
    room, height = INNER / columns, 200
    for at, number in enumerate(body.numbers):
        left, top = MARGIN + room * (at % columns), BODY_TOP + 14 + height * (at // columns)
        _box(drawn, (left, top, room - 36, 2), fill=INK)
        lines = [[Said(number.value, 60, True, _tone(number))], [Said(number.label, 17, ink=INK_2)]]
        words(drawn, (left, top + 12, room - 36, height - 26), lines)


def _points(drawn: Any, body: Points) -> None:
    step = min((BODY_BOTTOM - BODY_TOP) / max(len(body.points), 1), 86)
    for at, (first, rest) in enumerate(body.points):
        pieces = [Said(f"{first} ", 18.0, True), Said(rest, 18.0)]
        words(drawn, (MARGIN, BODY_TOP + 10 + step * at, INNER, step), [pieces])


def _map(drawn: Any, body: Map) -> None:
    words(drawn, (MARGIN, BODY_TOP - 12, INNER, 30), [[Said(body.heading, 16.5, True)]])
    slide_charts.add_tiles(drawn, body, at=(MARGIN + 90, BODY_TOP + 46, 88.0))
    slide_charts.add_legend(drawn, body, left=MARGIN + 90, top=BODY_BOTTOM - 24)


def _maps(drawn: Any, body: Maps) -> None:
    room = INNER / 2
    for at, number in enumerate(body.numbers):
        left = MARGIN + room * at
        words(drawn, (left, BODY_TOP, 220, 80), [[Said(number.value, 45, True, _tone(number))]])
        label = [[Said(number.label, 15, ink=INK_2)]]
        words(drawn, (left + 210, BODY_TOP + 10, room - 240, 70), label)
    for at, one in enumerate(body.maps):
        left = MARGIN + room * at
        lines = [[Said(one.heading, 15, True)], [Said(one.text, 13.5, ink=INK_3)]]
        words(drawn, (left, BODY_TOP + 92, room - 30, 56), lines)
        slide_charts.add_tiles(drawn, one, at=(left, BODY_TOP + 178, 50.0))


def _grid(drawn: Any, body: Grid) -> None:
    total = sum(body.shares)
    rows = len(body.rows) + 1
    height = min((BODY_BOTTOM - BODY_TOP) / rows, TALLEST_ROW)
    size = 16.0 if len(body.rows) <= FEW_ROWS else 14.5
    table(
        drawn,
        (MARGIN, BODY_TOP, INNER, height * rows),
        [[Said(cell, size) for cell in line] for line in (body.head, *body.rows)],
        widths=[INNER * share / total for share in body.shares],
        numbers=body.numbers,
    )
