"""One Spark session for all tests: a driver and two workers, each a process of its own."""

import importlib.util
import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.ledger.conftest import where  # noqa: F401

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MASTER = "local-cluster[2,1,900]"
_JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"""Tests run for a minute: compiling well takes longer than it saves."""
_SETTINGS = {
    "spark.driver.extraJavaOptions": _JAVA,
    "spark.executor.extraJavaOptions": _JAVA,
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.adaptive.enabled": "false",
    "spark.default.parallelism": "2",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.executor.memory": "700m",
    "spark.sql.shuffle.partitions": "2",
    "spark.hadoop.fs.viewfs.mounttable.shelf.link./all": "file:///",
}


def _missing() -> str | None:
    if importlib.util.find_spec("pyspark") is None:
        return "PySpark is not installed: pip install 'laut[spark]'"
    return None if shutil.which("java") else "there is no Java: apt-get install openjdk-17-jre-headless"


@pytest.fixture(scope="session")
def session() -> "Iterator[SparkSession]":
    if (why := _missing()) is not None:
        if os.environ.get("CI"):
            pytest.fail(f"{why}, and CI must test Spark")
        pytest.skip(why)
    from laut.spark.session import open_session

    here = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_HOSTNAME": "localhost", "PYSPARK_PYTHON": sys.executable}
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        for name, value in here.items():
            patch.setenv(name, value)
        opened = open_session(_MASTER, _SETTINGS)
        yield opened
        opened.stop()
