/* What the VFS knows of an open file. */
#ifndef PAGE_FILES_H
#define PAGE_FILES_H

#include <sqlite3.h>
#include <stdbool.h>

/* A database file or its write-ahead log; the file of the VFS below stands behind it in memory. */
typedef struct {
    sqlite3_file base;
    sqlite3_io_methods methods;
    sqlite3_file *inner;
    bool is_log;
    /* The size of a page; 0 as long as it is not known. */
    int page_size;

    /* Of a database file: whether its header reserves the bytes of the checksum, */
    bool has_checksums;
    /* the lock that the connection holds, */
    int lock;
    /* and room for a page with its checksum. */
    unsigned char *page;

    /* Of a log: whether its checksums are of words with the high byte first, */
    bool is_big_endian;
    /* the frame whose header was written last, and its page not yet; -1 for none, */
    sqlite3_int64 headed;
    /* and the first frame whose page was written again in its transaction; -1 for none. SQLite computes the checksums of it
       and of those behind it when the transaction ends. */
    sqlite3_int64 rewritten;
} cpc_file;

/* Reads and writes of the file below. */
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
