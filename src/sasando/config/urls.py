"""Every address of this process, as far as `SASANDO_FLOOR` lets it serve.

The partners' own process has an address book of its own: `urls_portal`.
"""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from sasando.config import health, urls_public

urlpatterns: list[URLPattern | URLResolver] = [path("sehat", health.health, name="health")]

if settings.SASANDO_FLOOR in ("all", "desk"):
    from sasando.config import urls_staff

    urlpatterns += urls_staff.urlpatterns

if settings.SASANDO_FLOOR == "all":
    from sasando.config import urls_partner

    urlpatterns += urls_partner.urlpatterns

if settings.SASANDO_FLOOR in ("all", "desk"):
    from sasando.config.routes import sign_in

    urlpatterns += sign_in.urlpatterns

if settings.SASANDO_FLOOR in ("all", "public"):
    urlpatterns += urls_public.urlpatterns

handler400 = "sasando.foundation.ui.errors.bad_request"
handler403 = "sasando.foundation.ui.errors.not_open"
handler404 = "sasando.foundation.ui.errors.not_open"
handler500 = "sasando.foundation.ui.errors.failed"
