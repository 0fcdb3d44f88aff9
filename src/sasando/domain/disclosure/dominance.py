"""When one contributor makes up so much of a sum that the sum gives that contributor away."""

from dataclasses import dataclass

# Whoever contributes the second most knows that part and takes it off the sum: the rest must blur
# the largest by at least this share. Source: the p% rule (Hundepool et al., Handbook on Statistical
# Disclosure Control, ESSNet); the share is our own choice, ADR 0025.
PERCENT = 10
# So many people must stand behind a sum or a mean, whatever the class of the indicator.
FEWEST = 10


@dataclass(frozen=True)
class Contributions:
    """What people put into one sum: the amount, how many they are, the two largest parts.

    `least` is the smallest part, which may not be below zero: the rule is for parts that add up.
    """

    amount: int
    contributors: int
    largest: int
    second: int
    least: int = 0

    @property
    def is_safe(self) -> bool:
        """Say whether the sum, or its mean, may be printed.

        A sum of zero says of everybody that the part is zero, and is not.
        """
        if self.contributors < FEWEST or self.least < 0 or self.amount <= 0:
            return False
        rest = self.amount - self.largest - self.second
        return 100 * rest >= PERCENT * self.largest
