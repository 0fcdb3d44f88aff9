"""Rules about the job: country, kind of work, cost, contract."""

from sasando.domain.offers.facts import ASK, DANGER, NOTE
from sasando.domain.offers.table import Rule, one_of
from sasando.domain.values.words import Words

ASK_COUNTRY = Words(
    id="tanyakan di loket BP3MI atau dinas tenaga kerja sebelum menandatangani apa pun.",
    en="ask at the BP3MI counter or the labour office before you sign anything.",
)
NO_COST = Words(
    id="Undang-undang melarang biaya penempatan dibebankan kepada pekerja.",
    en="The law forbids laying placement costs on the worker.",
)

JOB: tuple[Rule, ...] = (
    Rule(
        "COUNTRY_CLOSED", "country", DANGER, (one_of("destination", "closed"),),
        Words(id="Negara atau pekerjaan itu ditutup", en="That country or job is closed"),
        Words(
            id="Sumber tanggal {day} menyebut penempatan ke sana ditutup.",
            en="A source of {day} says placement there is closed.",
        ),
        Words(
            id="jangan berangkat. Tanyakan pilihan lain di loket kami.",
            en="do not leave. Ask at our counter for other ways.",
        ),
        ("UU18-39",), told="destination",
    ),
    Rule(
        "COUNTRY_SAID_CLOSED", "country", ASK, (one_of("destination", "said_closed"),),
        Words(id="Negara dan pekerjaan itu", en="That country and job"),
        Words(
            id="Sumber dari {day} menyebutnya ditutup. Sumber itu lama atau belum diverifikasi.",
            en="A source of {day} says it is closed. That source is old or not verified.",
        ),
        ASK_COUNTRY, ("UU18-39",), told="destination",
    ),
    Rule(
        "COUNTRY_OLD", "country", ASK, (one_of("destination", "said_open"),),
        Words(id="Negara dan pekerjaan itu", en="That country and job"),
        Words(
            id="Daftar negara kami dari {day} terlalu lama atau belum diverifikasi untuk dipakai.",
            en="Our list of countries of {day} is too old or not verified.",
        ),
        ASK_COUNTRY, ("UU18-39",), told="destination",
    ),
    Rule(
        "COUNTRY_NOT_LISTED", "country", ASK, (one_of("destination", "no_list"),),
        Words(id="Negara itu tidak ada di daftar kami", en="That country is not in our list"),
        Words(
            id="Kami tidak tahu apakah penempatan ke sana dibuka.",
            en="We do not know whether placement there is open.",
        ),
        ASK_COUNTRY, ("UU18-39",),
    ),
    Rule(
        "COUNTRY_NOT_TOLD", "country", ASK, (one_of("destination", "not_told"),),
        Words(id="Negaranya belum disebut", en="The country was not told"),
        Words(
            id="Anda berhak tahu negara, pekerjaan, dan risikonya sebelum berangkat.",
            en="You have a right to know country, job and risks before you leave.",
        ),
        Words(
            id="minta nama negara dan kotanya secara tertulis, lalu periksa lagi.",
            en="get the country and town in writing, then check again.",
        ),
        ("PP59-4",),
    ),
    Rule(
        "COUNTRY_ON_RECORD", "country", NOTE, (one_of("destination", "open"),),
        Words(id="Negara itu tercatat terbuka", en="That country is on record as open"),
        Words(
            id="Sumber tanggal {day} mencatatnya terbuka. Tiap pekerjaan tetap perlu izin sendiri.",
            en="A source of {day} records it as open. Each job still needs its own permit.",
        ),
        ASK_COUNTRY, ("UU18-39",), told="destination",
    ),
    Rule(
        "WORK_NOT_TOLD", "work", ASK, (one_of("work", "unknown"),),
        Words(id="Pekerjaannya belum dijelaskan", en="The job was not explained"),
        Words(
            id="Kontrak wajib menyebut jabatan, jam kerja, upah, dan cuti.",
            en="A contract must name the job, hours, pay and leave.",
        ),
        Words(
            id="minta penjelasan tertulis sebelum menyerahkan surat apa pun.",
            en="ask for it in writing before you hand over any paper.",
        ),
        ("UU18-15",),
    ),
    Rule(
        "WORK_AT_SEA", "work", ASK, (one_of("work", "sea"),),
        Words(id="Kerja di kapal punya aturan sendiri", en="Work on ships has its own rules"),
        Words(
            id="Yang merekrut awak kapal juga wajib punya izin (SIP3MI).",
            en="Whoever recruits crews must have a licence (SIP3MI) too.",
        ),
        Words(
            id="tanyakan izin perekrut dan nama kapalnya di loket kami.",
            en="ask at our counter for the recruiter's licence and the ship's name.",
        ),
        ("PP22-2022",),
    ),
    Rule(
        "WORK_AT_HOME_IN_NTT", "work", ASK, (one_of("work", "household"),),
        Words(id="Kerja di rumah dari NTT", en="Work in a home, from NTT"),
        Words(
            id="NTT pernah menghentikan pengiriman pekerja rumah tangga. Isinya belum diperiksa.",
            en="NTT has halted sending domestic workers. Its terms are not checked yet.",
        ),
        Words(
            id="tanyakan di loket BP3MI apakah aturan itu mengenai Anda.",
            en="ask at the BP3MI counter whether that rule concerns you.",
        ),
        ("NTT-2018",),
    ),
    Rule(
        "FEE_ASKED", "fee", DANGER, (one_of("fee", "asked"),),
        Words(id="Diminta membayar {amount}", en="Asked to pay {amount}"),
        NO_COST,
        Words(
            id="jangan bayar. Minta rincian tertulis, foto, dan laporkan.",
            en="do not pay. Ask for a written list, photograph it, and report it.",
        ),
        ("UU18-30",),
    ),
    Rule(
        "FEE_DEDUCTED", "fee", DANGER, (one_of("fee", "deducted"),),
        Words(id="Gaji akan dipotong", en="Wages will be cut"),
        NO_COST,
        Words(
            id="jangan tanda tangan. Minta rincian potongan tertulis dan tunjukkan kepada kami.",
            en="do not sign. Get the cuts in writing and show us.",
        ),
        ("UU18-30",),
    ),
    Rule(
        "FEE_DEBT", "fee", DANGER, (one_of("fee", "debt"),),
        Words(id="Harus berutang dulu", en="You must take on a debt first"),
        Words(
            id="Utang kepada perekrut atau majikan bisa mengikat Anda sehingga tidak bisa pergi.",
            en="A debt to a recruiter or employer can bind you against your will.",
        ),
        Words(
            id="jangan terima utang itu. Laporkan kepada kami.",
            en="do not accept the debt. Report it to us.",
        ),
        ("ILO-09", "UU21-1", "UU18-30"),
        help_first=Words(
            id="Utang kepada perekrut bisa menjadi jeratan. Anda tidak bersalah.",
            en="A debt to a recruiter can be a snare. You are not to blame.",
        ),
    ),
    Rule(
        "FEE_NOT_KNOWN", "fee", ASK, (one_of("fee", "unknown"),),
        Words(id="Biayanya belum jelas", en="The cost is not clear"),
        NO_COST,
        Words(
            id="tanyakan secara tertulis siapa membayar apa. Jangan bayar sebelum jelas.",
            en="ask in writing who pays what. Do not pay before it is clear.",
        ),
        ("UU18-30",),
    ),
    Rule(
        "CONTRACT_AFTER", "contract", DANGER, (one_of("contract", "after"),),
        Words(id="Kontrak dibuat setelah tiba", en="The contract is made after arrival"),
        Words(
            id="Perjanjian penempatan dan kontrak kerja wajib ada sebelum berangkat.",
            en="Placement agreement and work contract must exist before you leave.",
        ),
        Words(
            id="jangan berangkat sebelum membaca dan memegang salinannya.",
            en="do not leave before you have read it and hold a copy.",
        ),
        ("UU18-13", "UU18-15"),
    ),
    Rule(
        "CONTRACT_NOT_UNDERSTOOD", "contract", DANGER, (one_of("contract", "not_understood"),),
        Words(id="Tanda tangan tanpa paham isinya", en="Signing what you do not understand"),
        Words(
            id="Kontrak wajib memuat pemberi kerja, upah, jam kerja, cuti, dan lamanya.",
            en="A contract must hold employer, pay, hours, leave and length.",
        ),
        Words(
            id="jangan tanda tangan. Minta salinan dalam bahasa yang Anda pahami.",
            en="do not sign. Ask for a copy in a language you understand.",
        ),
        ("UU18-15",),
    ),
    Rule(
        "CONTRACT_NO_COPY", "contract", ASK, (one_of("contract", "no_copy"),),
        Words(id="Salinan kontrak", en="Copy of the contract"),
        Words(
            id="Tanpa salinan, Anda sulit membuktikan upah dan pekerjaan yang dijanjikan.",
            en="Without a copy it is hard to prove what you were promised.",
        ),
        Words(
            id="minta salinannya, foto semua halaman, dan titipkan kepada keluarga.",
            en="ask for a copy, photograph each page, and leave it with your family.",
        ),
        ("UU18-15",),
    ),
    Rule(
        "CONTRACT_NOT_YET", "contract", ASK, (one_of("contract", "not_yet", "unknown"),),
        Words(id="Kontrak belum ada", en="No contract yet"),
        Words(
            id="Perjanjian penempatan dan kontrak kerja wajib ada sebelum berangkat.",
            en="Placement agreement and work contract must exist before you leave.",
        ),
        Words(
            id="tanyakan kapan Anda boleh membacanya. Jangan berangkat tanpa kontrak.",
            en="ask when you may read it. Do not leave without one.",
        ),
        ("UU18-13",),
    ),
)  # fmt: skip
