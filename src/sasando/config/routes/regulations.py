"""Addresses of works of law, deadline rules and the office's holidays."""

from django.urls import URLPattern, path

from sasando.desk.regulations import adding, days, holidays, supplied, views, works, writing

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("pada-tanggal/", days.index, name="on_day"),
    path("pada-tanggal/banding/", days.across, name="across"),
    path("instrumen/", works.index, name="instruments"),
    path("instrumen/baru/", writing.add, name="work_add"),
    path("hubungan/<uuid:ref>/", writing.correct_relation, name="relation"),
    path("hubungan/<uuid:ref>/cabut/", writing.withdraw_relation, name="relation_withdraw"),
    path("bacaan/<slug:code>/", writing.check_reading, name="reading"),
    path("bacaan/<slug:code>/cabut/", adding.withdraw_reading, name="reading_withdraw"),
    path("rujukan/<int:pk>/", adding.check_citation, name="citation"),
    path("rujukan/<int:pk>/cabut/", adding.withdraw_citation, name="citation_withdraw"),
    path("naskah/<uuid:ref>/", supplied.review, name="text"),
    path("naskah/<uuid:ref>/terima/", supplied.accept, name="text_accept"),
    path("naskah/<uuid:ref>/buang/", supplied.drop, name="text_drop"),
    path("instrumen/<path:work>/betulkan/", writing.correct, name="work_correct"),
    path("instrumen/<path:work>/hubungan/", writing.relate, name="relate"),
    path("instrumen/<path:work>/ringkasan/", writing.say, name="say"),
    path("instrumen/<path:work>/ringkasan/<slug:key>/", writing.say, name="said"),
    path("instrumen/<path:work>/rujukan/", adding.cite, name="cite"),
    path("instrumen/<path:work>/bacaan/", adding.read, name="read"),
    path("instrumen/<path:work>/naskah/", works.text, name="work_text"),
    path("instrumen/<path:work>/naskah/unggah/", supplied.upload, name="text_upload"),
    path("instrumen/<path:work>/pasal/<slug:anchor>/", works.article, name="article"),
    path("instrumen/<path:work>/", works.detail, name="work"),
    path("hari-libur/", holidays.index, name="holidays"),
    path("hari-libur/baru/", holidays.add, name="holiday_add"),
    path("hari-libur/<slug:code>/", holidays.correct, name="holiday"),
    path("hari-libur/<slug:code>/buang/", holidays.drop, name="holiday_drop"),
    path("<slug:rule>/", views.detail, name="detail"),
    path("<slug:rule>/versi-baru/", views.add_version, name="add_version"),
    path("<slug:rule>/<int:version>/verifikasi/", views.verify, name="verify"),
]
