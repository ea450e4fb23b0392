#include "CMPI.h"

#include <dlfcn.h>
#include <stddef.h>

/* The types of Open MPI's binary interface: handles are pointers to objects that the library exports. */
typedef void *handle;

static struct {
    void *library;
    handle world, sum, max, int64, int32, number, byte;
    int (*initialized)(int *);
    int (*init)(int *, char ***, int, int *);
    int (*finalize)(void);
    int (*rank)(handle, int *);
    int (*size)(handle, int *);
    int (*allreduce)(const void *, void *, int, handle, handle, handle);
    int (*gatherv)(const void *, int, handle, void *, const int *, const int *, handle, int, handle);
    int (*broadcast)(void *, int, handle, int, handle);
    int (*abort)(handle, int);
} mpi;

/* MPI_IN_PLACE and MPI_THREAD_SERIALIZED of Open MPI. */
#define IN_PLACE ((void *)1)
#define THREAD_SERIALIZED 2

/* The most numbers of one call, whose count is an int. */
#define LONGEST (1L << 26)

const char *cmpi_load(void) {
    if (mpi.library) return NULL;
    /* Its plug-ins look for the symbols among those of the program. */
    void *library = dlopen("libmpi.so.40", RTLD_NOW | RTLD_GLOBAL);
    if (!library) return dlerror();
    struct {
        const char *name;
        void **target;
    } symbols[] = {
        {"ompi_mpi_comm_world", &mpi.world},
        {"ompi_mpi_op_sum", &mpi.sum},
        {"ompi_mpi_op_max", &mpi.max},
        {"ompi_mpi_int64_t", &mpi.int64},
        {"ompi_mpi_int32_t", &mpi.int32},
        {"ompi_mpi_double", &mpi.number},
        {"ompi_mpi_byte", &mpi.byte},
        {"MPI_Initialized", (void **)&mpi.initialized},
        {"MPI_Init_thread", (void **)&mpi.init},
        {"MPI_Finalize", (void **)&mpi.finalize},
        {"MPI_Comm_rank", (void **)&mpi.rank},
        {"MPI_Comm_size", (void **)&mpi.size},
        {"MPI_Allreduce", (void **)&mpi.allreduce},
        {"MPI_Gatherv", (void **)&mpi.gatherv},
        {"MPI_Bcast", (void **)&mpi.broadcast},
        {"MPI_Abort", (void **)&mpi.abort},
    };
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
        *symbols[i].target = dlsym(library, symbols[i].name);
        if (!*symbols[i].target) return dlerror();
    }
    mpi.library = library;
    return NULL;
}

int cmpi_start(void) {
    int is_started = 0, level = 0;
    mpi.initialized(&is_started);
    if (is_started) return 0;
    int status = mpi.init(NULL, NULL, THREAD_SERIALIZED, &level);
    return status ? status : level < THREAD_SERIALIZED;
}

void cmpi_finish(void) { mpi.finalize(); }

int cmpi_rank(void) {
    int rank = 0;
    mpi.rank(mpi.world, &rank);
    return rank;
}

int cmpi_rank_count(void) {
    int count = 1;
    mpi.size(mpi.world, &count);
    return count;
}

static void reduce(char *values, long count, long width, handle type, handle operation) {
    for (long start = 0; start < count; start += LONGEST) {
        int part = (int)(count - start < LONGEST ? count - start : LONGEST);
        mpi.allreduce(IN_PLACE, values + start * width, part, type, operation, mpi.world);
    }
}

void cmpi_add_up(int64_t *values, long count) { reduce((char *)values, count, sizeof *values, mpi.int64, mpi.sum); }

void cmpi_maximize(double *values, long count) { reduce((char *)values, count, sizeof *values, mpi.number, mpi.max); }

void cmpi_gather(const int32_t *own, int count, int32_t *all, const int *counts, const int *starts) {
    mpi.gatherv(own, count, mpi.int32, all, counts, starts, mpi.int32, 0, mpi.world);
}

void cmpi_broadcast(void *bytes, int count) { mpi.broadcast(bytes, count, mpi.byte, 0, mpi.world); }

void cmpi_abort(int status) { mpi.abort(mpi.world, status); }
