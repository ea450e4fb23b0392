#include "processor.h"

static int limit = 2;

static int detected_level(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return 2;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
    return 0;
}

int cvk_instruction_level(void) {
    int level = detected_level();
    int most = __atomic_load_n(&limit, __ATOMIC_RELAXED);
    return level < most ? level : most;
}

void cvk_limit_instruction_level(int level) { __atomic_store_n(&limit, level, __ATOMIC_RELAXED); }

bool cvk_has_bfloat16(void) {
#if defined(__x86_64__)
    return cvk_instruction_level() == 2 && __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}
