/* Compares the products of a MiniLM layer with oneDNN's in alternating rounds, with 128 tokens, on one core. Ours include the
   bias, GELU and the row scales of 8-bit integers; oneDNN's do not. Requires clang and Debian's libdnnl-dev:

     clang -O2 -I Sources/CVectorKernels/include Benchmarks/references/products.c Sources/CVectorKernels/[a-z]*.c \
         -ldnnl -lm -o products && OMP_NUM_THREADS=1 ./products */
#include "CVectorKernels.h"
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROWS = 128, ROUNDS = 15 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int ascending(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void check(dnnl_status_t status) {
    if (status != dnnl_success) {
        fprintf(stderr, "oneDNN failed with status %d\n", (int)status);
        exit(1);
    }
}

static dnnl_memory_t memory(const dnnl_memory_desc_t *shape, dnnl_engine_t engine) {
    dnnl_memory_t result;
    check(dnnl_memory_create(&result, shape, engine, DNNL_MEMORY_ALLOCATE));
    void *bytes;
    check(dnnl_memory_get_data_handle(result, &bytes));
    memset(bytes, 0, dnnl_memory_desc_get_size(shape));
    return result;
}

/* One product of theirs, with weights in the order that it likes best. */
typedef struct {
    dnnl_primitive_t product;
    dnnl_exec_arg_t arguments[3];
} theirs;

static theirs prepare(dnnl_engine_t engine, int kind, long inner, long columns) {
    const dnnl_data_type_t inputs[] = {dnnl_f32, dnnl_bf16, dnnl_u8}, weights[] = {dnnl_f32, dnnl_bf16, dnnl_s8};
    dnnl_dims_t input = {ROWS, inner}, weight = {inner, columns}, output = {ROWS, columns};
    dnnl_memory_desc_t a, b, c;
    check(dnnl_memory_desc_init_by_tag(&a, 2, input, inputs[kind], dnnl_ab));
    check(dnnl_memory_desc_init_by_tag(&b, 2, weight, weights[kind], dnnl_format_tag_any));
    check(dnnl_memory_desc_init_by_tag(&c, 2, output, dnnl_f32, dnnl_ab));
    dnnl_matmul_desc_t description;
    dnnl_primitive_desc_t details;
    check(dnnl_matmul_desc_init(&description, &a, &b, NULL, &c));
    check(dnnl_primitive_desc_create(&details, &description, NULL, engine, NULL));
    theirs result;
    check(dnnl_primitive_create(&result.product, details));
    result.arguments[0] = (dnnl_exec_arg_t){DNNL_ARG_SRC, memory(&a, engine)};
    result.arguments[1] = (dnnl_exec_arg_t){
        DNNL_ARG_WEIGHTS, memory(dnnl_primitive_desc_query_md(details, dnnl_query_weights_md, 0), engine)};
    result.arguments[2] = (dnnl_exec_arg_t){DNNL_ARG_DST, memory(&c, engine)};
    return result;
}

static void *zeros(long bytes) { return memset(aligned_alloc(64, (size_t)(bytes + 63) / 64 * 64), 0, (size_t)bytes); }

static cve_product ours(int kind, long inner, long columns) {
    long words = inner >> kind;
    cve_product p = {.input = zeros(ROWS * words * 4), .input_ld = words, .rows = ROWS, .words = words,
                     .weights = zeros(columns * words * 4), .panel_words = words, .columns = columns,
                     .bias = zeros(columns * 4), .row_scale = zeros(ROWS * 4), .row_offset = zeros(ROWS * 4),
                     .column_scale = zeros(columns * 4), .column_sum = zeros(columns * 4),
                     .out = zeros(ROWS * columns * 4), .out_ld = columns, .applies_gelu = columns == 1536,
                     .partial = zeros(ROWS * 64 * 4)};
    return p;
}

int main(void) {
    const long shapes[][2] = {{384, 1152}, {384, 384}, {384, 1536}, {1536, 384}};
    const char *names[] = {"f32", "bf16", "int8"};
    void (*const multiply[])(const cve_product *) = {cve_multiply_float, cve_multiply_bfloat16, cve_multiply_int8};
    dnnl_engine_t engine;
    dnnl_stream_t stream;
    check(dnnl_engine_create(&engine, dnnl_cpu, 0));
    check(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    printf("| precision | product | ours, GFLOP/s | oneDNN, GFLOP/s | ratio |\n|---|---|---:|---:|---:|\n");
    for (int kind = 0; kind < 3; kind++) {
        if (kind == 1 && !cvk_has_bfloat16()) continue;
        if (kind == 2 && !cve_has_int8()) continue;
        for (int shape = 0; shape < 4; shape++) {
            long inner = shapes[shape][0], columns = shapes[shape][1];
            double work = 2.0 * ROWS * (double)inner * (double)columns;
            int repeats = (int)(1e9 / work) + 1;
            cve_product p = ours(kind, inner, columns);
            theirs t = prepare(engine, kind, inner, columns);
            double times[2][ROUNDS];
            for (int round = -1; round < ROUNDS; round++)
                for (int side = 0; side < 2; side++) {
                    double start = now();
                    for (int i = 0; i < repeats; i++) {
                        if (side == 0) multiply[kind](&p);
                        else check(dnnl_primitive_execute(t.product, stream, 3, t.arguments));
                    }
                    if (side == 1) check(dnnl_stream_wait(stream));
                    if (round >= 0) times[side][round] = (now() - start) / repeats;
                }
            for (int side = 0; side < 2; side++) qsort(times[side], ROUNDS, sizeof(double), ascending);
            double mine = times[0][ROUNDS / 2], other = times[1][ROUNDS / 2];
            printf("| %s | %ld → %ld%s | %.0f | %.0f | %.2f |\n", names[kind], inner, columns,
                   columns == 1536 ? " with GELU" : "", work / mine / 1e9, work / other / 1e9, other / mine);
        }
    }
    return 0;
}
