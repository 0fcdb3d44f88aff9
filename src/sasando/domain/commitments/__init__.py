"""What institutions say they will do: kinds, states, clocks, and why a deed is refused."""
