"""Writes the network as ONNX, its large matrices in eight bits.

The graph is put together node by node from operators that the runtime has fast kernels for, so that what runs is what
stands here: `DynamicQuantizeMatMul` (weights in int8 with a scale for each column, activations in uint8),
`MultiHeadAttention`. Word vectors are int8 with a scale for each row.

A window runs alone: without a mask the runtime takes its flash attention, and nothing is padded. That and the plain
`LayerNormalization` (the fused one with the residual is four times slower) gave 8,300 pieces a second for 5,700.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from claimcli.attribution.tagging.word_pieces import LENGTH

Array = np.ndarray
FUSED = "com.microsoft"
EPSILON = 1e-12  # of the layer norms, as BERT has it


class Graph:
    """Nodes and weights as they are added; every method gives the name of what the new node puts out."""

    def __init__(self, *, quantised: bool) -> None:
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Array) -> str:
        """A weight."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], name: str, domain: str = "", **attributes: object) -> str:
        """A node with one output that bears its name."""
        self.nodes.append(helper.make_node(kind, inputs, [name], name=name + ".node", domain=domain, **attributes))
        return name

    def linear(self, x: str, name: str, weight: Array, bias: Array, *, exact: bool = False) -> str:
        """`x @ weight.T + bias`; `weight` has a row for each output. An `exact` one is never put in eight bits."""
        shift = self.constant(name + ".bias", bias.astype(np.float32))
        if exact or not self.quantised:
            product = self.node(
                "MatMul", [x, self.constant(name + ".weight", weight.T.astype(np.float32))], name + ".product"
            )
            return self.node("Add", [product, shift], name)
        table, scale = in_eight_bits(weight)
        inputs = [x, self.constant(name + ".weight", table.T), self.constant(name + ".scale", scale)]
        return self.node("DynamicQuantizeMatMul", [*inputs, "", shift], name, FUSED)

    def embed(self, indices: str, name: str, table: Array) -> str:
        """Rows of a table."""
        if not self.quantised:
            return self.node("Gather", [self.constant(name + ".table", table.astype(np.float32)), indices], name)
        rows, scale = in_eight_bits(table)
        found = self.node("Gather", [self.constant(name + ".table", rows), indices], name + ".rows")
        scales = self.node("Gather", [self.constant(name + ".scale", scale[:, None]), indices], name + ".scales")
        return self.node("Mul", [self.node("Cast", [found], name + ".cast", to=TensorProto.FLOAT), scales], name)

    def norm(self, x: str, name: str, weights: Mapping[str, Array], key: str, *, skip: str = "") -> str:
        """Layer norm of `x`, with `skip` added to it."""
        scale = self.constant(name + ".weight", weights[key + ".weight"])
        shift = self.constant(name + ".bias", weights[key + ".bias"])
        total = self.node("Add", [x, skip], name + ".sum") if skip else x
        return self.node("LayerNormalization", [total, scale, shift], name, epsilon=EPSILON, axis=-1)


def in_eight_bits(matrix: Array) -> tuple[Array, Array]:
    """int8 values and the scale of each row."""
    scale = np.abs(matrix).max(axis=1) / 127
    scale[scale == 0] = 1.0
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def build_graph(weights: Mapping[str, Array], *, layers: int, heads: int, quantised: bool) -> onnx.ModelProto:
    """The model: `pieces` and `codes` (1, length) in; `labels` (1, length, 7), `of_word` and `of_cue`
    (1, length, hidden) out."""
    g = Graph(quantised=quantised)
    x = _embed(g, weights)
    for n in range(layers):
        x = _layer(g, weights, x, n, heads)
    g.linear(x, "labels", weights["labels.weight"], weights["labels.bias"], exact=True)
    g.linear(x, "of_word", weights["of_word.weight"], weights["of_word.bias"])
    g.linear(x, "of_cue", weights["of_cue.weight"], np.zeros(len(weights["of_cue.weight"])))
    shape = [1, "length"]
    graph = helper.make_graph(
        g.nodes,
        "claimcli",
        [helper.make_tensor_value_info(name, TensorProto.INT32, shape) for name in ("pieces", "codes")],
        [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, [*shape, None])
            for name in ("labels", "of_word", "of_cue")
        ],
        g.weights,
    )
    domains = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(graph, opset_imports=domains, ir_version=9, producer_name="claimcli")


def _embed(g: Graph, weights: Mapping[str, Array]) -> str:
    """Word, place and code of each piece, added and normed."""
    words = g.embed("pieces", "words", weights["bert.embeddings.word_embeddings.weight"])
    kept = g.node("Gather", [g.constant("codes.table", weights["codes.weight"]), "codes"], "codes.rows")
    places = (
        weights["bert.embeddings.position_embeddings.weight"][:LENGTH]
        + weights["bert.embeddings.token_type_embeddings.weight"][0]
    )
    length = g.node("Shape", ["pieces"], "length", start=1)
    table = g.constant("places.table", places)
    zero, axis = g.constant("zero", np.zeros(1, np.int64)), g.constant("axis", np.zeros(1, np.int64))
    place = g.node("Slice", [table, zero, length, axis], "places")
    both = g.node("Add", [words, kept], "words.codes")
    return g.norm(both, "embedded", weights, "bert.embeddings.LayerNorm", skip=place)


def _layer(g: Graph, weights: Mapping[str, Array], x: str, n: int, heads: int) -> str:
    """Attention and the two feed-forward matrices of layer `n`, each with its residual."""
    key, name = f"bert.encoder.layer.{n}.", f"layer{n}."
    parts = [key + f"attention.self.{part}" for part in ("query", "key", "value")]
    width = weights[parts[0] + ".weight"].shape[0]
    matrix = np.concatenate([weights[p + ".weight"] for p in parts])
    all_three = g.linear(x, name + "qkv", matrix, np.concatenate([weights[p + ".bias"] for p in parts]))
    cut = [name + "q", name + "k", name + "v"]
    if n == 0:
        g.constant("thirds", np.array([width] * 3, np.int64))
    g.nodes.append(helper.make_node("Split", [all_three, "thirds"], cut, name=name + "split", axis=-1))
    attended = g.node("MultiHeadAttention", [*cut], name + "attended", FUSED, num_heads=heads)
    out = g.linear(
        attended,
        name + "out",
        weights[key + "attention.output.dense.weight"],
        weights[key + "attention.output.dense.bias"],
    )
    x = g.norm(out, name + "middle", weights, key + "attention.output.LayerNorm", skip=x)
    inner = g.linear(
        x, name + "inner", weights[key + "intermediate.dense.weight"], weights[key + "intermediate.dense.bias"]
    )
    active = g.node("Gelu", [inner], name + "active", FUSED)
    outer = g.linear(active, name + "outer", weights[key + "output.dense.weight"], weights[key + "output.dense.bias"])
    return g.norm(outer, name + "end", weights, key + "output.LayerNorm", skip=x)


def write_model(weights: Mapping[str, Array], path: Path, *, layers: int, heads: int, quantised: bool = True) -> None:
    """Write the model; the same weights give the same bytes."""
    model = build_graph(weights, layers=layers, heads=heads, quantised=quantised)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))
