"""How periods are printed in headings."""

import pytest

from sasando.domain.values.period import parse_period


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("2025", "2025", "2025"),
        ("2023..2025", "2023–2025", "2023–2025"),
        ("2025-Q3", "Triwulan III 2025", "Quarter III 2025"),
        ("2025-01..2025-06", "Januari–Juni 2025", "January–June 2025"),
        ("2023-02..2025", "1 Februari 2023 – 31 Desember 2025",
         "1 February 2023 – 31 December 2025"),
    ],
)  # fmt: skip
def test_label_of_a_period(text, indonesian, english):
    label = parse_period(text).label

    assert (label.id, label.en) == (indonesian, english)
