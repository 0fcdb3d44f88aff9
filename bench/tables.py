"""Makes the table that every contender takes in: 20 columns, about two in a hundred rows bad."""

import csv
import random
from pathlib import Path

import xlsxwriter

from sasando.domain.reconciliation.synonyms import PRINTED

FIRST = ("Yohanes", "Petrus", "Maria", "Fransiskus", "Yosef", "Antonius", "Yustina", "Martha")
LAST = ("Nahak", "Seran", "Bria", "Tae", "Wunu", "Lado", "Wain", "Kana", "Hede", "Bere", "Taek")
REGENCIES = [f"53.{number:02d}" for number in range(1, 22)]
SEED = 20


def rows(count: int) -> list[list[str]]:
    """Return made-up placements; the same count gives the same rows."""
    chance = random.Random(SEED)
    return [_row(chance, at) for at in range(count)]


def _row(chance: random.Random, at: int) -> list[str]:
    sex, regency = chance.choice("LP"), chance.choice(REGENCIES)
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1970, 2003)
    inside = f"{at // 9999 % 89 + 1:02d}{day + (40 if sex == 'P' else 0):02d}{month:02d}"
    nik = f"{regency.replace('.', '')}{inside}{year % 100:02d}{at % 9999 + 1:04d}"
    if chance.random() < 0.02:
        nik = nik[:-1]
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)} {chance.choice(LAST)}"
    left = f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(2023, 2025)}"
    return [
        str(at + 1), f"PMI{at:09d}", nik, name, sex, f"{day:02d}/{month:02d}/{year}", regency,
        "", "", "", f"0812{chance.randrange(10**8):08d}", f"C{chance.randrange(10**7):07d}",
        "P to P", "Malaysia", "House Maid", "Domestik", "PT Contoh Karya", left, "", "24",
    ]  # fmt: skip


def write_csv(path: Path, count: int) -> Path:
    """Write the table as CSV."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(PRINTED["placements"])
        writer.writerows(rows(count))
    return path


def write_xlsx(path: Path, count: int) -> Path:
    """Write the table as a workbook."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, PRINTED["placements"])
        for at, row in enumerate(rows(count), start=1):
            sheet.write_row(at, 0, row)
    return path
