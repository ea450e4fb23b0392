"""The graphs that onnxruntime runs: exported by torch, fused and quantised by onnxruntime's own tools."""

import logging
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from transformers import AutoModel
from transformers.utils.logging import disable_progress_bar

disable_progress_bar()
logging.disable(logging.WARNING)  # about other ways to quantise

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]


class States(torch.nn.Module):
    """A model that returns only hidden states, from inputs in a fixed order for the export."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, ids, mask, types):
        return self.model(
            input_ids=ids, attention_mask=mask, token_type_ids=types, return_dict=False
        )[0]


def export(request, load):
    """Writes float32 and int8 graphs, each plain and fused, and returns their paths by precision and name.

    The processor determines which is faster: onnxruntime fuses parts of a plain graph when it loads it.
    """
    folder = Path(request["folder"])
    model = AutoModel.from_pretrained(request["model"], attn_implementation="eager")
    plain, fused = folder / "plain.onnx", folder / "fused.onnx"
    example = torch.ones((2, 8), dtype=torch.int64)
    # The tracing exporter: the fusion does not recognise attention in graphs of the newer exporter.
    torch.onnx.export(
        States(model).eval(), (example,) * 3, plain, input_names=INPUTS, output_names=["states"],
        dynamic_axes={name: {0: "batch", 1: "sequence"} for name in [*INPUTS, "states"]},
        opset_version=17, dynamo=False,
    )
    heads, width = model.config.num_attention_heads, model.config.hidden_size
    graph = optimizer.optimize_model(
        str(plain), model_type="bert", num_heads=heads, hidden_size=width, opt_level=0
    )
    if graph.get_fused_operator_statistics()["Attention"] != model.config.num_hidden_layers:
        raise RuntimeError("the attention of the exported graph was not fused")
    graph.save_model_to_file(str(fused))
    graphs = {"float32": {}, "int8": {}}
    for path in (plain, fused):
        quantised = folder / f"{path.stem}-int8.onnx"
        quantize_dynamic(
            path, quantised, weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},  # fused operators have no type information
        )
        graphs["float32"][path.stem] = str(path)
        graphs["int8"][path.stem] = str(quantised)
    return {"graphs": graphs}


JOBS = {"export": export}
