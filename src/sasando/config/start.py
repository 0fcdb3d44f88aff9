"""What happens before pages are served: the store is made ready, or the start is refused."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from sasando.config import prepare
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.foundation.accounts import queries as accounts
from sasando.library.statistics import drawing

BRIEF = "gambaran-umum.pdf"
NO_OFFICE = Refusal(
    "no_office",
    Words(
        id="Kantor belum didirikan. Mencoba: sasando demo. Kantor nyata: sasando office --help.",
        en="No office stands yet. To try: sasando demo. A real one: sasando office --help.",
    ),
)


def make_ready(now: datetime, *, with_demo: bool) -> None:
    """Load reference data, assets and, in a new store when asked, the made-up office.

    The partners' process may not write any of it: the desk's process has.
    """
    if settings.SASANDO_FLOOR == "portal":
        collect_assets()
        return
    prepare.restore_guards()
    prepare.load_reference(now)
    prepare.make_letterbox_keys(now)
    prepare.clear_broken_work(now)
    collect_assets()
    if with_demo and accounts.office() is None:
        from sasando.config.demo import loading

        prepare.progress("Memuat kantor contoh (data rekaan) …")
        loading.load(scale=1.0, now=now, with_releases=True)
    _write_first_brief(now)
    drawing.draw_public()


def refuse_when_not_allowed() -> None:
    """Raise Refused while a real office lacks what must be decided before real data."""
    if accounts.office() is None:
        raise Refused(NO_OFFICE)
    missing = accounts.why_not_start()
    if not missing:
        return
    words = Words(
        id="Sistem belum boleh dijalankan. Yang masih kurang: "
        + "; ".join(item.id for item in missing),
        en="The system may not start yet. Still missing: " + "; ".join(item.en for item in missing),
    )
    raise Refused(Refusal("not_ready_to_start", words))


def collect_assets() -> None:
    """Gather the pages' assets when one is newer than the last gathering."""
    root = Path(settings.STATIC_ROOT)
    manifest = root / "staticfiles.json"
    built = Path(__file__).resolve().parents[1] / "foundation" / "ui" / "static"
    newest = max((path.stat().st_mtime for path in built.rglob("*")), default=0.0)
    if manifest.exists() and manifest.stat().st_mtime > newest:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    getattr(staticfiles_storage, "hashed_files", {}).clear()


def _write_first_brief(now: datetime) -> None:
    target = Path(settings.SASANDO_HOME) / "briefs" / BRIEF
    office = accounts.office()
    if office is None:
        return
    if not target.exists():
        from sasando.config import briefing

        prepare.progress("Menulis Gambaran Umum …")
        briefing.write(target, now=now)
    prepare.progress(f"Gambaran Umum: {target}")
