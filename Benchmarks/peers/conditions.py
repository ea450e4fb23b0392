"""What all processes have in common: threads that sleep, and the kernels the processor deserves."""

import os
from pathlib import Path

THREADS = 2

# What the shell happens to set for one library must not decide a comparison.
FOREIGN = ("OPENBLAS_", "GOTO_", "OMP_", "KMP_", "GOMP_", "MKL_")


def best_kernels():
    """OpenBLAS's name for the kernels that this processor can run, or nothing where that is not known.

    Left alone, a build of OpenBLAS that is older than the processor chooses by model and falls far back:
    faiss's takes SSE kernels on a processor with AVX-512, and a quarter of the speed with them.
    """
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return {}
    flags = set(next((line for line in lines if line.startswith("flags")), "").split())
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
