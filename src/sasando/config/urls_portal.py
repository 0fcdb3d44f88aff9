"""Every address of the partners' own process: their room, signing in, health; nothing else."""

from django.urls import URLPattern, URLResolver, path
from django.views.generic import RedirectView

from sasando.config import health, urls_partner
from sasando.config.routes import sign_in
from sasando.foundation.access import guards

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health.health, name="health"),
    path("", guards.open_to_all(RedirectView.as_view(url="/mitra/")), name="door"),
    *urls_partner.urlpatterns,
    *sign_in.urlpatterns,
]

handler400 = "sasando.foundation.ui.errors.bad_request"
handler403 = "sasando.foundation.ui.errors.not_open"
handler404 = "sasando.foundation.ui.errors.not_open"
handler500 = "sasando.foundation.ui.errors.failed"
