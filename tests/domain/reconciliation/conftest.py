from datetime import date

import pytest

from sasando.domain.reconciliation.known import Known
from sasando.domain.values.place import CodeSystem


@pytest.fixture(scope="session")
def known():
    return Known(
        today=date(2026, 11, 24),
        codes=CodeSystem.KEMENDAGRI,
        regency_names={"53.21": "Malaka", "53.01": "Kupang", "53.71": "Kota Kupang"},
        regency_by_name={"malaka": "53.21", "kupang": "53.01", "kotakupang": "53.71"},
        regency_by_bps={"5321": "53.21"},
        districts={("53.21", "malakatengah"): "53.21.01"},
        villages={("53.21.01", "kamanasa"): "53.21.01.2001"},
        provinces={"ntt": "53", "nusatenggaratimur": "53"},
        countries={"malaysia": "MY", "singapura": "SG"},
        schemes={"ptop": "P_TO_P"},
        troubles={"gajitidakdibayar": "GAJI_TIDAK_DIBAYAR"},
        channels={"whatsapp": "WHATSAPP"},
        kinships={"istri": "spouse"},
    )
