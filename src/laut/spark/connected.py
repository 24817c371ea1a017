"""Connected components of joined tellings, by alternating stars.

Each step points members of a star at its smallest member: first all larger neighbours of a node (large star), then all
smaller ones (small star), until nothing changes (Kiveris et al. 2014, «Connected components in MapReduce and
beyond»). Before that every partition joins its own edges, so that what one partition holds takes no steps.
"""

from collections.abc import Callable, Iterator

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from laut.merging.clusters import components
from laut.spark.rows import Row, over_rows

EDGES = "member string, of string"
_EDGES_TOGETHER = 500_000
"""Edges that one executor joins at once."""

Keep = Callable[[DataFrame, str], DataFrame]


def connected(pairs: DataFrame, keep: Keep) -> DataFrame:
    """`member` and the smallest telling `of` its component, for every telling of a pair, the smallest one left out.

    `keep(frame, name)` writes a frame down and gives it back, so that no step is computed twice.
    """
    edges = keep(_joined(pairs), "stars-0")
    state, step = _state(edges), 0
    while True:
        step += 1
        edges = keep(_small_star(_large_star(edges)), f"stars-{step}")
        before, state = state, _state(edges)
        if state == before:
            return edges


def _joined(pairs: DataFrame) -> DataFrame:
    """The edges of each partition as stars; `of` is the smaller id."""
    parts = max(1, pairs.count() // _EDGES_TOGETHER)
    edges = pairs.select(f.col("right").alias("member"), f.col("left").alias("of"))
    return over_rows(edges.repartition(parts, "of") if parts > 1 else edges.coalesce(1), _stars, EDGES)


def _stars(rows: Iterator[Row]) -> Iterator[Row]:
    edges = [(row["of"], row["member"]) for row in rows]
    for group in components({id for edge in edges for id in edge}, edges):
        yield from ({"member": id, "of": group[0]} for id in group[1:])


def _large_star(edges: DataFrame) -> DataFrame:
    """Every node points its larger neighbours at the smallest one of them and itself."""
    there = edges.select(f.col("member").alias("node"), f.col("of").alias("near"))
    both = there.unionAll(edges.select(f.col("of").alias("node"), f.col("member").alias("near")))
    least = both.groupBy("node").agg(f.least(f.min("near"), f.col("node")).alias("least"))
    larger = both.where("near > node").join(least, "node")
    return larger.select(f.col("near").alias("member"), f.col("least").alias("of"))


def _small_star(edges: DataFrame) -> DataFrame:
    """Every node points its smaller neighbours and itself at the smallest of them."""
    least = edges.groupBy("member").agg(f.min("of").alias("least"))
    pointed = (
        edges.join(least, "member").where("of != least").select(f.col("of").alias("member"), f.col("least").alias("of"))
    )
    return least.select("member", f.col("least").alias("of")).unionAll(pointed).distinct()


def _state(edges: DataFrame) -> tuple[object, ...]:
    """How many edges there are, and a sum over them that changes with any of them."""
    row = edges.agg(f.count("*"), f.sum(f.xxhash64("member", "of").cast("decimal(38,0)"))).first()
    assert row is not None
    return tuple(row)
