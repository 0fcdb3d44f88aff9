"""Rules about the one who leaves: safety, age, true data, papers in one's own hand, family."""

from sasando.domain.offers.facts import ASK, DANGER
from sasando.domain.offers.table import Rule, one_of
from sasando.domain.values.words import Words

CALL_NOW = Words(
    id="cari tempat aman, lalu minta pertolongan. Anda tidak bersalah.",
    en="get to a safe place, then ask for help. You are not to blame.",
)
TELL_OFFICE = Words(
    id="jangan berangkat dulu. Ceritakan kepada kami atau laporkan tanpa nama.",
    en="do not leave yet. Tell us, or report without a name.",
)
COERCION = Words(
    id="Keadaan ini bisa menjadi tanda pemaksaan. Anda tidak bersalah.",
    en="This can be a sign of coercion. You are not to blame.",
)

PERSON: tuple[Rule, ...] = (
    Rule(
        "SIGN_LOCKED", "signs", DANGER, (one_of("signs", "locked"),),
        Words(id="Dikurung atau dijaga", en="Locked in or guarded"),
        Words(
            id="Menahan orang supaya tidak pergi adalah tanda kerja paksa.",
            en="Keeping people from leaving is a sign of forced labour.",
        ),
        CALL_NOW, ("ILO-03", "UU21-1"), help_first=COERCION,
    ),
    Rule(
        "SIGN_THREAT", "signs", DANGER, (one_of("signs", "threat"),),
        Words(id="Diancam atau dipukul", en="Threatened or beaten"),
        Words(
            id="Ancaman dan kekerasan adalah tanda kerja paksa.",
            en="Threats and violence are signs of forced labour.",
        ),
        CALL_NOW, ("ILO-06", "ILO-05", "UU21-1"), help_first=COERCION,
    ),
    Rule(
        "SIGN_NO_CONTACT", "signs", DANGER, (one_of("signs", "no_contact"),),
        Words(id="Dilarang menghubungi keluarga", en="Not allowed to contact family"),
        Words(
            id="Menjauhkan orang dari keluarganya adalah tanda kerja paksa.",
            en="Keeping people from their family is a sign of forced labour.",
        ),
        TELL_OFFICE, ("ILO-04",), help_first=COERCION,
    ),
    Rule(
        "SIGN_CHANGED", "signs", DANGER, (one_of("signs", "changed"),),
        Words(id="Berbeda dari yang dijanjikan", en="Not what was promised"),
        Words(
            id="Janji yang berubah tentang kerja, upah, atau tempat adalah tanda penipuan.",
            en="A changed promise about job, pay or place is a sign of deception.",
        ),
        TELL_OFFICE, ("ILO-02", "UU21-1"),
        help_first=Words(
            id="Janji yang berubah bisa menjadi tanda perdagangan orang. Anda tidak bersalah.",
            en="A changed promise can be a sign of trafficking. You are not to blame.",
        ),
    ),
    Rule(
        "SIGN_FAMILY_PAID", "signs", DANGER, (one_of("signs", "family_paid"),),
        Words(id="Keluarga diberi uang supaya setuju", en="Family was paid to agree"),
        Words(
            id="Memberi uang kepada keluarga supaya melepas orang bisa menjadi perdagangan orang.",
            en="Paying a family to let someone go can be trafficking.",
        ),
        TELL_OFFICE, ("UU21-1",),
        help_first=Words(
            id="Uang untuk keluarga bisa mengikat orang. Tidak ada yang bersalah di pihak Anda.",
            en="Money for the family can bind a person. Nobody on your side is to blame.",
        ),
    ),
    Rule(
        "AGE_UNDER_18", "age", DANGER, (one_of("age", "under_18"),),
        Words(id="Umur di bawah 18 tahun", en="Under 18 years old"),
        Words(
            id="Undang-undang mensyaratkan umur paling rendah 18 tahun.",
            en="The law requires an age of at least 18.",
        ),
        Words(
            id="jangan berangkat. Ceritakan kepada kami; sekolah dan keluarga bisa dibantu.",
            en="do not leave. Tell us; school and family can be helped.",
        ),
        ("UU18-5", "UU21-1"),
        help_first=Words(
            id="Anak tidak boleh dikirim bekerja. Anak yang ditawari tidak bersalah.",
            en="A child must not be sent to work. A child who gets an offer is not to blame.",
        ),
    ),
    Rule(
        "AGE_UNDER_21_AT_HOME", "age", ASK,
        (one_of("age", "under_21"), one_of("work", "household")),
        Words(id="Umur untuk kerja di rumah", en="Age for work in a home"),
        Words(
            id="Beberapa negara meminta umur 21 tahun untuk kerja di rumah.",
            en="Some countries ask for 21 years of age for work in a home.",
        ),
        Words(
            id="tanyakan batas umur negara itu. Jangan biarkan umur Anda diubah.",
            en="ask for that country's age limit. Do not let your age be changed.",
        ),
        ("UU39-2004",),
    ),
    Rule(
        "DATA_CHANGED", "data", DANGER, (one_of("data", "yes"),),
        Words(id="Data di surat diubah", en="Data in the papers is changed"),
        Words(
            id="Surat dengan nama atau umur palsu membuat Anda sulit ditolong.",
            en="Papers with a false name or age make it hard to help you.",
        ),
        Words(
            id="jangan tanda tangan. Simpan KTP asli dan laporkan.",
            en="do not sign. Keep your real identity card and report it.",
        ),
        ("UU21-1",),
        help_first=Words(
            id="Mengubah nama atau umur adalah cara yang dipakai dalam perdagangan orang.",
            en="Changing names or ages is a way used in trafficking.",
        ),
    ),
    Rule(
        "DATA_NOT_KNOWN", "data", ASK, (one_of("data", "unknown"),),
        Words(id="Data di surat", en="Data in the papers"),
        Words(
            id="Nama, umur, dan alamat di semua surat harus sama dengan KTP.",
            en="Name, age and address in all papers must equal the identity card.",
        ),
        Words(
            id="minta lihat semua surat, lalu cocokkan dengan KTP.",
            en="ask to see every paper and compare it with the identity card.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "PASSPORT_HELD", "passport", DANGER, (one_of("passport", "held"),),
        Words(id="Paspor dipegang orang lain", en="Someone else holds the passport"),
        Words(
            id="Menahan dokumen adalah salah satu dari 11 tanda kerja paksa.",
            en="Holding back documents is one of 11 signs of forced labour.",
        ),
        Words(
            id="minta kembali di depan saksi. Bila ditolak, laporkan.",
            en="ask for it back before a witness. If refused, report it.",
        ),
        ("ILO-07",),
        help_first=Words(
            id="Paspor yang dipegang orang lain bisa menjadi tanda pemaksaan. Anda tidak bersalah.",
            en="A passport held by someone else can be a sign of coercion. You are not to blame.",
        ),
    ),
    Rule(
        "PASSPORT_NOT_KNOWN", "passport", ASK, (one_of("passport", "unknown"),),
        Words(id="Paspor Anda", en="Your passport"),
        Words(
            id="Paspor adalah salah satu dari delapan dokumen wajib. Anda yang memegangnya.",
            en="A passport is one of eight required papers. You hold it yourself.",
        ),
        Words(
            id="tanyakan di mana paspor itu, lalu minta dan simpan sendiri.",
            en="ask where it is, then ask for it and keep it yourself.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "PERMISSION_FORBIDDEN", "permission", DANGER, (one_of("permission", "told_not"),),
        Words(id="Disuruh pergi tanpa izin keluarga", en="Told to leave without permission"),
        Words(
            id="Surat izin keluarga yang diketahui kepala desa adalah dokumen wajib.",
            en="A family's permission, known to the village head, is a required paper.",
        ),
        Words(
            id="jangan berangkat. Beri tahu keluarga dan kepala desa.",
            en="do not leave. Tell your family and the village head.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "PERMISSION_VILLAGE", "permission", ASK, (one_of("permission", "family_only"),),
        Words(id="Surat izin belum diketahui desa", en="The village does not know the letter"),
        Words(
            id="Surat izin baru berlaku bila diketahui kepala desa atau lurah.",
            en="The letter counts when the village head knows it.",
        ),
        Words(
            id="bawa surat itu ke kantor desa sebelum menandatangani apa pun.",
            en="take the letter to the village office before you sign anything.",
        ),
        ("UU18-13",),
    ),
    Rule(
        "PERMISSION_MISSING", "permission", ASK, (one_of("permission", "not_yet", "unknown"),),
        Words(id="Surat izin keluarga", en="Letter of permission"),
        Words(
            id="Surat izin keluarga yang diketahui kepala desa adalah dokumen wajib.",
            en="A family's permission, known to the village head, is a required paper.",
        ),
        Words(
            id="tanyakan cara membuatnya di kantor desa. Layanan ini gratis.",
            en="ask the village office how to make it. This is free.",
        ),
        ("UU18-13",),
    ),
)  # fmt: skip
