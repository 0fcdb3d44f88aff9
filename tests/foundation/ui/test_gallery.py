"""Every part of the pages on one page: what a designer looks at, and what must never break.

`SASANDO_GALLERY=<file>` keeps the page, to open it beside a running office's style sheets.
"""

import os
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory

from sasando.domain.values.words import Words
from sasando.foundation.access.actor import Actor
from sasando.foundation.print.charts import Bar, Bars, Column, Columns, Mark
from sasando.foundation.ui import charts
from sasando.foundation.ui.forms import DayField, OfficeForm
from sasando.foundation.ui.tables import Filter, Page

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
ACTS = [{"url": "#lists", "label": "Selesai"}, {"url": "#lists", "label": "Pindah tanggal"}]
YEARS = [("2022", 201, 289), ("2023", 1305, None), ("2024", 1401, None), ("2025", 4163, 2226)]


class _Form(OfficeForm):
    day = DayField(label="Tanggal tiba")
    name = forms.CharField(label="Nama lengkap", help_text="Seperti ditulis sumber")
    kind = forms.ChoiceField(
        label="Jenis", choices=[("a", "Mandiri"), ("b", "Deportasi")], widget=forms.RadioSelect
    )
    place = forms.ChoiceField(label="Kabupaten", choices=[("53.21", "Malaka")], required=False)
    note = forms.CharField(label="Catatan", widget=forms.Textarea({"rows": 3}), required=False)
    sure = forms.BooleanField(label="Sudah dicocokkan dengan surat pengantar", required=False)


def _columns() -> Columns:
    columns = tuple(
        Column(
            year,
            tuple(
                Mark(value, f"{value}", other_source=place == 1)
                for place, value in enumerate(pair)
                if value is not None
            ),
        )
        for year, *pair in YEARS
    )
    return Columns(columns, "#0A3A47", "menurut asal", other_name="dilayani kantor ini")


def _charts() -> list[dict[str, object]]:
    bars = Bars((Bar("Sulawesi Selatan", 91, "91"), Bar("NTT", 36, "36")), "#3A4650", "orang")
    words = {"title": "Penempatan naik pada 2025", "text": "Dari 1.401 menjadi 4.163 layanan."}
    source = "Periskop, 7 Jan 2026 · data sampai 31 Des 2025"
    return [
        {"title": words["title"], "subtitle": "layanan penempatan, bukan orang", "source": source,
         "svg": charts.picture(_columns(), **words), "age": "umur 42 hari", "is_unverified": True,
         "table": {"head": ["Tahun", "Layanan"], "rows": [row[:2] for row in YEARS]}},
        {"title": "Asal orang", "subtitle": "orang", "source": source, "is_old": True,
         "svg": charts.picture(bars, title="Asal orang", text="Terbanyak Sulawesi Selatan."),
         "age": "umur 14 bulan, data lama"},
    ]  # fmt: skip


def _marks() -> list[dict[str, str]]:
    rows = [
        ("Nama dicatat", "Petrus Lado", "Rahman bin Yusof", "other", "≠", "beda"),
        ("Lahir", "12 Mar 1987", "1986, tahun saja", "like", "≈", "mirip"),
        ("Asal", "Adonara Tengah", "Adonara Tengah", "equal", "=", "sama"),
        ("Paspor", "A•••••67", "tidak ada di sumber", "none", "–", "tidak dapat dibandingkan"),
    ]
    keys = ("label", "left", "right", "kind", "sign", "word")
    return [dict(zip(keys, row, strict=True)) for row in rows]


def _lists() -> dict[str, object]:
    clocks = [
        ("late", "Lewat 1 hari kerja", "sejak Sel 10 Feb", 91),
        ("today", "Hari ini", "sebelum 16.00 WITA", 36),
        ("", "2 hari kerja lagi", "Jum 13 Feb", 4),
        ("stopped", "Jam belum jalan", "aturan belum diverifikasi", None),
        ("paused", "Dijeda 4 hari kerja", "menunggu perwakilan", 0),
    ]
    rows = [
        {"name": f"Baris {place}", "clock": kind, "label": label, "note": note, "value": value,
         "bar": charts.bar_cell(value, largest=91)}
        for place, (kind, label, note, value) in enumerate(clocks, 1)
    ]  # fmt: skip
    known = (("ada", "ada pada kami"), ("tidak", "tidak ada"))
    return {
        "list": {"head": ["Nama", "Tenggat", "Orang"], "rows": rows},
        "filters": [Filter("nik", "NIK", known, "ada"), Filter("q", "Nama", (), "Petrus")],
        "is_filtered": True,
        "clear_url": "#lists",
        "page": Page((), 51, 100, "next", "back", "101", "1"),
        "nothing": {"text": "Tidak ada yang cocok.", "label": "Hapus saringan"},
        "lines": [
            {"group": "Jenis kelamin", "note": "LD 154 · PD 34", "stated": 209, "counted": 209,
             "difference": 0},
            {"group": "Provinsi asal", "note": "5 orang tanpa provinsi", "stated": 209,
             "counted": 204, "difference": -5},
            {"group": "Kasus", "note": "6 jenis", "stated": 209, "counted": 210, "difference": 1},
        ],
    }  # fmt: skip


def _figures() -> dict[str, object]:
    note = "Periskop, 7 Jan 2026"
    return {
        "pair": {"left": "Identitas A", "right": "Identitas B", "marks": _marks(),
                 "foot": "Digabung Beni Talan, 9 Feb 2026."},
        "sources": {
            "left": {"label": "Menurut asal", "value": 4163, "note": "di mana pun", "source": note},
            "right": {"label": "Dilayani", "value": 2226, "note": "di sini", "source": note},
            "difference": 1937, "cause": "Beda definisi"},
        "stats": [
            {"label": "Penempatan 2025", "value": 4163, "unit": "layanan", "note": note},
            {"label": "Dideportasi 2025", "value": 209, "unit": "orang", "note": note}],
        "charts": _charts(),
        "kept": {"narrative": "Gaji belum dibayar."},
        "laid": {
            "leading": ["Pulau asal"], "columns": ["2024", "Jumlah"], "suppressed": 1,
            "rows": [
                {"heads": ["Timor"], "is_total": False,
                 "cells": [{"value": 65, "is_suppressed": False}, None]},
                {"heads": ["Flores"], "is_total": False,
                 "cells": [{"value": None, "is_suppressed": True}, None]},
                {"heads": ["Jumlah"], "is_total": True,
                 "cells": [{"value": 119, "is_suppressed": False}] * 2}]},
        "passport": {
            "value": "4.163",
            "rows": [("Satuan", "layanan, bukan orang"), ("Sumber", note), ("Menggantikan", "")],
            "conflicts": [{"title": "Bertentangan dengan 1 angka lain", "text": "2.226."}],
            "acts": [{"url": "#lists", "icon": "quote", "label": "Salin kutipan"}]},
    }  # fmt: skip


def _work() -> dict[str, object]:
    return {
        "crumbs": [{"label": "Meja kerja", "url": "#lists"}, {"label": "Bagian halaman"}],
        "chips": [
            {"kind": "brand", "label": "2 identitas, 1 orang", "icon": "link-45deg"},
            {"kind": "seal", "label": "Nama terbatas", "icon": "lock-fill"},
            {"kind": "plain", "label": "Non-prosedural"}],
        "step": {"label": "Mulai dari sini", "text": "Tanyakan paspor lama.", "acts": ACTS},
        "question": {"text": "Tutup impor ini?", "note": "Semua barisnya dibuang.",
                     "label": "Buang baris"},
        "greyed": {"label": "Jadikan final", "reason": "Belum bisa: 2 jumlah tidak bertemu."},
        "facts": [("Berkas", "manifes.xlsx"), ("Baris", "209")],
        "foot": "Rantai audit utuh, diperiksa 02.00 WITA",
        "notes": [("info", "question-circle"), ("warn", "exclamation-triangle-fill"),
                  ("danger", "exclamation-triangle-fill"), ("ok", "check-lg")],
        "events": [
            {"when": date(2025, 9, 28), "title": "Tiba di Lorens Say", "icon": "house-door"},
            {"when": "Mei 2011", "title": "Berangkat sendiri", "icon": "flag",
             "note": "Keterangan sendiri", "is_doubtful": True}],
        "work": {"done": 12400, "total": 50000, "words": "Baris dicocokkan."},
        "undo": {"message": "Tugas diserahkan.", "url": "#lists"},
        "spellings": [
            {"written": "Rina Urann", "name": "Rina Uran", "post": Words("Ketua", "Chair"),
             "since": date(2025, 1, 2)}],
    }  # fmt: skip


def _page() -> str:
    now = datetime(2026, 2, 11, 1, 0, tzinfo=UTC)
    request = RequestFactory().get("/meja/?nik=ada&q=Petrus")
    request.user = AnonymousUser()
    request.actor = Actor("ina", "Ina Raga", "CW", now, on_behalf_of="Plh. Kepala")
    request.rail_counts = {"desk:imports:list": 1}
    frame = {
        "office": {"short_name": "BP3MI contoh · Kupang", "is_demo": True},
        "held_roles": [],
        "form": _Form({"day": "31/02/1990", "kind": "a", "sure": "on"}),
        "submit": "Catat kepulangan",
    }
    context = frame | _lists() | _figures() | _work()
    return render_to_string("ui/gallery.html", context, request=request)


class _Reader(HTMLParser):
    """Notes elements closed in the wrong order, ids, and what points at ids."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: list[str] = []
        self.pointed: set[str] = set()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids += [values["id"]] if "id" in values else []
        for name in ("for", "aria-labelledby", "aria-describedby"):
            self.pointed |= set((values.get(name) or "").split())
        if (values.get("href") or "").startswith("#"):
            self.pointed.add(values["href"][1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def page() -> str:
    html = _page()
    if os.environ.get("SASANDO_GALLERY"):
        Path(os.environ["SASANDO_GALLERY"]).write_text(html, encoding="utf-8")
    return html


def test_gallery_is_well_formed_and_every_reference_has_its_target(page):
    reader = _Reader()

    reader.feed(page)

    assert reader.wrong == []
    assert reader.open == []
    assert sorted(reader.ids) == sorted(set(reader.ids))
    assert reader.pointed <= set(reader.ids)


def test_gallery_shows_every_part(page):
    folder = Path(charts.__file__).parent / "templates" / "ui"
    frames = {"base_desk", "base_partner", "base_plain", "base_public", "gallery", "toast"}

    gallery = "".join(path.read_text("utf-8") for path in folder.glob("*.html"))

    for name in {path.stem for path in folder.glob("*.html")} - frames:
        assert f'"ui/{name}.html"' in gallery, name
    assert page.count("<h1") == 1


def test_no_state_is_colour_alone(page):
    for chip in page.split('class="chip')[1:]:
        words = chip.split(">", 1)[1].split("</span>")[0].split("</svg>")[-1]
        assert words.strip(), chip[:80]
