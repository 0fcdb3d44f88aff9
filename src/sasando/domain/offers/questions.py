"""The twelve questions in plain words; every answer has a code that the rules name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sasando.domain.values.words import Words

NONE_OF_THESE = "none"
NOT_TOLD, OTHER = "", "other"
UNKNOWN = Words(id="Tidak tahu", en="I do not know")


@dataclass(frozen=True)
class Question:
    """A question, the hint under it, and code → words of its answers; none is set beforehand."""

    label: Words
    answers: Mapping[str, Words] = field(default_factory=dict)
    hint: Words | None = None


QUESTIONS: Mapping[str, Question] = MappingProxyType(
    {
        "who": Question(
            Words(id="Siapa yang menawarkan pekerjaan ini?", en="Who offers this job?"),
            {
                "p3mi": Words(
                    id="Perusahaan penempatan (P3MI) atau petugasnya",
                    en="A placement company (P3MI) or its officer",
                ),
                "government": Words(
                    id="Pemerintah: BP3MI atau dinas tenaga kerja",
                    en="The government: BP3MI or the labour office",
                ),
                "own_company": Words(
                    id="Perusahaan tempat saya bekerja sekarang", en="The company I work for now"
                ),
                "employer": Words(
                    id="Pemberi kerja di luar negeri, langsung", en="The employer abroad, directly"
                ),
                "person": Words(
                    id="Keluarga, teman, tetangga, atau tokoh",
                    en="A relative, friend, neighbour or respected person",
                ),
                "broker": Words(
                    id="Orang yang mencari calon pekerja (sponsor, calo)",
                    en="Someone who looks for workers (sponsor, broker)",
                ),
                "online": Words(
                    id="Iklan atau kenalan di internet", en="An advertisement or contact online"
                ),
                "unknown": UNKNOWN,
            },
        ),
        "country": Question(
            Words(id="Di negara mana kerjanya?", en="In which country is the job?"),
        ),
        "work": Question(
            Words(id="Apa pekerjaannya?", en="What is the job?"),
            {
                "household": Words(
                    id="Di rumah orang: asisten, pengasuh, perawat lansia",
                    en="In a home: domestic worker, nanny, caregiver",
                ),
                "farm": Words(id="Di kebun atau perkebunan", en="On a farm or plantation"),
                "building": Words(id="Bangunan", en="Construction"),
                "factory": Words(id="Pabrik", en="Factory"),
                "service": Words(
                    id="Toko, restoran, hotel, atau kebersihan",
                    en="Shop, restaurant, hotel or cleaning",
                ),
                "health": Words(
                    id="Rumah sakit atau panti", en="A hospital or care home"
                ),
                "sea": Words(id="Di kapal", en="On a ship"),
                "office": Words(
                    id="Kantor atau pekerjaan komputer", en="An office or computer work"
                ),
                "other": Words(id="Pekerjaan lain", en="Another job"),
                "unknown": Words(
                    id="Belum dijelaskan", en="It has not been explained"
                ),
            },
        ),
        "visa": Question(
            Words(id="Visa apa yang akan dipakai?", en="Which visa will be used?"),
            {
                "work": Words(id="Visa kerja", en="A work visa"),
                "visit": Words(
                    id="Visa wisata, kunjungan, atau ziarah",
                    en="A tourist, visitor or pilgrim visa",
                ),
                "later": Words(
                    id="Tanpa visa; katanya diurus di sana",
                    en="None; they say it is arranged over there",
                ),
                "unknown": UNKNOWN,
            },
        ),
        "fee": Question(
            Words(
                id="Apakah Anda diminta membayar?", en="Are you asked to pay?"
            ),
            {
                "none": Words(id="Tidak", en="No"),
                "asked": Words(
                    id="Ya, diminta membayar sebelum berangkat",
                    en="Yes, asked to pay before leaving",
                ),
                "deducted": Words(
                    id="Ya, gaji akan dipotong", en="Yes, wages will be cut"
                ),
                "debt": Words(
                    id="Ya, harus berutang dulu kepada perekrut atau majikan",
                    en="Yes, I must first owe the recruiter or employer",
                ),
                "unknown": UNKNOWN,
            },
        ),
        "contract": Question(
            Words(id="Bagaimana kontrak kerjanya?", en="What about the work contract?"),
            {
                "copy": Words(
                    id="Sudah saya baca, saya paham, salinannya saya pegang",
                    en="I read it, understand it and hold a copy",
                ),
                "no_copy": Words(
                    id="Ada, tetapi saya tidak pegang salinannya",
                    en="There is one, but I hold no copy",
                ),
                "not_understood": Words(
                    id="Disuruh tanda tangan yang kosong atau tidak saya pahami",
                    en="I am told to sign a blank one, or one I do not understand",
                ),
                "after": Words(
                    id="Katanya dibuat setelah tiba", en="They say it is made after I arrive"
                ),
                "not_yet": Words(
                    id="Belum ada, prosesnya masih awal", en="None yet; it is still early"
                ),
                "unknown": UNKNOWN,
            },
        ),
        "passport": Question(
            Words(id="Paspor Anda ada di mana?", en="Where is your passport?"),
            {
                "self": Words(id="Saya pegang sendiri", en="I hold it myself"),
                "not_yet": Words(id="Belum dibuat", en="It is not made yet"),
                "held": Words(
                    id="Dipegang perekrut, agen, atau majikan",
                    en="A recruiter, agent or employer holds it",
                ),
                "unknown": UNKNOWN,
            },
        ),
        "data": Question(
            Words(
                id="Apakah nama, umur, atau alamat Anda diubah di surat?",
                en="Is your name, age or address changed in the papers?",
            ),
            {
                "no": Words(id="Tidak", en="No"),
                "yes": Words(id="Ya, atau diminta begitu", en="Yes, or I was asked to"),
                "unknown": UNKNOWN,
            },
        ),
        "age": Question(
            Words(id="Berapa umur orang yang akan berangkat?", en="How old is the one who leaves?"),
            hint=Words(id="Dengan angka, misalnya 19.", en="In figures, for example 19."),
        ),
        "permission": Question(
            Words(
                id="Apakah ada surat izin suami, istri, orang tua, atau wali?",
                en="Is there a letter of permission from spouse, parent or guardian?",
            ),
            {
                "village": Words(
                    id="Ada, diketahui kepala desa atau lurah", en="Yes, the village head knows it"
                ),
                "family_only": Words(
                    id="Ada, tetapi desa belum tahu", en="Yes, but the village does not know"
                ),
                "not_yet": Words(id="Belum dibuat", en="Not made yet"),
                "told_not": Words(
                    id="Katanya tidak perlu, atau keluarga tidak boleh tahu",
                    en="They say it is not needed, or the family must not know",
                ),
                "unknown": UNKNOWN,
            },
        ),
        "route": Question(
            Words(id="Bagaimana Anda akan berangkat?", en="How will you leave?"),
            {
                "briefed": Words(
                    id="Setelah pembekalan akhir (OPP) di BP3MI",
                    en="After the final briefing (OPP) at BP3MI",
                ),
                "transit": Words(
                    id="Dibawa dulu ke kota lain, belum ada pembekalan",
                    en="Taken to another town first, with no briefing",
                ),
                "pretend": Words(
                    id="Disuruh mengaku wisatawan atau mengunjungi keluarga",
                    en="Told to say I am a tourist or visit family",
                ),
                "back_way": Words(
                    id="Lewat jalan atau perahu tanpa pemeriksaan imigrasi",
                    en="By a path or boat without immigration check",
                ),
                "unknown": UNKNOWN,
            },
        ),
        "signs": Question(
            Words(
                id="Apakah ini terjadi pada Anda atau orang yang akan berangkat?",
                en="Does this happen to you or to the one who leaves?",
            ),
            {
                "locked": Words(
                    id="Dikurung, dijaga, atau tidak boleh keluar",
                    en="Locked in, guarded or not let out",
                ),
                "no_contact": Words(
                    id="Dilarang menghubungi keluarga", en="Not allowed to contact family"
                ),
                "threat": Words(id="Diancam atau dipukul", en="Threatened or beaten"),
                "changed": Words(
                    id="Pekerjaan, upah, atau tempat berbeda dari janji",
                    en="Job, pay or place differ from the promise",
                ),
                "family_paid": Words(
                    id="Keluarga diberi uang supaya setuju",
                    en="The family was given money to agree",
                ),
                NONE_OF_THESE: Words(id="Tidak ada satu pun", en="None of these"),
            },
            Words(id="Boleh lebih dari satu.", en="More than one is possible."),
        ),
    }
)  # fmt: skip

# What is read from an answer together with the lists, and what each reading means.
READINGS: Mapping[str, Mapping[str, Words]] = MappingProxyType(
    {
        "age": {
            "under_18": Words(id="di bawah 18 tahun", en="under 18"),
            "under_21": Words(id="18 sampai 20 tahun", en="18 to 20"),
            "from_21": Words(id="21 tahun ke atas", en="21 and over"),
        },
        "destination": {
            "not_told": Words(id="negara tidak disebut", en="country not told"),
            "closed": Words(
                id="sumber terbaru, terverifikasi, paling lama 6 bulan: ditutup",
                en="newest source, verified, at most 6 months old: closed",
            ),
            "said_closed": Words(
                id="satu sumber yang lama atau belum diverifikasi menyebut ditutup",
                en="a source that is old or not verified says closed",
            ),
            "open": Words(
                id="sumber terbaru, terverifikasi, paling lama 6 bulan: terbuka",
                en="newest source, verified, at most 6 months old: open",
            ),
            "said_open": Words(
                id="hanya sumber yang lama atau belum diverifikasi menyebut terbuka",
                en="only sources that are old or not verified say open",
            ),
            "no_list": Words(id="tidak ada dalam daftar", en="in no list"),
        },
        "licence": {
            "not_asked": Words(id="bukan P3MI", en="no placement company"),
            "no_name": Words(id="P3MI tanpa nama", en="placement company without name"),
            "not_listed": Words(id="nama tidak ada dalam daftar", en="name is in no list"),
            "old": Words(
                id="ada, tetapi lama, belum diverifikasi, atau keadaannya tidak diketahui",
                en="listed, but old, not verified, or of unknown state",
            ),
            "active": Words(
                id="berlaku menurut daftar terverifikasi, paling lama 6 bulan",
                en="active in a verified list at most 6 months old",
            ),
            "ended": Words(
                id="dicabut atau diskors menurut daftar terverifikasi, paling lama 6 bulan",
                en="revoked or suspended in a verified list at most 6 months old",
            ),
        },
        "address": {
            "none": Words(id="tidak ada alamat situs", en="no web address"),
            "plain": Words(id="alamat situs", en="a web address"),
            "imitates": Words(
                id="alamat yang meniru situs pemerintah", en="an address that imitates government"
            ),
        },
    }
)
