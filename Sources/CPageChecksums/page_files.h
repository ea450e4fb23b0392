/* The state of an open file of the VFS. */
#ifndef PAGE_FILES_H
#define PAGE_FILES_H

#include <sqlite3.h>
#include <stdbool.h>

/* A database file or its write-ahead log. The file of the underlying VFS follows it in memory. */
typedef struct {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file *inner;
    bool is_log;
    /* The size of a page, or 0 if it is not known yet. */
    int page_size;

    /* Database files: whether the header reserves the bytes of the checksum. */
    bool has_checksums;
    /* Database files: the lock that the connection holds. */
    int lock;
    /* Database files: a buffer for a page with its checksum. */
    unsigned char *page;

    /* Logs: whether the checksums are computed from big-endian words. */
    bool is_big_endian;
    /* Logs: the frame whose header was written last and whose page was not written yet, or -1. */
    sqlite3_int64 headed;
    /* Logs: the first frame whose page was rewritten in its transaction, or -1. SQLite computes the checksums of this and all
       later frames when the transaction ends. */
    sqlite3_int64 rewritten;
} cpc_file;

/* Reads and writes of the underlying file. */
static inline int cpc_inner_read(cpc_file *file, void *buffer, int count, sqlite3_int64 offset) {
    return file->inner->pMethods->xRead(file->inner, buffer, count, offset);
}

static inline int cpc_inner_write(cpc_file *file, const void *buffer, int count, sqlite3_int64 offset) {
    return file->inner->pMethods->xWrite(file->inner, buffer, count, offset);
}

/* Reads and writes of a database file. */
int cpc_database_read(cpc_file *file, void *buffer, int count, sqlite3_int64 offset);
int cpc_database_write(cpc_file *file, const void *buffer, int count, sqlite3_int64 offset);

/* Reads and writes of a log. */
int cpc_log_read(cpc_file *file, void *buffer, int count, sqlite3_int64 offset);
int cpc_log_write(cpc_file *file, const void *buffer, int count, sqlite3_int64 offset);

#endif
