"""Made-up people and articles for the guard: thirty that must stop, thirty that must pass."""

from sasando.domain.news.names import Protected
from sasando.domain.news.whole import Whole, whole_of

PEOPLE = (
    Protected(("Maria Yuliana Bere", "Mince"), ("Oebola",)),
    Protected(("Yosef Lado Wain", "Rahman bin Yusof"), ("Tanah Putih",)),
    Protected(("Sutinah", "Theresia Klau"), ("Webriamata",)),
)
INSTITUTIONS = frozenset(
    ["dprd", "ntt", "bp3mi", "belu", "kupang", "dinas", "polda", "malaka", "kementerian", "fraksi"]
)
OPENING = (
    "Kantor pelindungan pekerja migran menerima kunjungan kerja untuk membahas pelayanan dan"
    " penempatan. Pertemuan berlangsung terbuka, dan setiap pihak menyampaikan catatan tentang"
    " data, biaya, serta pendampingan keluarga di desa asal."
)
CLOSING = (
    "Pertemuan ditutup dengan kesepakatan untuk bertemu lagi. Layanan kantor tidak dipungut biaya,"
    " dan siapa pun dapat bertanya langsung di loket pada jam kerja tanpa membawa surat apa pun."
)
ENGLISH = (
    "The office received a working visit on services and placement. Everyone spoke of data, costs"
    " and of how families are accompanied.\n\n{}"
)


def article(*middle: str, title: str = "Kunjungan kerja membahas pelayanan", en: str = "") -> Whole:
    """Return a whole draft around some paragraphs."""
    body = "\n\n".join((OPENING, *middle, CLOSING))
    texts = [("id", title, "Kunjungan kerja di kantor.", body)]
    if en:
        texts.append(("en", "A working visit", "", ENGLISH.format(en)))
    return whole_of(texts)


PLANTED = (
    article("Keluarga menyambut Maria Yuliana Bere di bandara dengan tangis."),
    article("Petugas mendampingi Maria Bere sampai ke rumah."),
    article("Petugas mendampingi Yuliana Bere sampai ke rumah."),
    article("Tiba pula Bere Maria, yang pulang sesudah tiga tahun."),
    article("Ia yang biasa disapa Mince kini tinggal bersama bibinya."),
    article("Paspor atas nama Rahman bin Yusof ternyata milik orang lain."),
    article("Paspor atas nama Rahman Yusof ternyata milik orang lain."),
    article("Yoseph Lado Wain menceritakan perjalanannya kepada petugas."),
    article("Josef Wain menceritakan perjalanannya kepada petugas."),
    article("Perempuan bernama Sutinah itu memilih pulang."),
    article("Teresia Klau memilih pulang sesudah gajinya ditahan."),
    article("keluarga maria bere menunggu di ruang tamu kantor."),
    article("Petugas mendampingi M a r i a B e r e ke rumah."),
    article("Petugas mendampingi Mаria Bere ke rumah."),
    article("Foto beredar dengan tanda MariaBere di media sosial."),
    article("Petugas mendampingi Ma\u00adria Bere ke rumah."),
    article(
        "Kepulangan didampingi petugas, dan ia bernama Maria", "Bere tiba dengan pesawat sore."
    ),
    article("Gadis itu, Maria, tiba sore hari.", "Rumah keluarga Bere ramai oleh tetangga."),
    article("Ia dipanggil Yosef oleh teman kerjanya.", "Bapak Wain menjemputnya di pelabuhan."),
    article("M.Y.B. dari Desa Oebola tiba di Kupang pada 12 Maret 2026."),
    article("Korban berinisial MB tiba dengan selamat.", "Ia berasal dari Oebola, tiba 12/3."),
    article("YLW, warga Tanah Putih, dijemput keluarganya pada 4 Mei."),
    article("Paspornya dibuat dengan NIK 5306 0152 0390 0001 di luar daerah."),
    article("Dokumen bernomor C1234567 ditahan majikan selama dua tahun."),
    article("Perempuan itu meninggal karena sakit paru di rumah majikannya."),
    article("Jenazahnya tiba; penyebab kematian disebut serangan jantung."),
    article("Seorang anak berusia 15 tahun ikut dipulangkan bersama ibunya."),
    article("Remaja asal Kupang (16) itu berangkat tanpa surat.", en="Nothing more was said."),
    article("Kepulangan berjalan lancar.", en="The family welcomed Maria Bere at the airport."),
    article("Kepulangan berjalan lancar.", title="Maria Bere pulang ke rumah"),
)
HARMLESS = (
    article("Ketua Komisi V DPRD NTT Maria Bere memimpin pertemuan. Bere meminta satu data."),
    article("Maria Bere, anggota DPRD NTT, meminta satu data sebelum rapat anggaran."),
    article("Anggota Fraksi DPRD NTT, Maria Bere, hadir.", "Maria Bere menutup pertemuan itu."),
    article("Hadir Yosef Wain selaku Kepala Dinas NTT bersama jajarannya."),
    article("Bupati Malaka Theresia Klau menyampaikan dukungan anggaran untuk desa."),
    article("Kepala BP3MI NTT menyebut 4.163 layanan penempatan sepanjang 2025."),
    article("Sebanyak 127 orang meninggal di luar negeri; 60 orang karena sakit."),
    article("Anak di bawah 18 tahun tidak boleh ditempatkan bekerja di luar negeri."),
    article("Usia paling rendah calon pekerja adalah 18 tahun menurut undang-undang."),
    article("UU 18/2017 dan Perban 6/2024 menjadi dasar pelayanan kantor ini."),
    article("Sosialisasi diadakan di Desa Oebola pada 12 Maret 2026 untuk 45 peserta."),
    article("Warga Tanah Putih bertanya tentang biaya pada 4 Mei dalam sosialisasi."),
    article("Mari beri dukungan bagi keluarga yang menunggu kabar dari luar negeri."),
    article("Narahubung kantor dapat dihubungi pada nomor 0380 8553123 pada jam kerja."),
    article("Anggaran yang dibahas sebesar Rp3.500.000.000 untuk tahun 2026."),
    article("PMI asal NTT terbanyak berangkat ke Malaysia, disebut pada 12 Maret."),
    article("DPRD NTT dan BP3MI sepakat menulis satu halaman angka tiap triwulan."),
    article("Rapat dipimpin Dominggus Seran dan dicatat oleh Agustina Nahak sampai selesai."),
    article("Hadir pula Kornelis Manek, Petrus Hurek, dan Fransiska Tukan dari mitra gereja."),
    article("Tokoh adat Lukas Ndawa menyampaikan sapaan kepada peserta dari tiga desa."),
    article("Kasus KS-2026-0009 dan JP-2026-0001 disebut hanya dengan nomornya."),
    article("Pelatihan 200 jam ditawarkan kepada calon pekerja rumah tangga di BLK."),
    article("Sepuluh jenazah dipulangkan sampai pertengahan Januari, sebagian dari Malaysia."),
    article("Pertemuan berlangsung di Ruang Rapat Lantai 2 pada Jumat, 6 Februari 2026."),
    article("Kunjungan lanjutan direncanakan pada 20 April, menurut catatan pertemuan itu."),
    article("Delapan surat wajib ada sebelum berangkat, termasuk perjanjian kerja."),
    article("Yosef Mau membuka acara, dan Wilhelmina Lado menyanyikan lagu daerah."),
    article("Ketua DPRD NTT membaca laporan.", en="The Speaker of DPRD NTT read the report."),
    article("Layanan ini gratis.", en="At least 18 years of age is required by the Act of 2017."),
    article("Pelabuhan Tenau dan Bolok melayani kepulangan pada bulan Maret dan April."),
)
