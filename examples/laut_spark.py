"""What `spark-submit` starts: the command `laut`, as a file."""

from laut.cli.main import run

run()
