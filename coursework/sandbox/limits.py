"""What a student's code may use."""

from dataclasses import asdict, dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits on one notebook; seconds are wall time, sizes are bytes."""

    cell_seconds: float = 60
    notebook_seconds: float = 600
    memory: int = 4096 * MEGABYTE
    """Address space of each process."""
    processes: int = 64
    """Processes and threads at one time."""
    file_size: int = 64 * MEGABYTE
    disk: int = 256 * MEGABYTE
    """All files together."""
    output: int = 4 * MEGABYTE
    """Output of one cell; what is beyond is left out, and said."""

    def as_dict(self) -> dict[str, float]:
        return asdict(self)
