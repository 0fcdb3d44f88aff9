"""Web addresses are read as text: none is opened, none is ever called good."""

import pytest

from sasando.domain.offers.addresses import read_address

NONE = (
    "",
    "PT Maju Jaya",
    "PT. Maju Jaya",
    "SIP3MI 12/2025",
    "0812 3456 7890",
    "localhost.",
    "maju@",
    "com",
    ".com",
    "jalan maju.com raya",
)
PLAIN = (
    "maju-jaya.com",
    "www.maju.web",
    "https://kp2mi.go.id",
    "siskop2mi.bp2mi.go.id/daftar",
    "https://KEMNAKER.go.id.",
    "https://kupangkab.go.id/",
    "detik.com/berita/bp2mi-ntt",
    "https://detik.com/?q=go.id",
    "http://127.1",
    "http://0x7f.1/",
    "http://[::ffff:127.0.0.1]",
    "http://[::ffff",
    "http://169.254.169.254/latest",
    "http://a@b",
    "file:///etc/passwd",
    "gopher://x",
    "https://",
    "https://maju.com/%00",
    "https://" + "a" * 8000 + ".com",
    "https://xn--mnchen-3ya.com",
    "https://xn--\u00e9.com",
    "https://xn--99999999.com",
    "wa.me/6281234",
)
IMITATES = (
    "bp2mí.go.id",
    "https://bp2mí.go.id",
    "https://kр2mi.go.id",
    "https://кp2mi.go.id",
    "bp2mi-go.id",
    "https://kp2mi.go.id.cepat.com/daftar",
    "https://kp2mi.go.id@jahat.com",
    "http://BP3MI-NTT.com",
    "daftar-siapkerja.online",
    "https://xn--bp2m-ypa.go.id",
    "https://www.kemnaker.id",
    "https://kerja.go.id.top",
    "https://kp2mi.go.idn.com",
)


@pytest.mark.parametrize("text", NONE)
def test_a_name_or_number_is_no_address(text):
    assert read_address(text) == "none"


@pytest.mark.parametrize("text", PLAIN, ids=lambda text: text[:40])
def test_an_address_is_an_address_and_proves_nothing(text):
    assert read_address(text) == "plain"


@pytest.mark.parametrize("text", IMITATES)
def test_an_address_that_uses_the_name_of_government_imitates_it(text):
    assert read_address(text) == "imitates"


def test_the_house_can_make_the_coded_form_that_is_tested():
    assert "bp2mí".encode("punycode").decode() == "bp2m-ypa"
