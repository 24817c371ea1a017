"""The trigger networks as one ONNX graph: features in, mean probabilities of all members out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

from laut.model.kinds import Status
from laut.reading.trigger_features import MODE_CLASSES, PRIOR_WIDTH, TYPES, Numbers
from training.graph import Graph, array
from training.trigger_data import BLOCKS, Compression
from training.trigger_network import TriggerNetwork

_OUTPUTS = {"types": len(TYPES) + 1, "modes": len(MODE_CLASSES), "statuses": len(Status)}


@dataclass(frozen=True, slots=True)
class Decision:
    """From which score on a word is a trigger, and the slope and offset of its calibrated log odds."""

    threshold: float
    slope: float
    offset: float


def export(
    members: Sequence[TriggerNetwork], compress: Compression, numbers: Numbers, decision: Decision
) -> onnx.ModelProto:
    """The checked model with its vocabulary and decision in the metadata."""
    graph = Graph()
    parts, prior, columns = _inputs(graph, compress)
    rows = graph.node("Concat", [*parts, prior], axis=-1)
    found = [_member(graph, model, rows, prior, columns) for model in members]
    for at, (name, width) in enumerate(_OUTPUTS.items()):
        total = graph.node("Sum", [outputs[at] for outputs in found])
        graph.node("Mul", [total, graph.constant(np.array(1 / len(members), np.float32), exact=True)], name)
        graph.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["words", width]))
    model = graph.model("laut_triggers")
    names = {name: list(getattr(numbers, name)) for name in ("lemmas", "tags", "relations")}
    kept = names | {name: getattr(decision, name) for name in decision.__slots__}
    helper.set_model_props(model, {"laut": json.dumps(kept, ensure_ascii=False)})
    return model


def _inputs(graph: Graph, compress: Compression) -> tuple[list[str], str, list[str]]:
    """Names of the compressed blocks, the prior and the five columns of numbers."""
    states = graph.input("states", TensorProto.FLOAT, ["tokens", len(compress.means["states"])])
    vectors = graph.input("vectors", TensorProto.FLOAT, ["tokens", len(compress.means["own"])])
    prior = graph.input("prior", TensorProto.FLOAT, ["words", PRIOR_WIDTH])
    numbers = graph.input("numbers", TensorProto.INT64, ["words", 5])
    at, heads = (graph.input(name, TensorProto.INT64, ["words"]) for name in ("picked", "heads"))
    one, zero = (graph.constant(np.array(value, np.int64)) for value in (1, 0))
    last = graph.node("Sub", [graph.node("Gather", [graph.node("Shape", [vectors]), zero]), one])
    before = graph.node("Max", [graph.node("Sub", [at, one]), zero])
    after = graph.node("Min", [graph.node("Add", [at, one]), last])
    rows = {
        "states": (states, at),
        "own": (vectors, at),
        "head": (vectors, heads),
        "before": (vectors, before),
        "after": (vectors, after),
    }
    parts = [
        _compressed(graph, compress, name, graph.node("Gather", list(rows[name]), axis=0))
        for name in BLOCKS
        if name in rows
    ]
    topic = _compressed(graph, compress, "topic", graph.node("ReduceMean", [vectors], axes=[0], keepdims=1))
    parts.append(graph.node("Expand", [topic, _size(graph, at, BLOCKS["topic"])]))
    columns = [graph.node("Gather", [numbers, graph.constant(np.array(i, np.int64))], axis=1) for i in range(5)]
    return parts, prior, columns


def _compressed(graph: Graph, compress: Compression, name: str, rows: str) -> str:
    offset = -(compress.means[name] @ compress.axes[name])
    return graph.matrix(rows, compress.axes[name], offset.astype(np.float32))


def _size(graph: Graph, at: str, width: int) -> str:
    return graph.node("Concat", [graph.node("Shape", [at]), graph.constant(np.array([width], np.int64))], axis=0)


def _member(graph: Graph, model: TriggerNetwork, rows: str, prior: str, columns: list[str]) -> list[str]:
    def looked_up(weights: object, column: int) -> str:
        return graph.node("Gather", [graph.constant(array(weights)), columns[column]], axis=0)

    lemmas = graph.node("Cast", [graph.constant(array(model.lemma.weight).astype(np.float16))], to=TensorProto.FLOAT)
    named = [graph.node("Gather", [lemmas, columns[i]], axis=0) for i in (0, 1)]
    small = [looked_up(layer.weight, i) for i, layer in enumerate((model.tag, model.relation, model.mode), start=2)]
    x = graph.node("Concat", [rows, *named, *small], axis=-1)
    first = graph.node("Relu", [graph.linear(x, model.first)])
    out = graph.node("Concat", [first, graph.node("Relu", [graph.linear(first, model.second)])], axis=-1)
    types = graph.node("Add", [graph.linear(out, model.types), graph.linear(prior, model.table_type)])
    modes = graph.node("Add", [graph.linear(out, model.modes), looked_up(model.table_mode.weight, 4)])
    return [graph.node("Softmax", [logits], axis=-1) for logits in (types, modes, graph.linear(out, model.statuses))]
