"""A referral crosses to a second, signed-in user of an agency; only what was permitted crosses."""

import pytest
from playwright.sync_api import Error

pytestmark = pytest.mark.browser
# Each stands in a field of the case that is not sent; none may be in any byte the agency gets.
CANARIES = {
    "narrative": "KENARI-CERITA-7731",
    "complainant_name": "Kenari Pelapor Uji",
    "complainant_phone": "081277317731",
    "assessment": "KENARI-ASESMEN-7731",
    "employer": "KENARI-MAJIKAN-7731",
    "note": "KENARI-CATATAN-7731",
}
SENT = "Yuliana Uji Kenari"
NEEDS = "Pendampingan membuat laporan"


def save(look) -> None:
    look.page.click("form.fields button.btn-primary")


def opened(look) -> str:
    look.go("/meja/kasus/baru/")
    look.page.select_option("select[name=category]", "PENIPUAN_PELUANG_KERJA")
    for name in ("narrative", "complainant_name", "complainant_phone"):
        look.page.fill(f"[name={name}]", CANARIES[name])
    look.page.fill("input[name=name]", SENT)
    look.page.fill("input[name=regency_code]", "Belu")
    save(look)
    if look.page.query_selector("input[name=person][value=new]"):
        look.page.check("input[name=person][value=new]")
        save(look)
    case = look.page.url.removeprefix(look.base)
    for deed, field, text in (("asesmen", "text", "assessment"), ("catatan", "text", "note"),
                              ("betulkan", "employer", "employer")):  # fmt: skip
        look.go(f"{case}{deed}/")
        look.page.fill(f"[name={field}]", CANARIES[text])
        save(look)
    return case


def consented(look, case: str) -> None:
    look.go(f"{case}berbagi/")
    look.page.click("ul.links a >> nth=0")
    look.page.select_option("select[name=purpose]", "police_report")
    for code in ("name", "regency", "needs", "category"):
        look.page.check(f"input[name=scope][value={code}]")
    save(look)


def sent(look, case: str, *fields: str) -> None:
    look.go(f"{case}rujuk/")
    look.page.select_option("select[name=agency]", "POLDA-NTT-RENAKTA")
    look.page.select_option("select[name=purpose]", "police_report")
    for code in fields:
        look.page.check(f"input[name=fields_sent][value={code}]")
    look.page.fill("[name=needs]", NEEDS)
    look.page.select_option("select[name=basis]", "consent")
    save(look)


class Agency:
    """A second browser, signed in as the agency's user, that keeps every byte it gets."""

    def __init__(self, page, base: str) -> None:
        self.page, self.base = page, base
        self.bodies: list[tuple[str, bytes]] = []
        self._unread: list = []
        page.on("response", lambda answer: self._unread.append(answer))

    def read(self) -> None:
        """Read what arrived, before anything leads away from it."""
        self.page.wait_for_load_state("networkidle")
        for answer in self._unread:
            if answer.status < 300 or answer.status >= 400:
                self.bodies.append((answer.url, self._body(answer)))
        self._unread.clear()

    def _body(self, answer) -> bytes:
        """Return the bytes; what the browser threw away already is asked for once more."""
        try:
            return answer.body()
        except Error:
            return self.page.context.request.get(answer.url).body()

    def go(self, address: str):
        """Open an address and read all of it."""
        answer = self.page.goto(address)
        self.read()
        return answer

    def click(self, what: str) -> None:
        """Click and read what comes."""
        self.page.click(what)
        self.read()


@pytest.fixture
def agency(chromium, office):
    """Sign the agency's user in, in a browser of its own."""
    context = chromium.new_context(locale="id-ID")
    found = Agency(context.new_page(), office)
    found.go(f"{office}/masuk/demo/")
    found.click("button[value=demo-par]")
    yield found
    context.close()


def test_an_agency_accepts_a_referral_and_never_receives_more_than_was_permitted(look, agency):
    look.sign_in("CW")
    case = opened(look)
    consented(look, case)
    # What the person did not agree to does not leave.
    sent(look, case, "name", "passport")
    assert "Tidak ada persetujuan" in look.page.inner_text("main")
    sent(look, case, "name", "regency", "needs", "category")
    number = look.page.locator("table.cards tbody strong").first.inner_text()

    agency.go(f"{look.base}/mitra/rujukan/")
    agency.click(f"a:has-text('{number}')")
    packet = agency.page.url
    shown = agency.page.inner_text("main")
    for permitted in (SENT, "Belu", NEEDS):
        assert permitted in shown
    agency.click("button:has-text('Terima')")
    agency.go(packet)
    assert "diterima" in agency.page.inner_text("main").lower()

    look.go(f"{case}berbagi/")
    assert "diterima" in look.page.inner_text("table.cards >> nth=0")
    look.page.click("a[href*='/rujuk/'][href$='/cabut/']")
    look.page.fill("textarea[name=reason]", "Orangnya memilih lembaga lain.")
    save(look)
    gone = agency.go(packet)

    assert gone.status == 404
    assert SENT not in agency.page.content()
    assert any(SENT in body.decode("utf-8", "replace") for _url, body in agency.bodies)
    for url, body in agency.bodies:
        text = body.decode("utf-8", "replace")
        assert not [one for one in CANARIES.values() if one in text], url
    assert look.problems == []
