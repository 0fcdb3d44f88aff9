"""Every kind of background work, by name."""

from datetime import timedelta

from sasando.foundation.tasks.queue import Work

WORK = {
    "imports.take_in": Work("sasando.jobs.imports.take_in", tries=3, limit=timedelta(hours=2)),
}
