"""What all processes have in common: threads that sleep, and the kernels the processor deserves."""

import os
from pathlib import Path

THREADS = 2

# What the shell happens to set for one library must not decide a comparison.
FOREIGN = ("OPENBLAS_", "GOTO_", "OMP_", "KMP_", "GOMP_", "MKL_")


def processor_flags():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return set()
    return set(next((line for line in lines if line.startswith("flags")), "").split())


def best_kernels():
    """OpenBLAS's name for the kernels that this processor can run, or nothing where that is not known.

    Left alone, a build of OpenBLAS that is older than the processor chooses by model and falls far back:
    faiss's takes SSE kernels on a processor with AVX-512, and a quarter of the speed with them.
    """
    flags = processor_flags()
    if flags >= {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}:
        return {"OPENBLAS_CORETYPE": "SkylakeX"}
    return {"OPENBLAS_CORETYPE": "Haswell"} if flags >= {"avx2", "fma"} else {}


# A pool that spins would slow whoever runs next.
COMMON = {
    "OMP_NUM_THREADS": str(THREADS),
    "OPENBLAS_NUM_THREADS": str(THREADS),
    "MKL_NUM_THREADS": str(THREADS),
    "OMP_WAIT_POLICY": "passive",
    "KMP_BLOCKTIME": "0",
    "OPENBLAS_THREAD_TIMEOUT": "4",
}
OUR_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)} | COMMON

# Ours has to find its kernels itself.
PEER_ENVIRONMENT = OUR_ENVIRONMENT | best_kernels()


def spinning(environment):
    """The same without the wait policy, for encoders: they wait for each other hundreds of times a batch.

    torch with bfloat16 takes a third longer where its threads sleep at once; left alone they do so after some
    milliseconds, long before the next contestant is well under way.
    """
    return {key: value for key, value in environment.items() if key != "OMP_WAIT_POLICY"}
