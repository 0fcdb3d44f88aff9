"""A mail server of one box on TLS, as far as taking mail out of it needs one."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PASSWORD = "kata sandi"
FROM, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)


def certificate(folder: Path, *, host: str = "localhost") -> Path:
    """Write a key and a certificate of a host; return the file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM).not_valid_after(UNTIL)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return path


class Box(socketserver.StreamRequestHandler):
    """Answers one client; `server.box` maps UIDs to messages, `server.gone` holds marked ones."""

    def handle(self) -> None:
        self.say("* OK ready")
        while line := self.rfile.readline().decode().strip():
            tag, _, words = line.partition(" ")
            answer = self.answer(words)
            self.say(f"{tag} {answer or 'OK done'}")
            if words == "LOGOUT":
                return

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def answer(self, words: str) -> str:
        asked = words.split()
        self.server.asked.append(re.sub(r"LOGIN.*", "LOGIN", words))
        if asked[0] == "UID":
            self.by_uid(words, asked[2])
        elif asked[0] == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1 UIDPLUS")
        elif asked[0] == "LOGIN" and PASSWORD not in words:
            return "NO wrong"
        elif asked[0] == "SELECT":
            self.say(f"* {len(self.server.box)} EXISTS")
        return ""

    def by_uid(self, words: str, uid: str) -> None:
        box = self.server.box
        if words.startswith("UID SEARCH"):
            self.say("* SEARCH " + " ".join(one for one in box if one not in self.server.gone))
        elif words.startswith("UID FETCH") and "SIZE" in words:
            self.say(f"* 1 FETCH (UID {uid} RFC822.SIZE {self.size(uid)})")
        elif words.startswith("UID FETCH"):
            data = box[uid]
            self.say(f"* 1 FETCH (UID {uid} BODY[] {{{len(data)}}}")
            self.wfile.write(data + b")\r\n")
        elif words.startswith("UID STORE"):
            self.server.gone.add(uid)
        elif words.startswith("UID EXPUNGE"):
            box.pop(uid)

    def size(self, uid: str) -> int:
        return self.server.sizes.get(uid, len(self.server.box[uid]))


class Server(socketserver.ThreadingTCPServer):
    """Wraps each connection in TLS."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, pem: Path) -> None:
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(pem)
        self.box, self.gone, self.sizes, self.asked = {}, set(), {}, []
        super().__init__(("127.0.0.1", 0), Box)

    def get_request(self):
        link, address = super().get_request()
        return self.tls.wrap_socket(link, server_side=True), address

    def handle_error(self, _request, _client_address) -> None:
        """Stay quiet over clients that hang up."""

    @property
    def port(self) -> int:
        return self.server_address[1]


@contextmanager
def served(pem: Path) -> Iterator[Server]:
    """Serve a box while the block runs."""
    with Server(pem) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
