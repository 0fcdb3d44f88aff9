import pytest

from sasando.domain.values.person_name import clean_name, name_key, parse_name
from sasando.domain.values.words import Refused


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yohanes Tefa", "Johannes Tefa"),
        ("Yosef Bria", "BRIA, Josep"),
        ("Soekarno Djawa", "Sukarno Jawa"),
        ("Tjahaya", "Cahaya"),
        ("Fransiskus da Cunha", "Franciscus Cunha"),
        ("Ma'u", "Mau"),
        ("Petrus bin Lado", "Petrus Lado"),
        ("Vincentius", "Vinsentius"),
    ],
)
def test_name_key_is_one_for_spellings_of_one_name(left, right):
    groups = {"cahaya": "cahaya", "vinsentius": "vincentius"}

    assert name_key(left, groups=groups) == name_key(right, groups=groups)


def test_name_key_parts_different_names():
    keys = {name_key(name, groups={}) for name in ("Maria Bria", "Marta Bria", "Mario Nahak")}

    assert len(keys) == 3


def test_name_key_uses_groups_of_known_variants():
    assert name_key("Dominggus", groups={"dominggus": "domingos"}) == name_key(
        "Domingos", groups={}
    )


def test_parse_name_takes_out_signs_that_hide_and_says_so():
    name = parse_name("Maria\u202e\u200b  Bria\n")

    assert name.display == "Maria Bria"
    assert name.had_hidden_signs
    assert clean_name("Jose\u0301") == "Jos\u00e9"


@pytest.mark.parametrize(
    ("text", "code"),
    [("  ", "missing_name"), ("123", "name_unreadable"), ("Mar\ufffda", "name_unreadable"),
     ("a" * 201, "name_too_long")],
)  # fmt: skip
def test_parse_name_refuses_by_name(text, code):
    with pytest.raises(Refused) as refused:
        parse_name(text)

    assert refused.value.refusal.code == code
