"""Addresses of the letterbox at the desk."""

from django.urls import URLPattern, path

from sasando.desk.letterbox import decisions, identity, reports, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("tautan/", views.link, name="link"),
    path("tautan/<uuid:ref>/akhiri/", views.end_link, name="end_link"),
    path("kabar/<uuid:ref>/", views.detail, name="detail"),
    path("kabar/<uuid:ref>/kasus/", views.into_case, name="into_case"),
    path("kabar/<uuid:ref>/sisihkan/", views.aside, name="aside"),
    path("laporan/", reports.index, name="reports"),
    path("laporan/berkas/<uuid:ref>/", reports.file, name="report_file"),
    path("laporan/<uuid:ref>/", reports.detail, name="report"),
    path("laporan/<uuid:ref>/jawab/", reports.answer, name="report_answer"),
    path("laporan/<uuid:ref>/catat/", reports.note, name="report_note"),
    path("laporan/<uuid:ref>/serahkan/", reports.hand, name="report_hand"),
    path("laporan/<uuid:ref>/kasus/", reports.into_case, name="report_case"),
    path("laporan/<uuid:ref>/kembar/", reports.close_twins, name="report_twins"),
    path("laporan/<uuid:ref>/identitas/", reports.ask_identity, name="report_identity"),
    path("identitas/", identity.index, name="identities"),
    path("identitas/<uuid:ref>/", identity.detail, name="identity"),
    path("keputusan/", decisions.index, name="decisions"),
    path("keputusan/<uuid:ref>/", decisions.detail, name="decision"),
]
