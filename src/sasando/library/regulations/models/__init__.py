"""Legal instruments, their articles, relations and dated deadline rules; none is ever deleted."""

from sasando.library.regulations.models.rules import DeadlineRule
from sasando.library.regulations.models.texts import Article, ArticleText, SearchWord, TextSource
from sasando.library.regulations.models.works import (
    Checked,
    Citation,
    Instrument,
    Provision,
    Reading,
    Relation,
)

__all__ = [
    "Article",
    "ArticleText",
    "Checked",
    "Citation",
    "DeadlineRule",
    "Instrument",
    "Provision",
    "Reading",
    "Relation",
    "SearchWord",
    "TextSource",
]
