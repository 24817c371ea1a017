"""A trained reader as files: `encoder.onnx`, `tables.npz`, `words.txt`, `labels.json`, `pieces.model`."""

import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

from training.graph import Graph, array
from training.labels import Inventory
from training.lexicon import observed, verbs, write_lexicon, write_moods
from training.network import Reader
from training.sentences import Sentence
from training.words import PieceTable

WRITTEN = ("encoder.onnx", "tables.npz", "words.txt", "labels.json", "pieces.model", "lemmas.tsv.gz", "moods.tsv")
TRAINING_ONLY = ("name_wikiann",)
SCORED = ("start", "name")
"""Heads of which the run time wants logits; of the others the best label is enough."""
_LAST_LATIN = 0x250
_FIRST_CJK = 0x3000


def _flat_heads(graph: Graph, hidden: str, model: Reader) -> None:
    for name, layer in model.flat.items():
        if name in TRAINING_ONLY:
            continue
        logits = graph.linear(hidden, layer)
        if name in SCORED:
            graph.output(logits, name)
        else:
            best = graph.node("ArgMax", [logits], axis=-1, keepdims=0)
            graph.output(graph.node("Cast", [best], to=TensorProto.INT32), name, TensorProto.INT32)


def _tree_parts(graph: Graph, hidden: str, model: Reader) -> None:
    tree = model.tree
    dep = graph.node("Relu", [graph.linear(hidden, tree.arc_dep)])
    arc = array(tree.arc)
    graph.output(graph.matrix(dep, arc[:-1].copy(), arc[-1].copy()), "arc_dep")
    for name in ("arc_head", "rel_head", "rel_dep"):
        graph.output(graph.node("Relu", [graph.linear(hidden, getattr(tree, name))]), name)


def network(model: Reader) -> onnx.ModelProto:
    """Inputs `x` (T, B, width) and `lengths` (B,); outputs `hidden`, one for each head, and the parts of the tree's scores."""
    graph, encoder = Graph(), model.encoder
    width = encoder.lower.input_size
    x = graph.input("x", TensorProto.FLOAT, ["T", "B", width])
    lengths = graph.input("lengths", TensorProto.INT32, ["B"])
    low = graph.lstm(x, lengths, encoder.lower)
    early = graph.linear(low, encoder.early)
    cuts = graph.constant(np.array(encoder.split, np.int64))
    graph.nodes.append(onnx.helper.make_node("Split", [early, cuts], ["early_upos", "early_xpos"], axis=-1))
    soft = [graph.node("Softmax", [e], axis=-1) for e in ("early_upos", "early_xpos")]
    tags = graph.linear(graph.node("Concat", soft, axis=-1), encoder.tag_rows)
    hidden = graph.lstm(graph.node("Concat", [low, tags], axis=-1), lengths, encoder.upper)
    graph.output(hidden, "hidden", width=2 * encoder.upper.hidden_size)
    _flat_heads(graph, hidden, model)
    _tree_parts(graph, hidden, model)
    return graph.model("laut_encoder")


def quantised(rows: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """int8 rows and the scale of each column."""
    scale = np.maximum(np.abs(rows).max(0), 1e-8) / 127
    return np.round(rows / scale).astype(np.int8), scale.astype(np.float32)


def _is_latin(piece: str) -> bool:
    return all(ord(c) < _LAST_LATIN if c.isalpha() else ord(c) < _FIRST_CJK for c in piece)


def kept_pieces(table: PieceTable) -> list[int]:
    """Numbers of the pieces in Latin script; the first is the unknown piece, which stands for all others."""
    sp = table.processor
    return [i for i in range(sp.get_piece_size()) if i == 0 or _is_latin(sp.id_to_piece(i))]


def tables(model: Reader, table: PieceTable) -> dict[str, NDArray]:
    """Quantised rows of the word vectors, and the tree's parts that are the same for every word."""
    words, kept, out = model.encoder.words, kept_pieces(table), {}
    rows = {
        "pieces": table.rows[kept] @ array(words.project.weight).T,
        "patterns": array(words.patterns.weight),
        "words": array(words.words.weight),
    }
    for name, values in rows.items():
        out[name], out[f"{name}_scale"] = quantised(values)
    place = np.zeros(table.processor.get_piece_size(), np.int32)
    place[kept] = np.arange(len(kept))
    tree = model.tree
    for name, layer in (("root_arc", tree.arc_head), ("root_rel", tree.rel_head)):
        out[name] = np.maximum(array(layer.weight) @ array(tree.root) + array(layer.bias), 0)
    return out | {"place": place, "relations": array(tree.rel).astype(np.float16)}


def export_lexicon(sentences: list[Sentence], folder: Path) -> None:
    """Write the lemmas of known forms and the moods of verb forms."""
    folder.mkdir(parents=True, exist_ok=True)
    seen = observed(sentences)
    write_lexicon(seen, folder / "lemmas.tsv.gz")
    write_moods(verbs(seen), folder / "moods.tsv")


def export(model: Reader, labels: Inventory, words: list[str], table: PieceTable, folder: Path) -> None:
    """Write the network and its tables."""
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(network(model), folder / "encoder.onnx")
    np.savez_compressed(folder / "tables.npz", **tables(model, table))
    (folder / "words.txt").write_text("\n".join(words) + "\n", "utf-8")
    names = {head: list(values) for head, values in labels.names.items() if head not in TRAINING_ONLY}
    (folder / "labels.json").write_text(json.dumps(names, ensure_ascii=False, indent=1) + "\n", "utf-8")
    shutil.copyfile(table.model_file, folder / "pieces.model")
