"""Colours of the design: one set for screen, PDF and slide."""

INK, INK_2, INK_3, LINE, SURFACE = "#17222B", "#44515C", "#5D6973", "#D5DBDF", "#FFFFFF"
BRAND, WARN = "#0B4F5C", "#7D4B00"
# Steps of at least 13 L* in greyscale; 4 and 5 are under 3:1 on white and carry an outline.
SERIES = ("#0A3A47", "#9C3F2B", "#4D82C4", "#CF9A2E", "#C4CDD3")
OUTLINE = INK_3
DEATHS = "#3A4650"
OTHER_SOURCE = SERIES[1]
SEQUENCE = ("#E3EEF0", "#B3D2D7", "#74A9B2", "#2F7582", "#0A3A47")
# From this class of the sequence on, words on it are white.
FIRST_DARK = 3
HATCH, HATCH_EDGE = "#C9D0D5", "#76828D"
