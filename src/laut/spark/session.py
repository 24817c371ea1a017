"""Opening a Spark session: what `spark-submit` gave is kept, the rest is set so that reading and merging work."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from laut.errors import SetupError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_QUIET: Mapping[str, str] = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"}
"""For a session that laut starts itself."""
_NEEDED: Mapping[str, str] = {
    "spark.sql.sources.partitionOverwriteMode": "dynamic",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
}
"""For every session: a wave puts itself in the place of what an interrupted one left of the same chunks, and no more;
rows hold whole reports, so that few of them go in one batch."""


def open_session(master: str | None = None, settings: Mapping[str, str] | None = None) -> "SparkSession":
    """The session of `spark-submit`, or a new one at `master` with `settings`; raises `SetupError` without PySpark or Java."""
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        raise SetupError("laut spark needs PySpark: pip install 'laut[spark]'") from None
    builder = SparkSession.Builder().appName("laut")
    if master is not None:
        builder = builder.config(map=dict(_QUIET)).master(master)
    try:
        session = builder.config(map=dict(settings or {})).getOrCreate()
    except (PySparkRuntimeError, FileNotFoundError) as error:
        raise SetupError(f"Spark does not start ({error}); it needs Java 17 or later, see JAVA_HOME") from error
    for name, value in _NEEDED.items():
        session.conf.set(name, value)
    session.sparkContext.setLogLevel("ERROR")
    return session
