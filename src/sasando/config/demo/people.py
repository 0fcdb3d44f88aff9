"""Invents people in the manner of NTT's names; nobody here exists. Same seed, same people."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from sasando.domain.values.words import Words

MEN = [
    "Yohanes",
    "Petrus",
    "Fransiskus",
    "Yosef",
    "Antonius",
    "Dominggus",
    "Kornelis",
    "Oktovianus",
    "Benediktus",
    "Marselinus",
    "Gregorius",
    "Melkianus",
    "Stefanus",
    "Agustinus",
    "Blasius",
    "Siprianus",
    "Hendrikus",
    "Paulus",
    "Simon",
    "Lukas",
]
WOMEN = [
    "Maria",
    "Yustina",
    "Agustina",
    "Martha",
    "Wilhelmina",
    "Yuliana",
    "Fransiska",
    "Theresia",
    "Kristina",
    "Margaretha",
    "Yasinta",
    "Elisabeth",
    "Rosalia",
    "Adriana",
    "Emerensiana",
    "Paulina",
    "Katarina",
    "Bernadeta",
    "Anastasia",
    "Yohana",
]
FAMILIES = [
    "Nahak",
    "Seran",
    "Bria",
    "Tae",
    "Wunu",
    "Lado",
    "Wain",
    "Kana",
    "Hede",
    "Bere",
    "Taek",
    "Klau",
    "Fahik",
    "Nenu",
    "Lekat",
    "Mau",
    "Lodo",
    "Naru",
    "Raga",
    "Kaleka",
    "Talan",
    "Manek",
    "Hurek",
    "Bale",
    "Lobo",
    "Ketu",
    "Tukan",
    "Kedang",
    "Sogen",
    "Lamanepa",
    "Uran",
    "Pareira",
    "Nope",
    "Banunaek",
    "Tefa",
    "Sanam",
    "Lapudooh",
    "Messakh",
    "Dethan",
    "Umbu",
    "Rambu",
    "Ndawa",
    "Woda",
    "Ngongo",
    "Kodi",
    "Lende",
    "Jehadun",
]
JOBS = (
    ("House Maid", "Domestik"), ("Caregiver", "Domestik"), ("Plantation Worker", "Perkebunan"),
    ("Construction Worker", "Konstruksi"), ("Worker", "Manufaktur"),
    ("Elderly Caretaker", "Domestik"),
)  # fmt: skip
COUNTRIES = ("Malaysia",) * 14 + ("Singapura",) * 3 + ("Taiwan", "Hong Kong", "Brunei Darussalam")
SCHEMES = ("P to P",) * 15 + ("Perseorangan",) * 3 + ("G to G", "Re-entry")
COMPANIES = ("PT Cendana Contoh Karya", "PT Flobamora Rekaan Jaya", "PT Sandel Umpama Mandiri")
DEPOTS = ("DTI Tawau", "DTI Papar", "DTI Menggatal", "DTI Sibuga")
OFFENCES = ("Izin tinggal habis", "Masuk tanpa izin", "Paspor hilang", "Lahir di Sabah")
CAUSES = ("Sakit", "Kecelakaan kerja", "Kecelakaan lalu lintas", "Tidak disebut sumber")
MADE_UP = Words(id="data rekaan", en="made-up data")


@dataclass(frozen=True)
class Invented:
    """One invented person."""

    name: str
    sex: str
    born: date
    nik: str
    regency: str
    regency_name: str
    district: str
    village: str
    phone: str
    passport: str
    father: str
    mother: str


@dataclass(frozen=True)
class Home:
    """Where an invented person may come from: codes and names of a real village."""

    regency: str
    regency_name: str
    district: str
    village: str
    district_code: str


def invent(chance: random.Random, *, homes: list[Home], serial: int) -> Invented:
    """Return one person; `serial` makes the last digits of the NIK unique."""
    sex = "P" if chance.random() < 0.62 else "L"
    first = chance.choice(WOMEN if sex == "P" else MEN)
    family = chance.choice(FAMILIES)
    middle = f"{chance.choice(FAMILIES)} " if chance.random() < 0.45 else ""
    born = date(1966, 1, 1) + timedelta(days=chance.randrange(14_000))
    home = chance.choice(homes)
    return Invented(
        name=f"{first} {middle}{family}",
        sex=sex,
        born=born,
        nik=_nik(home, born, sex, serial),
        regency=home.regency,
        regency_name=home.regency_name,
        district=home.district,
        village=home.village,
        phone=f"0812{chance.randrange(10**8):08d}",
        passport=f"X{chance.randrange(10**7):07d}",
        father=f"{chance.choice(MEN)} {family}",
        mother=f"{chance.choice(WOMEN)} {chance.choice(FAMILIES)}",
    )


def _nik(home: Home, born: date, sex: str, serial: int) -> str:
    day = born.day + (40 if sex == "P" else 0)
    area = home.district_code.replace(".", "")[:6]
    return f"{area}{day:02d}{born.month:02d}{born.year % 100:02d}{serial % 10_000:04d}"
