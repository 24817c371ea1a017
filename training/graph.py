"""Small builder for ONNX graphs: weights kept as float16, computed with as float32. Sequences are (T, B, width)."""

from dataclasses import dataclass, field

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import nn

_OPSET = 17
_TORCH_TO_ONNX_GATES = (0, 3, 1, 2)
"""torch keeps input, forget, cell, output; ONNX wants input, output, forget, cell."""


@dataclass(slots=True)
class Graph:
    """Nodes and weights gathered in order; every method returns the name of its result."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)
    inputs: list[onnx.ValueInfoProto] = field(default_factory=list)
    outputs: list[onnx.ValueInfoProto] = field(default_factory=list)

    def input(self, name: str, kind: int, shape: list[str | int]) -> str:
        """A named input."""
        self.inputs.append(helper.make_tensor_value_info(name, kind, shape))
        return name

    def output(self, source: str, name: str, kind: int = TensorProto.FLOAT, width: int | None = None) -> None:
        """Give a result a public name; numbers of labels are (T, B), all else (T, B, width)."""
        shape = ["T", "B"] if kind == TensorProto.INT32 else ["T", "B", width]
        self.node("Identity", [source], name)
        self.outputs.append(helper.make_tensor_value_info(name, kind, shape))

    def node(self, operator: str, inputs: list[str], name: str = "", **attributes: object) -> str:
        """Any operator with one result."""
        name = name or f"{operator}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def constant(self, values: NDArray, exact: bool = False) -> str:
        """Weights; float16 in the file unless `exact`."""
        name = f"w{len(self.weights)}"
        half = values.dtype == np.float32 and not exact
        self.weights.append(numpy_helper.from_array(values.astype(np.float16) if half else values, name))
        return self.node("Cast", [name], to=TensorProto.FLOAT) if half else name

    def matrix(self, x: str, weight: NDArray, bias: NDArray | None = None) -> str:
        """x @ weight + bias."""
        product = self.node("MatMul", [x, self.constant(weight)])
        return product if bias is None else self.node("Add", [product, self.constant(bias)])

    def linear(self, x: str, layer: nn.Linear) -> str:
        """A torch linear layer."""
        bias = None if layer.bias is None else array(layer.bias)
        return self.matrix(x, array(layer.weight).T.copy(), bias)

    def lstm(self, x: str, lengths: str, layer: nn.LSTM) -> str:
        """One bidirectional layer, (T, B, width) → (T, B, 2 * hidden)."""
        w, r, b = (
            np.stack([_gates(layer, part, end) for end in ("", "_reverse")])
            for part in ("weight_ih", "weight_hh", "bias")
        )
        inputs = [x, self.constant(w), self.constant(r), self.constant(b), lengths]
        both = self.node("LSTM", inputs, direction="bidirectional", hidden_size=layer.hidden_size)
        words_first = self.node("Transpose", [both], perm=[0, 2, 1, 3])
        shape = self.constant(np.array([0, 0, 2 * layer.hidden_size], np.int64))
        return self.node("Reshape", [words_first, shape])

    def model(self, name: str) -> onnx.ModelProto:
        """The checked model."""
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.weights)
        made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8)
        onnx.checker.check_model(made)
        return made


def array(tensor: object) -> NDArray[np.float32]:
    """A torch tensor as float32."""
    return tensor.detach().cpu().numpy().astype(np.float32)  # type: ignore[attr-defined]


def _reordered(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    parts = np.split(rows, 4)
    return np.concatenate([parts[i] for i in _TORCH_TO_ONNX_GATES])


def _gates(layer: nn.LSTM, part: str, end: str) -> NDArray[np.float32]:
    if part == "bias":
        both = (array(getattr(layer, f"bias_{kind}_l0{end}")) for kind in ("ih", "hh"))
        return np.concatenate([_reordered(b) for b in both])
    return _reordered(array(getattr(layer, f"{part}_l0{end}")))
