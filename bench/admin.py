"""The peer of a list page: the changelist of Django's admin over the same rows."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.messages.storage.fallback import FallbackStorage
from django.template.response import TemplateResponse
from django.test import RequestFactory
from django.urls import path

from sasando.foundation.access.actor import Actor
from sasando.records.cases.models import Case

SITE = AdminSite(name="admin")
TURNS = 3


class CaseAdmin(ModelAdmin):  # type: ignore[type-arg]
    """The list as a careful user of the admin would declare it."""

    list_display = ("number", "kind", "category", "subject", "state", "next_on", "owner_name")
    list_filter = ("state", "kind", "priority")
    list_select_related = ("subject",)
    list_per_page = 50
    ordering = ("next_on", "id")


class Everyone:
    """Someone whom the admin lets do everything."""

    is_active = is_staff = is_authenticated = True
    is_anonymous = False
    pk = 1

    def has_perm(self, _name: str, _row: object = None) -> bool:
        """Say yes."""
        return True

    def has_module_perms(self, _name: str) -> bool:
        """Say yes."""
        return True

    def has_usable_password(self) -> bool:
        """Say no: the peer then draws no link to change one."""
        return False

    def get_short_name(self) -> str:
        """Return a name."""
        return "bench"

    get_username = get_short_name


SITE.register(Case, CaseAdmin)
urlpatterns = [path("admin/", SITE.urls)]


def changelist_ms(cpu_s: Callable[[], float], *, now: datetime) -> float:
    """Return the CPU milliseconds of the admin's first page, without session or middleware."""
    shown, user = CaseAdmin(Case, SITE), Everyone()

    def draw() -> None:
        request = RequestFactory().get("/admin/records_cases/case/")
        request.user = user  # type: ignore[assignment]
        request.actor = Actor.for_command("bench", now)  # type: ignore[attr-defined]
        request.session = {}  # type: ignore[assignment]
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
        answer = shown.changelist_view(request)
        if isinstance(answer, TemplateResponse):
            answer.render()
        if answer.status_code != 200 or b"KS-" not in answer.content:
            raise SystemExit("the admin drew no list")

    draw()
    before = cpu_s()
    for _ in range(TURNS):
        draw()
    return round((cpu_s() - before) * 1000 / TURNS, 2)
