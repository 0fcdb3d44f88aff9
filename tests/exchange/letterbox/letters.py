"""Messages made by hand, as telephones and mail programs send them; every name is made up."""

import io
from email.message import EmailMessage

from PIL import Image

STORY = "Paman Kanari menahan paspor keponakan saya di rumah penampungan."
SENDER = "Nona Melati <melati@contoh.test>"
SECRET = "Kupang-10.1234S"
PLAIN = f"""\
Received: from [203.0.113.9] by mail.contoh.test; Tue, 10 Feb 2026 08:00:00 +0800
From: {SENDER}
To: lapor@kantor.test
Subject: =?utf-8?q?Tolong_keponakan_saya?=
Message-ID: <satu@contoh.test>
Date: Tue, 10 Feb 2026 08:00:00 +0800
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{STORY}
""".encode()
PAGE = f"""\
From: {SENDER}
Subject: laman
Message-ID: <laman@contoh.test>
Content-Type: text/html; charset=us-ascii

<html><head><style>p {{ color: red }}</style></head><body><p>{STORY}</p>
<script>alert(1)</script><img src="https://contoh.test/pelacak.png"></body></html>
""".encode()
NO_WORDS = b"From: a@contoh.test\r\nMessage-ID: <kosong@contoh.test>\r\n\r\n \r\n"
NO_HEAD = b"\x00\xff\xfe tanpa kepala sama sekali"
CUT_SHORT = (
    b'From: a@contoh.test\r\nContent-Type: multipart/mixed; boundary="ab"\r\n\r\n--ab\r\n'
    b"Content-Type: text/plain; charset=tidak-ada\r\n\r\nKata yang terpoto"
)
DEEP = (
    b"From: a@contoh.test\r\n"
    + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (at, at)
        for at in range(3000)
    )
    + b"\r\nkata"
)
MANY_PARTS = (
    b'From: a@contoh.test\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    + b"--b\r\nContent-Type: text/plain\r\n\r\nx\r\n" * 5000
    + b"--b--\r\n"
)
ODD_HEADS = (
    b'From: "a <@\r\nSubject: =?utf-8?b?%%%?= =?x-odd?q?_?=\r\nMessage-ID: <[@>\r\n'
    b'Content-Type: text/plain; charset="\r\n\r\nKata di bawah kepala yang ganjil.'
)
# Six bytes that unpack to nothing: what an archive holds is never looked at.
BOMB = b"PK\x03\x04" + bytes(4000)


def photo(secret: str = SECRET) -> bytes:
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x010F] = secret
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=exif, comment=secret.encode())
    return out.getvalue()


def with_files(*files: bytes, text: str = STORY, key: str = "berkas") -> bytes:
    """Return a message with files hung on it, whatever they are called."""
    message = EmailMessage()
    message["From"], message["Message-ID"] = SENDER, f"<{key}@contoh.test>"
    message.set_content(text)
    for at, data in enumerate(files):
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=f"Melati {at}.jpg"
        )
    return message.as_bytes()


def in_a_message(inner: bytes) -> bytes:
    """Return a message that carries another one inside, as forwarding does."""
    return (
        f"From: {SENDER}\nMessage-ID: <terusan@contoh.test>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nLihat.\n'
        f"--b\nContent-Type: message/rfc822\n\n{inner.decode()}\n--b--\n"
    ).encode()
