"""Paper: Typst documents and the small charts that stand in them."""

from sasando.foundation.print.documents import typst_pdf

__all__ = ["typst_pdf"]
