"""No sealed value stands in any byte of the store, in any common writing."""

import base64

import pytest
from django.db import connection

CANARIES = {
    "nik": "5306014101900003",
    "passport": "C7654321",
    "phone": "+6281234567821",
    "address": "Jalan Lontar 47 RT 03 Oesapa",
}


def writings(text: str) -> set[bytes]:
    plain = text.encode()
    return {
        plain,
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        plain.hex().encode(),
        plain.hex().upper().encode(),
        *(base64.b64encode(plain[at:])[:-4] for at in range(3)),
    }


def test_sealed_values_leave_no_trace_in_the_store(people):
    if connection.vendor != "sqlite":
        pytest.skip("reads the bytes of an SQLite store")
    people("Petrus Lado Wain", **CANARIES)

    store = connection.connection.serialize()

    assert b"Petrus Lado Wain" in store
    found = [name for name, text in CANARIES.items() for each in writings(text) if each in store]
    assert found == []
