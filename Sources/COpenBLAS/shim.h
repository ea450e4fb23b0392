#ifndef COPENBLAS_SHIM_H
#define COPENBLAS_SHIM_H

#include <cblas.h>
#include <stdlib.h>
#include <string.h>

/* OpenBLAS picks its kernels by the processor's model when it is loaded, and a build that is older than the
   processor falls back to AVX2 although AVX-512 is there (0.3.21 on AMD family 26: 0.6 times the speed). The
   documented way out, OPENBLAS_CORETYPE, is read at that moment only, so the choice is made again here with the
   library's own initialiser. Where a build lacks it, nothing happens. */
extern void gotoblas_dynamic_init(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));

/* Chooses kernels by name where the user has not chosen. Not safe while another thread is inside BLAS. */
static inline void copenblas_choose_kernels(const char *core_type) {
    if (!gotoblas_dynamic_init || !gotoblas_dynamic_quit || getenv("OPENBLAS_CORETYPE")) return;
    if (setenv("OPENBLAS_CORETYPE", core_type, 1) != 0) return;
    gotoblas_dynamic_quit();
    gotoblas_dynamic_init();
    unsetenv("OPENBLAS_CORETYPE");
}

#endif
