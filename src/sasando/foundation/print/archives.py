"""Office files that are zip archives, made the same byte for byte from the same contents."""

import io
import re
import zipfile

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
# A paper is written often and sent seldom.
LEVEL = 3
NESTED = (".xlsx", ".docx", ".pptx")
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def steady(archive: bytes, *, moment: str) -> bytes:
    """Return the archive with every date in it set to `moment` (ISO), nested archives too."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as read, zipfile.ZipFile(out, "w") as write:
        for name in read.namelist():
            part = read.read(name)
            if name.endswith(NESTED):
                part = steady(part, moment=moment)
            elif name == "docProps/core.xml":
                part = MOMENT.sub(rb"\g<1>" + moment.encode() + rb"\g<2>", part)
            told = zipfile.ZipInfo(name, FIRST_DAY)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.external_attr = 0o600 << 16
            write.writestr(told, part, compresslevel=LEVEL)
    return out.getvalue()
