"""Which cells of a table must not be printed, and the proof that the printed ones betray none.

`protect` hides, `audit` proves, `propose` says when a table is too thin. Tables are `Table` and
`Rates`; all of them, of this release and of every earlier one, are read together.
"""
