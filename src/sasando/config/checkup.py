"""Looks at an installation and says what is well, what is weak and what is broken."""

import importlib
import shutil
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from sasando.config import environment, roles
from sasando.domain.values.words import Refusal, Refused, Words
from sasando.exchange.letterbox import mailboxes, officekeys
from sasando.foundation.accounts import queries as accounts
from sasando.foundation.audit import triggers
from sasando.foundation.privacy import sealing
from sasando.foundation.privacy.keys import KEK_PREFIX, KeyDamagedError, KeyMissingError
from sasando.foundation.privacy.models import PersonKey

SYNCHRONOUS_FULL = 2
LOW_DISK_BYTES = 2 * 1024**3
KEY_MISSING = Refusal(
    "key_missing",
    Words(
        id="Kunci yang dibutuhkan data tidak ada di folder kunci. Pasang medianya, atau kembalikan "
        "folder SASANDO_KEYS dari salinannya; jangan membuat kunci baru.",
        en="A key that the data needs is not in the key folder. Mount its medium, or bring the "
        "folder SASANDO_KEYS back from its copy; do not make new keys.",
    ),
)
KEY_DAMAGED = Refusal(
    "key_damaged",
    Words(
        id="Satu berkas kunci rusak: isinya bukan 32 bita. Ganti berkas itu di folder SASANDO_KEYS "
        "dengan salinannya; jangan membuat kunci baru.",
        en="A key file is damaged: it does not hold 32 bytes. Replace that file in the folder "
        "SASANDO_KEYS with its copy; do not make new keys.",
    ),
)
# What the key folder raises → what to tell whoever can mend it.
KEY_REFUSALS: Mapping[type[Exception], Refusal] = MappingProxyType(
    {KeyMissingError: KEY_MISSING, KeyDamagedError: KEY_DAMAGED}
)


@dataclass(frozen=True)
class Finding:
    """One line: `level` is ok, warn or fail; `advice` says what to do."""

    level: str
    what: str
    advice: str = ""


def examine() -> list[Finding]:
    """Return every finding, in a fixed order; a part that cannot be examined fails by name."""
    findings = [*_python(), *_folders(), *_mailbox(), *_disk(), *_libraries(), *_assets()]
    try:
        findings += [*_store(), *_keys(), *_audit(), *_office()]
    except DatabaseError:
        advice = "Periksa SASANDO_DATABASE_URL, atau jalankan: make start"
        findings.append(Finding("fail", "Basis data tidak dapat dibaca", advice))
    return findings


def _python() -> Iterator[Finding]:
    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("ok", f"Python {version}")
    if settings.SASANDO_FLOOR not in environment.FLOORS:
        yield Finding(
            "fail",
            f"SASANDO_FLOOR '{settings.SASANDO_FLOOR}' tidak dikenal",
            "Pakai desk, portal, public atau all",
        )


def _folders() -> Iterator[Finding]:
    home, keys = Path(settings.SASANDO_HOME), Path(settings.SASANDO_KEYS)
    yield Finding("ok", f"Data: {home}")
    if keys.is_relative_to(home):
        yield Finding(
            "warn",
            "Kunci tersimpan bersama data: pencuri satu disk memegang keduanya",
            "Pindahkan folder kunci ke media lain dan setel SASANDO_KEYS",
        )
    else:
        yield Finding("ok", "Kunci terpisah dari data")
    if keys.exists() and stat.S_IMODE(keys.stat().st_mode) & 0o077:
        yield Finding("fail", "Folder kunci dapat dibaca orang lain", f"chmod 700 {keys}")


def _mailbox() -> Iterator[Finding]:
    """Look into the mailbox for reports, where there is one; no message is read."""
    if not settings.SASANDO_MAILBOX:
        return
    try:
        with closing(mailboxes.waiting(settings.SASANDO_MAILBOX)) as letters:
            next(letters, None)
    except Refused as refused:
        yield Finding("fail", "Kotak surel laporan tidak terbuka", str(refused.refusal.words))
    else:
        yield Finding("ok", "Kotak surel laporan terbuka")


def _disk() -> Iterator[Finding]:
    home = Path(settings.SASANDO_HOME)
    place = home if home.exists() else home.parent
    free = shutil.disk_usage(place).free
    level = "ok" if free > LOW_DISK_BYTES else "warn"
    advice = "" if level == "ok" else "Kosongkan disk sebelum menerima berkas baru"
    yield Finding(level, f"Ruang disk bebas {free // 1024**2} MB", advice)


def _libraries() -> Iterator[Finding]:
    for name in ("duckdb", "polars", "typst", "cryptography"):
        try:
            importlib.import_module(name)
        except ImportError:
            yield Finding("fail", f"Pustaka {name} tidak terpasang", "Jalankan: make start")
        else:
            yield Finding("ok", f"Pustaka {name}")


def _assets() -> Iterator[Finding]:
    source = Path(__file__).resolve().parents[1]
    built = source / "foundation" / "ui" / "static" / "built" / "desk.css"
    if built.exists():
        yield Finding("ok", "Gaya halaman terbangun")
    else:
        yield Finding("fail", "Gaya halaman belum dibangun", "Jalankan: make assets")
    if any((source / "locale").rglob("*.mo")):
        yield Finding("ok", "Terjemahan terpasang")
    else:
        yield Finding("fail", "Terjemahan belum disusun", "Jalankan: make assets")


def _store() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        advice = "Jalankan: make start (basis data disiapkan sendiri)"
        yield Finding("fail", f"{len(waiting)} perubahan tabel belum dijalankan", advice)
    else:
        yield Finding("ok", f"Basis data {connection.vendor}, tabel lengkap")
    if connection.vendor == "sqlite":
        yield from _sqlite_settings()
    elif settings.SASANDO_FLOOR == "portal":
        yield from _fence()


def _fence() -> Iterator[Finding]:
    reached = roles.reached_closed_tables()
    if reached:
        advice = "Buat perannya: sasando roles --apply, lalu masuk dengan peran itu"
        yield Finding("fail", f"Proses mitra boleh membaca {len(reached)} tabel orang", advice)
    else:
        yield Finding("ok", "Basis data menutup semua tabel orang bagi proses mitra")


def _sqlite_settings() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()[0]
        keys = cursor.execute("PRAGMA foreign_keys").fetchone()[0]
    safe = journal == "wal" and synchronous == SYNCHRONOUS_FULL and keys == 1
    advice = (
        "" if safe else "Setelan diubah orang: kembalikan WAL, synchronous=FULL, foreign_keys=ON"
    )
    what = f"SQLite journal={journal} synchronous={synchronous} foreign_keys={keys}"
    yield Finding("ok" if safe else "fail", what, advice)


def _keys() -> Iterator[Finding]:
    # Looking must make no keys: those of a new installation belong to whoever runs it.
    is_new = not any(Path(settings.SASANDO_KEYS).glob(f"{KEK_PREFIX}*.key"))
    if is_new and not PersonKey.objects.exists():
        yield Finding("ok", "Belum ada kunci dan belum ada data tersegel")
        return
    try:
        missing = sealing.missing_keys()
    except (KeyMissingError, KeyDamagedError) as lost:
        yield Finding("fail", "Folder kunci tidak utuh", KEY_REFUSALS[type(lost)].words.id)
        return
    if missing:
        what = f"Kunci pembungkus tidak ada: {', '.join(missing)}"
        yield Finding("fail", what, KEY_MISSING.words.id)
    else:
        yield Finding("ok", "Semua kunci yang dibutuhkan data ada")
    if settings.SASANDO_FLOOR in officekeys.OPENING_FLOORS and officekeys.missing():
        advice = "Kembalikan folder SASANDO_LETTERBOX_KEYS dari salinannya"
        yield Finding("fail", "Kunci pembuka laporan tersegel tidak ada", advice)


def _audit() -> Iterator[Finding]:
    missing = triggers.missing(connection)
    if missing:
        advice = "Jalankan: make start (pengaman dipasang lagi), lalu sasando audit verify"
        yield Finding("fail", f"Pengaman jejak audit hilang: {', '.join(missing)}", advice)
    else:
        yield Finding("ok", "Pengaman jejak audit terpasang")


def _office() -> Iterator[Finding]:
    office = accounts.office()
    if office is None:
        yield Finding("warn", "Kantor belum dicatat", "Jalankan: make start atau sasando demo")
        return
    yield Finding("ok", f"Kantor: {office.name}" + (" (contoh)" if office.is_demo else ""))
    for words in accounts.why_not_start():
        yield Finding("fail", f"Belum ditetapkan: {words.id}", "Catat sebelum memuat data nyata")
