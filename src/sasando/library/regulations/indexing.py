"""Keeps the index of words: one row a word, work and place; made anew for a work that changed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from sasando.domain.regulations.searching import words_of
from sasando.library.regulations.models import ArticleText, Instrument, Provision, SearchWord
from sasando.library.regulations.naming import short_name

AT_ONCE = 2000
# What a work is called weighs more than what it says; a long text gains no more than this.
NAME, TITLE, SUMMARY, SAID, MOST = 12, 8, 4, 3, 9

Place = tuple[int, str]


def index_all() -> int:
    """Make the index anew for every work; return how many rows it has."""
    return index_works(Instrument.objects.values_list("id", flat=True))


def index_works(ids: Iterable[int]) -> int:
    """Make the index anew for some works, in the caller's transaction; return the rows written."""
    wanted = list(ids)
    SearchWord.objects.filter(instrument_id__in=wanted).delete()
    counts: dict[Place, Counter[str]] = {}
    works = {row.id: row for row in Instrument.objects.filter(id__in=wanted)}
    for place, text, weight in _texts(works):
        counts.setdefault(place, Counter()).update(
            {word: count * weight for word, count in words_of(text).items()}
        )
    rows = [
        SearchWord(word=word, instrument_id=work, anchor=anchor, weight=min(weight, MOST * NAME))
        for (work, anchor), words in counts.items()
        for word, weight in words.items()
    ]
    SearchWord.objects.bulk_create(rows, batch_size=AT_ONCE)
    return len(rows)


def _texts(works: dict[int, Instrument]) -> Iterator[tuple[Place, str, int]]:
    """Yield (place, text, weight of its words) of all that is searched."""
    for key, row in works.items():
        yield (key, ""), f"{short_name(row)} {row.number} {row.abbreviation}", NAME
        yield (key, ""), row.title, TITLE
        yield (key, ""), f"{row.summary_id} {row.subject}", SUMMARY
        yield (key, ""), f"{row.issuer} {row.legal_field} {row.note}", 1
    by_code = {row.code: key for key, row in works.items()}
    for said in Provision.objects.filter(instrument__in=by_code):
        place = (by_code[said.instrument], said.anchor)
        yield place, f"{said.summary_id} {said.summary_en}", SAID
    corrected = ArticleText.objects.filter(corrects__isnull=False).values("corrects_id")
    texts = ArticleText.objects.filter(article__instrument_id__in=works).exclude(id__in=corrected)
    for work, anchor, heading, text in texts.values_list(
        "article__instrument_id", "article__anchor", "heading", "text"
    ).iterator():
        yield (work, anchor), f"{heading} {text}", 1
