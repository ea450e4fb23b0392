#ifndef COPENBLAS_SHIM_H
#define COPENBLAS_SHIM_H

#include <cblas.h>

/* Not in the header, but what the library itself calls before a fork; it starts its threads again when it is told to use
   more than one. Builds for one thread or OpenMP lack it. */
extern int blas_thread_shutdown_(void) __attribute__((weak));

/* Ends the threads that the library started when it was loaded. They have nothing to do where it uses one thread, and
   would spin for their first tens of milliseconds beside those that work. */
static inline void copenblas_end_threads(void) {
    if (blas_thread_shutdown_) blas_thread_shutdown_();
}

#endif
