"""Addresses of cases."""

from django.urls import URLPattern, path

from sasando.desk.cases import acts, detail, doing, family, intake, manifest, prints, shares, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="list"),
    path("baru/", intake.create, name="create"),
    path("dikenal/", intake.known, name="known"),
    path("serahkan/", views.assign_many, name="assign_many"),
    path("saringan/", views.save_filter, name="save_filter"),
    path("saringan/<uuid:ref>/buang/", views.drop_filter, name="drop_filter"),
    path("manifes/<uuid:batch>/", manifest.from_manifest, name="from_manifest"),
    path("<uuid:ref>/", detail.detail, name="detail"),
    path("<uuid:ref>/rencana/", detail.plan, name="plan"),
    path("<uuid:ref>/orang/", detail.people, name="people"),
    path("<uuid:ref>/surat-surat/", detail.papers, name="papers"),
    path("<uuid:ref>/berbagi/", shares.sharing, name="sharing"),
    path("<uuid:ref>/riwayat/", detail.history, name="history"),
    path("<uuid:ref>/ringkasan.pdf", prints.summary_pdf, name="summary_pdf"),
    path("<uuid:ref>/berita-acara/<uuid:handover>.<slug:form>", prints.bast, name="bast"),
    path("<uuid:ref>/surat-keluar/", prints.letter, name="letter"),
    path("<uuid:ref>/langkah/<slug:code>/", acts.step, name="step"),
    path("<uuid:ref>/langkah/<slug:code>/rencana/", acts.plan_step, name="plan_step"),
    path("<uuid:ref>/pindah/", acts.move, name="move"),
    path("<uuid:ref>/orang/tambah/", acts.add_person, name="add_person"),
    path("<uuid:ref>/serah-terima/<uuid:person>/", acts.handover, name="handover"),
    path("<uuid:ref>/tanda-tangan/<uuid:handover>/", acts.sign, name="sign"),
    path("<uuid:ref>/berkas/<uuid:paper>/", acts.file, name="file"),
    path("<uuid:ref>/persetujuan/<uuid:person>/", shares.consent, name="consent"),
    path("<uuid:ref>/persetujuan/<uuid:consent>/cabut/", shares.withdraw, name="withdraw"),
    path("<uuid:ref>/rujuk/", shares.refer, name="refer"),
    path("<uuid:ref>/rujuk/<uuid:packet>/cabut/", shares.revoke, name="revoke"),
    path("<uuid:ref>/salin/", shares.copy, name="copy"),
    path("<uuid:ref>/kode-keluarga/", family.family, name="family"),
    path("<uuid:ref>/kode-keluarga/beri/", family.give, name="family_give"),
    path("<uuid:ref>/kode-keluarga/akhiri/", family.revoke, name="family_revoke"),
    path("<uuid:ref>/kode-keluarga/minta/", family.ask, name="family_ask"),
    path("<uuid:ref>/<slug:name>/", doing.deed, name="deed"),
    path("<uuid:ref>/<slug:name>/<uuid:item>/", doing.deed, name="deed_item"),
]
