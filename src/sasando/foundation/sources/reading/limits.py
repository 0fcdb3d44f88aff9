"""What a reading may use, and what parent and child agree on."""

import struct
from dataclasses import dataclass

MB = 1024 * 1024
MAX_COLUMNS = 200
MAX_CELL = 100_000
# Every piece of cells in the child's answer stands behind its length.
LENGTH = struct.Struct("<Q")


@dataclass(frozen=True)
class Limits:
    """What one reading may use; time and memory grow with an honest file's size."""

    max_bytes: int = 400 * MB
    wall_s: float = 9.0
    wall_s_per_mb: float = 1.0
    memory_mb: int = 512
    memory_max_mb: int = 2048

    def wall_for(self, size: int) -> float:
        """Return the seconds allowed for a file of `size` bytes."""
        return self.wall_s + self.wall_s_per_mb * size / MB

    def file_mb_for(self, size: int) -> int:
        """Return how many megabytes the child may write for a file of `size` bytes."""
        return 256 + 20 * size // MB


DEFAULT = Limits()
