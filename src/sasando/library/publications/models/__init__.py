"""What the office gives out: releases, signed briefs, and news."""

from sasando.library.publications.models.news import (
    Article,
    Picture,
    PictureFile,
    Reading,
    Revision,
)
from sasando.library.publications.models.releases import (
    Approval,
    Brief,
    BriefDraft,
    BriefFile,
    BriefSeries,
    Draft,
    Erratum,
    Release,
    ReleasedFile,
    ReleasedTable,
    ReleaseSeries,
)
from sasando.library.publications.models.sharing import BriefShare

__all__ = [
    "Approval",
    "Article",
    "Brief",
    "BriefDraft",
    "BriefFile",
    "BriefSeries",
    "BriefShare",
    "Draft",
    "Erratum",
    "Picture",
    "PictureFile",
    "Reading",
    "Release",
    "ReleaseSeries",
    "ReleasedFile",
    "ReleasedTable",
    "Revision",
]
