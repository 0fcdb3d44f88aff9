"""Says whether a request is somebody reading; nothing of it is kept."""

_BOTS = (
    "bot", "crawl", "spider", "slurp", "preview", "facebookexternalhit", "whatsapp", "telegram",
    "curl", "wget", "python", "http", "monitor", "feed", "headless", "lighthouse", "scan",
)  # fmt: skip
BROWSER = "mozilla/"


def is_reader(*, agent: str, purpose: str) -> bool:
    """Say whether a page was asked for by a browser that shows it; `purpose` is Sec-Purpose."""
    told = agent.lower()
    return BROWSER in told and "prefetch" not in purpose.lower() and not _is_bot(told)


def _is_bot(told: str) -> bool:
    # Every browser's agent begins with "Mozilla/5.0 (", some bots' too: their own word tells them.
    return any(word in told for word in _BOTS)
