"""Addresses of signing in and of one's own account; the third party's pages behind one guard."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, path

from sasando.desk.accounts import demo, links, views
from sasando.foundation.access import guards

OPEN = guards.open_to_all
OWN = guards.signed_in

urlpatterns: list[URLPattern] = [
    path("masuk/demo/", demo.door, name="demo"),
    path("undangan/<str:token>/", links.enter, name="enter_by_link"),
    path("akun/", views.own_account, name="own_account"),
    path("akun/peran/", views.switch_role, name="switch_role"),
    path("akun/bahasa/", views.switch_language, name="switch_language"),
    path("akun/tampilan/", views.switch_theme, name="switch_theme"),
    path("akun/masuk/", OPEN(account.login), name="account_login"),
    path("akun/keluar/", OPEN(account.logout), name="account_logout"),
    path("akun/sandi/", OWN(account.password_change), name="account_change_password"),
    path("akun/sandi/tanpa/", views.own_account, name="account_set_password"),
    path("akun/ulang/", OWN(account.reauthenticate), name="account_reauthenticate"),
    path("akun/keamanan/", OWN(mfa.index), name="mfa_index"),
    path("akun/faktor/", OPEN(mfa.authenticate), name="mfa_authenticate"),
    path("akun/faktor/ulang/", OWN(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("akun/totp/pasang/", OWN(totp.activate_totp), name="mfa_activate_totp"),
    path("akun/totp/lepas/", OWN(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("akun/pemulihan/", OWN(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "akun/pemulihan/buat/",
        OWN(recovery.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "akun/pemulihan/unduh/",
        OWN(recovery.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("akun/kunci/", OWN(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("akun/kunci/tambah/", OWN(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("akun/kunci/<int:pk>/ubah/", OWN(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("akun/kunci/<int:pk>/hapus/", OWN(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("akun/kunci/masuk/", OPEN(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "akun/kunci/ulang/",
        OWN(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]
