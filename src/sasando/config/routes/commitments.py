"""Addresses of meetings and commitments."""

from django.urls import URLPattern, path

from sasando.desk.commitments import deeds, meetings, prints, projects, views

MEETING = "rapat/<uuid:ref>/"
PROJECT = "peraturan/<uuid:ref>/"

urlpatterns: list[URLPattern] = [
    path("", views.board, name="board"),
    path("semua/", views.every, name="all"),
    path("kalender.ics", prints.calendar, name="calendar"),
    path("rapat/", views.meetings, name="meetings"),
    path("rapat/baru/", meetings.create, name="create"),
    path(MEETING, views.meeting, name="meeting"),
    path(f"{MEETING}ubah/", meetings.correct, name="correct_meeting"),
    path(f"{MEETING}terlaksana/", meetings.hold, name="hold"),
    path(f"{MEETING}batal/", meetings.cancel, name="cancel"),
    path(f"{MEETING}undangan.ics", prints.invitation, name="invitation"),
    path(f"{MEETING}notulen.pdf", prints.minutes, name="minutes"),
    path(f"{MEETING}setujui/", meetings.agree, name="agree"),
    path(f"{MEETING}buka-notulen/", meetings.open_minutes, name="open_minutes"),
    path(f"{MEETING}surat.docx", prints.letter, name="letter"),
    path(f"{MEETING}pembuka/", views.opening, name="opening"),
    path(f"{MEETING}pembuka.pdf", prints.opening, name="opening_pdf"),
    path(f"{MEETING}acara/", meetings.add_item, name="add_item"),
    path(f"{MEETING}acara/<uuid:item>/", meetings.item, name="item"),
    path(f"{MEETING}acara/<uuid:item>/hapus/", meetings.drop_item, name="drop_item"),
    path(f"{MEETING}peserta/", meetings.add_seat, name="add_seat"),
    path(f"{MEETING}peserta/<int:place>/", meetings.seat, name="seat"),
    path(f"{MEETING}peserta/<int:place>/hapus/", meetings.drop_seat, name="drop_seat"),
    path(f"{MEETING}dokumen/", meetings.add_document, name="add_document"),
    path(f"{MEETING}dokumen/<uuid:document>/", meetings.document, name="document"),
    path(f"{MEETING}pernyataan/", meetings.say, name="say"),
    path(f"{MEETING}pernyataan/<uuid:statement>/", meetings.statement, name="statement"),
    path(f"{MEETING}pernyataan/<uuid:statement>/komitmen/", meetings.add, name="add"),
    path("peraturan/", projects.index, name="projects"),
    path("peraturan/baru/", projects.create, name="project_create"),
    path(PROJECT, projects.detail, name="project"),
    path(f"{PROJECT}ubah/", projects.correct, name="project_correct"),
    path(f"{PROJECT}tahap/", projects.reach, name="project_stage"),
    path(f"{PROJECT}naskah/", projects.lay, name="project_draft"),
    path(f"{PROJECT}angka/", projects.attach, name="project_figure"),
    path(f"{PROJECT}masukan/<uuid:given>/", projects.answer, name="project_answer"),
    path("<uuid:ref>/", views.commitment, name="commitment"),
    path("<uuid:ref>/ubah/", deeds.correct, name="correct"),
    path("<uuid:ref>/berkas/<uuid:step>/", deeds.proof, name="proof"),
    path("<uuid:ref>/<slug:deed>/", deeds.deed, name="deed"),
]
