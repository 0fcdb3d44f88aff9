"""Addresses of duties for partners: a unit's own row, and what parliament reads."""

from django.urls import URLPattern, path

from sasando.portal.duties import book, overseeing, own

CELL = "<slug:level>/<str:code>/<slug:letter>/"

urlpatterns: list[URLPattern] = [
    path("", own.index, name="own"),
    path("matriks/", overseeing.matrix, name="matrix"),
    path("matriks/<slug:level>/", overseeing.matrix, name="level"),
    path("matriks/<slug:level>/matriks.pdf", overseeing.as_pdf, name="pdf"),
    path("matriks/<slug:level>/matriks.xlsx", overseeing.as_xlsx, name="xlsx"),
    path("matriks/<slug:level>/<str:code>/lembar.pdf", overseeing.sheet, name="sheet"),
    path(f"matriks/{CELL}", overseeing.seen, name="seen"),
    path("bukti/<uuid:ref>/berkas/", own.file, name="file"),
    path("bukti/<uuid:ref>/tarik/", own.withdraw, name="withdraw"),
    path("desa/<str:code>/buku.pdf", book.book, name="book"),
    path("<slug:level>/<str:code>/", own.row, name="row"),
    path(CELL, own.cell, name="cell"),
    path(f"{CELL}jawaban/", own.answer, name="answer"),
    path(f"{CELL}bukti/", own.bring, name="bring"),
]
