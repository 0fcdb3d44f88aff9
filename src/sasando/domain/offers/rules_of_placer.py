"""Rules about who offers: who may place workers, and what lists say of a company."""

from sasando.domain.offers.facts import ASK, DANGER, NOTE
from sasando.domain.offers.table import Rule, none_of, one_of
from sasando.domain.values.words import Words

ASK_LICENCE = Words(
    id="tanyakan izin (SIP3MI) dan nomor SIP2MI pekerjaan ini di loket kami.",
    en="ask at our counter for its licence (SIP3MI) and the job's SIP2MI number.",
)

PLACER: tuple[Rule, ...] = (
    Rule(
        "PLACED_BY_PERSON", "who", DANGER, (one_of("who", "person", "broker"),),
        Words(id="Ditawarkan oleh perorangan", en="Offered by a private person"),
        Words(
            id="Undang-undang melarang perorangan menempatkan pekerja ke luar negeri.",
            en="The law forbids private persons to place workers abroad.",
        ),
        Words(
            id="jangan serahkan uang atau surat. Tanyakan perusahaan resminya kepada kami.",
            en="hand over no money or papers. Ask us for the company behind it.",
        ),
        ("UU18-69", "UU18-49"),
    ),
    Rule(
        "PLACER_NOT_KNOWN", "who", ASK, (one_of("who", "online", "unknown"),),
        Words(id="Belum jelas siapa yang menempatkan", en="Not clear who places you"),
        Words(
            id="Hanya pemerintah, P3MI, dan perusahaan untuk karyawannya yang boleh menempatkan.",
            en="Only government, P3MI, and companies for their own staff may place workers.",
        ),
        Words(
            id="minta nama perusahaan dan nomor izinnya, lalu tanyakan di loket kami.",
            en="get the company's name and licence number, then ask at our counter.",
        ),
        ("UU18-49",),
    ),
    Rule(
        "OWN_COMPANY", "who", ASK, (one_of("who", "own_company"),),
        Words(id="Dikirim perusahaan sendiri", en="Sent by your own company"),
        Words(
            id="Perusahaan boleh mengirim karyawannya sendiri bila sudah diizinkan.",
            en="A company may send its own staff when it has permission.",
        ),
        Words(
            id="minta bukti izinnya, lalu tanyakan di loket kami.",
            en="ask for proof of the permission, then ask at our counter.",
        ),
        ("UU18-49",),
    ),
    Rule(
        "EMPLOYER_AT_HOME", "who", DANGER,
        (one_of("who", "employer"), one_of("work", "household")),
        Words(id="Rumah tangga merekrut langsung", en="A household recruits directly"),
        Words(
            id="Tanpa P3MI, pemberi kerja harus berbadan hukum. Rumah tangga bukan badan hukum.",
            en="Without P3MI the employer must be a legal entity. A household is none.",
        ),
        Words(
            id="jangan berangkat dengan cara ini. Tanyakan jalur resminya kepada kami.",
            en="do not leave this way. Ask us for the proper way.",
        ),
        ("UU18-63",),
    ),
    Rule(
        "EMPLOYER_DIRECT", "who", ASK,
        (one_of("who", "employer"), none_of("work", "household")),
        Words(id="Langsung dengan pemberi kerja", en="Directly with the employer"),
        Words(
            id="Cara ini hanya untuk pemberi kerja berbadan hukum. Risikonya Anda tanggung.",
            en="This is only for employers that are legal entities. The risk is yours.",
        ),
        Words(
            id="tanyakan syarat dan kewajiban lapor di loket kami sebelum berangkat.",
            en="ask at our counter what is required, and report before you leave.",
        ),
        ("UU18-63",),
    ),
    Rule(
        "LICENCE_ENDED", "licence", DANGER, (one_of("licence", "ended"),),
        Words(id="Izin perusahaan tidak berlaku", en="The company's licence is not valid"),
        Words(
            id="Daftar tanggal {day} menyebut izinnya dicabut atau dihentikan sementara.",
            en="The list of {day} says its licence is revoked or suspended.",
        ),
        Words(
            id="jangan tanda tangan dan jangan bayar. Laporkan kepada kami.",
            en="do not sign and do not pay. Report it to us.",
        ),
        ("UU18-51",), told="licence",
    ),
    Rule(
        "LICENCE_NOT_NAMED", "licence", ASK,
        (one_of("licence", "no_name"), one_of("address", "none")),
        Words(id="Nama dan izin perusahaan", en="Name and licence of the company"),
        Words(
            id="P3MI wajib punya izin, dan izin itu tidak boleh dipinjamkan.",
            en="A P3MI must have a licence, and it may not be lent.",
        ),
        ASK_LICENCE, ("UU18-51",),
    ),
    Rule(
        "LICENCE_NOT_LISTED", "licence", ASK,
        (one_of("licence", "not_listed"),),
        Words(id="Perusahaan itu tidak ada di daftar kami", en="The company is not in our list"),
        Words(
            id="Daftar kami belum lengkap. Jadi kami tidak dapat memastikan izinnya.",
            en="Our list is not complete. So we cannot tell about its licence.",
        ),
        ASK_LICENCE, ("UU18-51",),
    ),
    Rule(
        "LICENCE_OLD", "licence", ASK, (one_of("licence", "old"),),
        Words(id="Izin perusahaan belum pasti", en="The company's licence is not certain"),
        Words(
            id="Catatan kami dari {day} terlalu lama atau belum diverifikasi.",
            en="Our record of {day} is too old or not verified.",
        ),
        ASK_LICENCE, ("UU18-51",), told="licence",
    ),
    Rule(
        "LICENCE_LISTED", "licence", NOTE, (one_of("licence", "active"),),
        Words(id="Izin perusahaan tercatat", en="The company's licence is on record"),
        Words(
            id="Daftar tanggal {day} mencatat izinnya. Pekerjaannya masih perlu SIP2MI.",
            en="The list of {day} records its licence. The job still needs a SIP2MI.",
        ),
        ASK_LICENCE, ("UU18-51",), told="licence",
    ),
    Rule(
        "ADDRESS_IMITATES", "address", DANGER, (one_of("address", "imitates"),),
        Words(id="Alamat situs meniru pemerintah", en="The web address imitates government"),
        Words(
            id="Alamat itu memakai nama pemerintah, tetapi bukan alamat resmi.",
            en="The address uses a government name but is not an official address.",
        ),
        Words(
            id="jangan isi data di sana. Tunjukkan alamat itu kepada kami.",
            en="do not fill in anything there. Show us the address.",
        ),
        ("GO-ID",),
    ),
    Rule(
        "ADDRESS_PROVES_NOTHING", "address", ASK, (one_of("address", "plain"),),
        Words(id="Alamat situs bukan bukti izin", en="A web address proves no licence"),
        Words(
            id="Kami tidak membuka alamat itu. Situs yang bagus pun tidak membuktikan izin.",
            en="We do not open the address. Even a good site proves no licence.",
        ),
        ASK_LICENCE, ("GO-ID",),
    ),
)  # fmt: skip
