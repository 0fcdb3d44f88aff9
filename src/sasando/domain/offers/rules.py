"""The table of rules: when an answer warns, why, on which article, and what to do next.

Every row reads: if all its conditions hold, this is found. A danger stands on a prohibition or on
a sign of trafficking; what is only not known yet, or known from an old list, is asked about. No
row ever says that an offer is safe.
"""

from sasando.domain.offers.rules_of_job import JOB
from sasando.domain.offers.rules_of_person import PERSON
from sasando.domain.offers.rules_of_placer import PLACER
from sasando.domain.offers.rules_of_way import WAY
from sasando.domain.offers.table import Rule

RULES: tuple[Rule, ...] = (*PERSON, *PLACER, *JOB, *WAY)
