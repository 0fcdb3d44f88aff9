"""Words that the guard tells apart from names: posts, beginnings of sentences, known letters."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Posts of officials; a name counts as an official's only beside one of these and an institution.
POSTS = _words(
    "kepala ketua wakil anggota sekretaris bupati walikota wali kota gubernur menteri direktur"
    " dirjen deputi kabid kasubag koordinator konjen konsul asisten staf kapolda kapolres"
    " pelaksana plt plh harian komisioner inspektur head chair chairman chairwoman chairperson"
    " member governor regent mayor minister director secretary speaker deputy consul general"
    " commissioner acting"
)
SELAKU = _words("selaku sebagai as the")
# A village head stands beside a village: there the name is not let pass.
VILLAGE_WORDS = _words("desa kelurahan dusun kampung village hamlet")
# Join the words of an institution's name.
JOINS = _words("dan provinsi kabupaten kota komisi bidang i ii iii iv v vi vii of the and")
ENDS_OPEN = _words("dan and")
# Capitalised because a sentence begins, not because someone is called so.
STARTERS = _words(
    "ada adapun akan anak atas bagi bahwa banyak beberapa belum berdasarkan bersama bila dalam dan"
    " dari data demikian dengan di dia hal hari hasil hingga ia ini itu jika juga kami karena kata"
    " kedua kegiatan kepada keluarga kemudian ketika lalu lebih maka masih melalui menurut mereka"
    " namun oleh orang pada para pemerintah pekerja pertemuan petugas rapat saat sampai saya"
    " sebagai sebanyak sebelum sebuah sehingga sejak sekitar selain selama selanjutnya semua"
    " seorang setelah setiap sementara tahun tanpa terhadap tetapi tidak tiga untuk warga yang"
    " a after all also an and another as at before both but by during each for from he her his in"
    " it its many most no not of on one our she some that the their there these they this those"
    " three to two under until was we when where while with you your"
)
# Letters that everybody knows and that are nobody's initials unless written with full stops.
KNOWN_LETTERS = _words(
    "pmi ntt ntb dprd dpr mpr nik ktp kk tni apbd apbn ltsa blk upt who ilo iom un wni tki"
    " tkw wita wib wit sma smk smp sd sdm hak uu pp rt rw km id en ham opp kbri kjri kur dki pt cv"
    " bpjs tppo usd idr myr atm sms wa hp sk st"
)
MONTHS = (
    "januari februari maret april mei juni juli agustus september oktober november desember"
    " january february march may june july august october december"
)
