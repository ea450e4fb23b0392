#include "processor.h"

#include <stdlib.h>

static int detected_level(void) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl"))
        return 2;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
    return 0;
}

/* Returns the level that the processor supports, or a lower one set by the environment. */
static int allowed_level(void) {
    int level = detected_level();
    const char *limit = getenv("CREATIVES_INSTRUCTION_LEVEL");
    if (limit && limit[0] >= '0' && limit[0] <= '2' && !limit[1] && limit[0] - '0' < level) return limit[0] - '0';
    return level;
}

int cvk_instruction_level(void) {
    static int known = -1; /* several threads may compute it at the same time, with the same result */
    int level = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (level < 0) {
        level = allowed_level();
        __atomic_store_n(&known, level, __ATOMIC_RELAXED);
    }
    return level;
}

bool cvk_has_bfloat16(void) {
#if defined(__x86_64__)
    return cvk_instruction_level() == 2 && __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}
