"""A trained reader of quotations as three ONNX files."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto
from torch import nn

from laut.reading.quotation_inputs import CATEGORIES, SIDE_COLUMNS
from laut.reading.quotation_spans import ENDS, SCALARS
from laut.reading.quotation_windows import OWN
from training.graph import Graph, array
from training.quotation_network import NEAR_COLUMNS, ROLES, Around, Both, QuotationReader, Spans, Words

_FLOAT, _INT64, _INT32 = TensorProto.FLOAT, TensorProto.INT64, TensorProto.INT32


def bidirectional(layer: Both) -> nn.LSTM:
    """Both directions as one torch layer, as `Graph.lstm` takes it."""
    made = nn.LSTM(layer.forth.input_size, layer.forth.hidden_size, bidirectional=True)
    for name, values in layer.forth.named_parameters():
        getattr(made, name).data = values.data
    for name, values in layer.back.named_parameters():
        getattr(made, f"{name}_reverse").data = values.data
    return made


def _table(graph: Graph, layer: nn.Embedding, numbers: str) -> str:
    return graph.node("Gather", [graph.constant(array(layer.weight)), numbers])


def _softmax(graph: Graph, x: str) -> str:
    return graph.node("Softmax", [x], axis=-1)


def _split(graph: Graph, x: str, sizes: list[int], name: str) -> list[str]:
    names = [f"{name}_{k}" for k in range(len(sizes))]
    graph.nodes.append(onnx.helper.make_node("Split", [x, graph.constant(np.array(sizes, np.int64))], names, axis=-1))
    return names


def _joined(graph: Graph, parts: list[str], axis: int = -1) -> str:
    return graph.node("Concat", parts, axis=axis)


def words_network(model: Words) -> onnx.ModelProto:
    """`x` (T, B, vector + state + sides), `categories` (T, B, 6), `lengths` (B,) → `rows`, `content`, `nested` (T, B, …)."""
    graph, sizes = Graph(), model.sizes
    x = graph.input("x", _FLOAT, ["T", "B", sizes.vector + sizes.state + SIDE_COLUMNS])
    categories = graph.input("categories", _INT64, ["T", "B", len(CATEGORIES)])
    lengths = graph.input("lengths", _INT32, ["B"])
    vector, state, sides = _split(graph, x, [sizes.vector, sizes.state, SIDE_COLUMNS], "x")
    axis = graph.constant(np.array([2], np.int64))
    columns = [graph.node("Squeeze", [c, axis]) for c in _split(graph, categories, [1] * len(CATEGORIES), "category")]
    values = [_table(graph, model.values[name], c) for name, c in zip(CATEGORIES, columns, strict=True)]
    word = graph.linear(vector, model.word)
    whole = _joined(graph, [word, *values])
    meaning = graph.node("Relu", [graph.linear(whole, model.meaning)])
    fed = _joined(graph, [whole, graph.linear(state, model.context), sides])
    hidden = graph.lstm(graph.lstm(fed, lengths, bidirectional(model.lower)), lengths, bidirectional(model.upper))
    content, nested = (_softmax(graph, graph.linear(hidden, layer)) for layer in (model.content, model.nested))
    roles = [
        _softmax(graph, part) for part in _split(graph, graph.linear(hidden, model.roles), [3] * len(ROLES), "role")
    ]
    shares = graph.node("Relu", [graph.linear(_joined(graph, [content, nested, *roles]), model.shares)])
    kept = graph.node("Relu", [graph.linear(hidden, model.kept)])
    graph.output(_joined(graph, [kept, shares, meaning]), "rows", width=sizes.row)
    graph.output(content, "content")
    graph.output(nested, "nested")
    return graph.model("laut_quotations")


def spans_network(model: Spans) -> onnx.ModelProto:
    """`rows` (words, width), `ends` (N, ENDS), `scalars` (N, SCALARS) → logits `right` (N,)."""
    graph, sizes = Graph(), model.sizes
    width = sizes.kept + sizes.shares + NEAR_COLUMNS
    rows = graph.input("rows", _FLOAT, ["T", width])
    ends, scalars = graph.input("ends", _INT64, ["N", ENDS]), graph.input("scalars", _FLOAT, ["N", SCALARS])
    ints = lambda *values: graph.constant(np.array(values, np.int64))  # noqa: E731
    padded = graph.node("Pad", [rows, ints(1, 0, 1, 0)])
    sums = graph.node("CumSum", [graph.node("Pad", [rows, ints(1, 0, 0, 0)]), graph.constant(np.array(0, np.int64))])
    first = graph.node("Squeeze", [graph.node("Slice", [ends, ints(1), ints(2), ints(1)]), ints(1)])
    last = graph.node("Squeeze", [graph.node("Slice", [ends, ints(2), ints(3), ints(1)]), ints(1)])
    before = graph.node("Sub", [first, ints(1)])
    total = graph.node("Sub", [graph.node("Gather", [sums, last]), graph.node("Gather", [sums, before])])
    size = graph.node("Unsqueeze", [graph.node("Cast", [graph.node("Sub", [last, before])], to=_FLOAT), ints(1)])
    at_ends = graph.node("Reshape", [graph.node("Gather", [padded, ends]), ints(-1, ENDS * width)])
    joined = _joined(graph, [at_ends, graph.node("Div", [total, size]), scalars])
    hidden = graph.node("Relu", [graph.linear(joined, model.hidden)])
    right = graph.node("Squeeze", [graph.linear(hidden, model.right), ints(1)])
    graph.node("Identity", [right], "right")
    graph.outputs.append(onnx.helper.make_tensor_value_info("right", _FLOAT, ["N"]))
    return graph.model("laut_quotation_spans")


def roles_network(model: Around) -> onnx.ModelProto:
    """The inputs of `Around`, time first, and `real` (T, B, 1) → `roles` (T, B, 4), `form` (B, 5), `medium` (B, 6), all shares."""
    graph, sizes = Graph(), model.sizes
    rows = graph.input("rows", _FLOAT, ["T", "B", sizes.row])
    sides = graph.input("sides", _FLOAT, ["T", "B", NEAR_COLUMNS + len(ROLES)])
    numbers = [graph.input(name, _INT64, ["T", "B"]) for name in ("marks", "distances", "sentences")]
    candidate, lengths = graph.input("candidate", _FLOAT, ["B", OWN]), graph.input("lengths", _INT32, ["B"])
    real = graph.input("real", _FLOAT, ["T", "B", 1])
    near, meaning = _split(graph, rows, [sizes.kept + sizes.shares, sizes.meaning], "rows")
    ints = lambda *values: graph.constant(np.array(values, np.int64))  # noqa: E731
    places = [
        _table(graph, layer, n) for layer, n in zip((model.mark, model.distance, model.sentence), numbers, strict=True)
    ]
    own = graph.node("Unsqueeze", [candidate, ints(0)])
    spread = graph.node("Expand", [own, graph.node("Concat", [graph.node("Shape", [numbers[0]]), ints(OWN)], axis=0)])
    hidden = graph.lstm(_joined(graph, [near, *places, sides, spread]), lengths, bidirectional(model.lstm))
    roles = graph.node("Sigmoid", [graph.linear(hidden, model.roles)])
    part = graph.node("Mul", [roles, real])
    speaker, cue, frame, _ = _split(graph, part, [1] * len(ROLES), "part")
    inside = graph.node(
        "Unsqueeze", [graph.node("Cast", [graph.node("Greater", [numbers[0], ints(0)])], to=_FLOAT), ints(2)]
    )

    def mean(values: str, weights: str) -> str:
        total = graph.node("ReduceSum", [graph.node("Mul", [values, weights]), ints(0)], keepdims=0)
        size = graph.node(
            "Add",
            [graph.node("ReduceSum", [weights, ints(0)], keepdims=0), graph.constant(np.array([0.5], np.float32))],
        )
        return graph.node("Div", [total, size])

    away = graph.node(
        "Mul",
        [
            graph.node("Sub", [inside, graph.constant(np.array([1.0], np.float32))]),
            graph.constant(np.array([1e4], np.float32)),
        ],
    )
    most = graph.node("ReduceMax", [graph.node("Add", [hidden, away])], axes=[0], keepdims=0)
    highest = graph.node("ReduceMax", [part], axes=[0], keepdims=0)
    both = graph.node("Add", [cue, frame])
    summary = [mean(hidden, inside), most, mean(hidden, both), mean(hidden, speaker), highest, candidate]
    joined = _joined(graph, summary + [mean(meaning, weight) for weight in (cue, frame, speaker, inside)])
    graph.output(roles, "roles", width=len(ROLES))
    for name, inner, outer in (("form", model.kinds, model.form), ("medium", model.media, model.medium)):
        logits = graph.linear(graph.node("Relu", [graph.linear(joined, inner)]), outer)
        graph.node("Identity", [_softmax(graph, logits)], name)
        graph.outputs.append(onnx.helper.make_tensor_value_info(name, _FLOAT, ["B", outer.out_features]))
    return graph.model("laut_quotation_roles")


def export(model: QuotationReader, folder: Path) -> None:
    """Write the three files."""
    model.eval()
    onnx.save(words_network(model.words), folder / "quotations.onnx")
    onnx.save(spans_network(model.spans), folder / "quotations_spans.onnx")
    onnx.save(roles_network(model.around), folder / "quotations_roles.onnx")
