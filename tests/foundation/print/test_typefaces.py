from pathlib import Path

from sasando.foundation.print.typefaces import main, typefaces


def test_faces_of_the_machine_are_never_used(tmp_path: Path) -> None:
    assert all(font.path is None for font in typefaces(tmp_path / "missing").fonts())


def test_unpacking_without_folders_is_wrong_usage() -> None:
    assert main([]) == 2
