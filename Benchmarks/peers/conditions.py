"""The environment of all processes: threads that sleep when idle, and the best kernels for the processor."""

import os
from pathlib import Path

THREADS = 2

# Shell settings for one library must not affect a comparison.
FOREIGN = ("OPENBLAS_", "GOTO_", "OMP_", "KMP_", "GOMP_", "MKL_")


def processor_flags():
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return set()
    return set(next((line for line in lines if line.startswith("flags")), "").split())


def best_kernels():
    """Returns OpenBLAS's name for the best kernels that this processor supports, or `None` if unknown.

    By default, OpenBLAS selects kernels by processor model. A build older than the processor selects slow ones:
    that of faiss selects SSE kernels on a processor with AVX-512, at a quarter of the speed.
    """
    flags = processor_flags()
    if flags >= {"avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"}:
        return {"OPENBLAS_CORETYPE": "SkylakeX"}
    return {"OPENBLAS_CORETYPE": "Haswell"} if flags >= {"avx2", "fma"} else {}


# Spinning threads would slow the next contestant.
COMMON = {
    "OMP_NUM_THREADS": str(THREADS),
    "OPENBLAS_NUM_THREADS": str(THREADS),
    "MKL_NUM_THREADS": str(THREADS),
    "OMP_WAIT_POLICY": "passive",
    "KMP_BLOCKTIME": "0",
    "OPENBLAS_THREAD_TIMEOUT": "4",
}
OUR_ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith(FOREIGN)} | COMMON

# Our executable selects its own kernels.
PEER_ENVIRONMENT = OUR_ENVIRONMENT | best_kernels()


def without_wait_policy(environment):
    """Returns the environment without the wait policy, for encoders, whose threads wait hundreds of times per batch.

    torch with bfloat16 takes a third longer if its threads sleep immediately. By default they sleep after some
    milliseconds, soon after the next contestant starts.
    """
    return {key: value for key, value in environment.items() if key != "OMP_WAIT_POLICY"}
