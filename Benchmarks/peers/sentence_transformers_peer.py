"""sentence-transformers on torch, as used by Python programs. It sorts the texts by length itself."""

import functools

import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from conditions import THREADS
from encoding import BATCH_SIZES, Encoding

disable_progress_bar()
torch.set_num_threads(THREADS)


@functools.cache
def model(folder, precision):
    return SentenceTransformer(folder, device="cpu").to(getattr(torch, precision))


def ways(request):
    def way(size):
        def encode(texts):
            encoder = model(request["model"], request["precision"])
            return encoder.encode(texts, batch_size=size, show_progress_bar=False, convert_to_numpy=True)

        return encode

    return {f"batches of {size}": way(size) for size in BATCH_SIZES}


JOBS = Encoding(ways).jobs
