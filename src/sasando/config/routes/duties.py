"""Addresses of duties."""

from django.urls import URLPattern, path

from sasando.desk.duties import deeds, prints, proofs, views

CELL = "<slug:level>/<str:code>/<slug:letter>/"

urlpatterns: list[URLPattern] = [
    path("", views.matrix, name="matrix"),
    path("minta/", deeds.ask, name="ask"),
    path("bukti/", proofs.index, name="proofs"),
    path("bukti/<uuid:ref>/", proofs.detail, name="proof"),
    path("bukti/<uuid:ref>/tarik/", proofs.withdraw, name="withdraw"),
    path("bukti/<uuid:ref>/berkas/", proofs.file, name="file"),
    path("bunyi/", proofs.wordings, name="wordings"),
    path("bunyi/<slug:duty>/", proofs.wording, name="wording"),
    path("desa/", views.villages, name="villages"),
    path("desa/pilih/", deeds.choose_village, name="choose_village"),
    path("desa/<str:code>/buku.pdf", prints.book, name="book"),
    path("<slug:level>/", views.level, name="level"),
    path("<slug:level>/matriks.pdf", prints.matrix_pdf, name="matrix_pdf"),
    path("<slug:level>/matriks.xlsx", prints.matrix_xlsx, name="matrix_xlsx"),
    path("<slug:level>/perubahan/", views.changes, name="changes"),
    path("<slug:level>/<str:code>/", views.row, name="row"),
    path("<slug:level>/<str:code>/lembar.pdf", prints.sheet, name="sheet"),
    path("<slug:level>/<str:code>/tunjukkan/", deeds.show, name="show"),
    path(CELL, views.cell, name="cell"),
    path(f"{CELL}bukti/", deeds.bring, name="bring"),
    path(f"{CELL}jawaban/", deeds.answer, name="answer"),
]
