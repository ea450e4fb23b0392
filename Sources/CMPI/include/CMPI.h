/* Open MPI, loaded at run time: a program that links this target runs without it. All functions but the first require that
   cmpi_load succeeded, and use the communicator of all processes. Open MPI ends the program if a call fails. */
#ifndef CMPI_H
#define CMPI_H

#include <stdint.h>

/* Loads Open MPI 4 or later; may be called again. Returns NULL, or the reason of a failure, which stays valid until the next
   call. */
const char *cmpi_load(void);

/* Starts and ends the library. Calls after the start may come from any thread, one at a time. Returns 0 on success. */
int cmpi_start(void);
void cmpi_finish(void);

int cmpi_rank(void);
int cmpi_rank_count(void);

/* Replaces each number by its sum, or its maximum, over all processes. */
void cmpi_add_up(int64_t *values, long count);
void cmpi_maximize(double *values, long count);

/* Collects the numbers of all processes on process 0, in their order. `counts` and `starts` have one entry for each process,
   and `all` has space for all numbers; the three are used by process 0 only. */
void cmpi_gather(const int32_t *own, int count, int32_t *all, const int *counts, const int *starts);

/* Copies bytes of process 0 to all others. */
void cmpi_broadcast(void *bytes, int count);

/* Ends all processes at once. */
void cmpi_abort(int status);

#endif
