"""Writes the tables of the made-up office as other offices would send them, faults included."""

import csv
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from sasando.config.demo import people
from sasando.config.demo.people import Home, Invented, invent
from sasando.domain.reconciliation.synonyms import PRINTED

SEED = 5321
FIRST_YEAR = 2023
PLACED = (1_250, 1_400, 1_550)
DEAD = (38, 41, 36)
MANIFESTS = 9


@dataclass(frozen=True)
class DemoFile:
    """One table to take in: who sent it, its totals, and whether it should become final."""

    kind: str
    path: Path
    source: str
    totals: dict[str, int] = field(default_factory=dict)
    arrived_on: date | None = None
    is_final: bool = True


def write_all(folder: Path, *, homes: list[Home], scale: float, today: date) -> list[DemoFile]:
    """Write every table of the made-up office; the same seed gives the same files."""
    chance = random.Random(SEED)
    made = _Serial(chance, homes)
    files = [_villages(folder, made, scale)]
    for at, count in enumerate(PLACED):
        files.append(_placements(folder, made, FIRST_YEAR + at, int(count * scale)))
    for at in range(MANIFESTS):
        files.append(_manifest(folder, made, at, max(int(40 * scale), 4)))
    for at, count in enumerate(DEAD):
        files.append(_deaths(folder, made, FIRST_YEAR + at, max(int(count * scale), 2)))
    files.append(_unmet(folder, made))
    files.append(_faulty(folder, made))
    return files


class _Serial:
    """Hands out invented people, each with a NIK of its own."""

    def __init__(self, chance: random.Random, homes: list[Home]) -> None:
        self.chance, self._homes, self._next = chance, homes, 0

    def person(self) -> Invented:
        """Return the next person."""
        self._next += 1
        return invent(self.chance, homes=self._homes, serial=self._next)


def _write(path: Path, kind: str, rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(PRINTED[kind])
        writer.writerows(rows)
    return path


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _villages(folder: Path, made: _Serial, scale: float) -> DemoFile:
    rows: list[list[object]] = []
    for _ in range(max(int(260 * scale), 5)):
        one = made.person()
        alias = one.name.split()[0][:4] + "i" if made.chance.random() < 0.2 else ""
        nik = one.nik if made.chance.random() < 0.8 else ""
        rows.append(
            [nik, one.name, alias, one.sex, _day(one.born), one.regency_name, one.district,
             one.village, one.father, one.mother, "", one.phone]
        )  # fmt: skip
    rows.append(
        ["", "Petrus Lado Wain", "Pieter Lado", "L", "12/03/1987", "Flores Timur", "", "",
         "Yosep Wain", "Maria Tukan", "", ""]
    )  # fmt: skip
    path = _write(folder / "buku-desa-2022.csv", "workers", rows)
    return DemoFile("workers", path, "Buku desa", {"Total": len(rows)})


def _placements(folder: Path, made: _Serial, year: int, count: int) -> DemoFile:
    rows = []
    for at in range(count):
        one, chance = made.person(), made.chance
        job, sector = chance.choice(people.JOBS)
        left = date(year, 1, 3) + timedelta(days=chance.randrange(355))
        number = f"{year}{at + 1:06d}" if chance.random() < 0.97 else ""
        rows.append(
            [at + 1, number, one.nik, one.name, one.sex, _day(one.born), one.regency,
             one.regency_name, one.district, one.village, one.phone, one.passport,
             chance.choice(people.SCHEMES), chance.choice(people.COUNTRIES), job, sector,
             chance.choice(people.COMPANIES), _day(left), _day(left + timedelta(days=7)), 24]
        )  # fmt: skip
    path = _write(folder / f"penempatan-{year}.csv", "placements", rows)
    return DemoFile("placements", path, "Sisko (contoh)", {"Total": count})


def _manifest_rows(made: _Serial, count: int) -> list[list[object]]:
    rows: list[list[object]] = []
    for at in range(count):
        one, chance = made.person(), made.chance
        child = chance.random() < 0.1
        category = {"P": "AP" if child else "PD", "L": "AL" if child else "LD"}[one.sex]
        rows.append(
            [at + 1, one.name, one.sex, category, "NTT", one.regency_name,
             chance.choice(people.OFFENCES), chance.choice(people.DEPOTS), f"SPLP/{at + 101}", ""]
        )  # fmt: skip
    return rows


def _manifest(folder: Path, made: _Serial, at: int, count: int) -> DemoFile:
    arrived = date(FIRST_YEAR, 2, 10) + timedelta(days=at * 118)
    rows = _manifest_rows(made, count)
    if at == MANIFESTS - 1:
        rows.append(
            [count + 1, "Rahman bin Yusof", "L", "LD", "NTT", "Flores Timur", "Izin tinggal habis",
             "DTI Tawau", "SPLP/418", "di tepi daftar: Petrus"]
        )  # fmt: skip
    path = _write(folder / f"manifes-{arrived:%Y-%m-%d}.csv", "deportees", rows)
    totals = {"Total": len(rows), "LD": sum(1 for row in rows if row[3] == "LD")}
    return DemoFile("deportees", path, "Pos Nunukan (contoh)", totals, arrived)


def _deaths(folder: Path, made: _Serial, year: int, count: int) -> DemoFile:
    rows = []
    for _ in range(count):
        one, chance = made.person(), made.chance
        died = date(year, 1, 2) + timedelta(days=chance.randrange(340))
        arrived = died + timedelta(days=4 + chance.randrange(18))
        status = "Non-prosedural" if chance.random() < 0.9 else "Prosedural"
        rows.append(
            [one.name, one.nik if chance.random() < 0.5 else "", one.sex, _day(one.born),
             one.regency_name, one.district, one.village, "Malaysia", _day(died),
             chance.choice(people.CAUSES), status, _day(arrived)]
        )  # fmt: skip
    path = _write(folder / f"jenazah-{year}.csv", "deaths", rows)
    return DemoFile("deaths", path, "Kantor (contoh)", {"Total": count})


def _unmet(folder: Path, made: _Serial) -> DemoFile:
    """A manifest whose covering letter states three people more than its list names."""
    rows = _manifest_rows(made, 33)
    path = _write(folder / "manifes-belum-cocok.csv", "deportees", rows)
    totals = {"Total": 36, "NTT": 33}
    return DemoFile("deportees", path, "Pos Nunukan (contoh)", totals, date(2025, 12, 18), False)


def _faulty(folder: Path, made: _Serial) -> DemoFile:
    """A table with the usual faults: lost digits, short NIK, letters, dates that cannot be."""
    rows: list[list[object]] = []
    for at in range(24):
        one = made.person()
        row = [at + 1, f"2026{at + 1:06d}", one.nik, one.name, one.sex, _day(one.born), one.regency]
        row += [one.regency_name, one.district, one.village, one.phone, one.passport, "P to P"]
        row += ["Malaysia", "House Maid", "Domestik", people.COMPANIES[0], "15/01/2026", "", 24]
        rows.append(row)
    rows[2][2] = "5.20101550399E+15"
    rows[5][2] = str(rows[5][2])[:15]
    rows[7][2] = str(rows[7][2]).replace("0", "O", 1)
    rows[9][5] = "31/02/1990"
    rows[11][3] = ""
    rows[13][5] = "12/08/2031"
    rows[15] = [rows[15][0], *rows[14][1:]]
    rows[17][4] = "X"
    path = _write(folder / "penempatan-dengan-cacat.csv", "placements", rows)
    return DemoFile("placements", path, "Dinas (contoh)", {}, is_final=False)
