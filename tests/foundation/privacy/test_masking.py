"""What lists show of identifiers (look, "Masked NIK")."""

import pytest

from sasando.foundation.privacy.masking import mask_nik, mask_passport, mask_phone


@pytest.mark.parametrize(
    ("nik", "shown"),
    [
        ("5306010101900003", "5306 •••• •••• ••03"),
        ("530601", "•••• ••"),
        ("5306010", "5306 •10"),
        ("", ""),
    ],
)
def test_mask_nik_keeps_the_place_and_the_last_two(nik, shown):
    assert mask_nik(nik) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+6281234567821", "08•• •••• ••21"),
        ("081234567821", "08•• •••• ••21"),
        ("+60123456789", "+60• •••• ••89"),
        ("0812", "••••"),
        ("", ""),
    ],
)
def test_mask_phone_reads_as_dialled(number, shown):
    assert mask_phone(number) == shown


@pytest.mark.parametrize(("number", "shown"), [("C1234542", "••••••42"), ("42", "••"), ("", "")])
def test_mask_passport_keeps_the_last_two(number, shown):
    assert mask_passport(number) == shown
