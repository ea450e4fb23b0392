/* Pages of a database file. Each page is written with its checksum, which is verified when the page is read. */
#include "CPageChecksums.h"
#include "page_files.h"

#include <string.h>

/* The header of a database file, at the beginning of the first page. */
#define HEADER_SIZE 100
#define PAGE_SIZE_AT 16
#define RESERVED_BYTES_AT 20

static void store(uint64_t checksum, unsigned char *bytes) {
    for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)(checksum >> 8 * i);
}

static bool matches(const unsigned char *page, int size, sqlite3_int64 offset) {
    unsigned char expected[8];
    store(cpc_page_checksum(page, size, (uint32_t)(offset / size + 1)), expected);
    return memcmp(page + size - 8, expected, 8) == 0;
}

/* Reads the page size and the reserved bytes from a header. */
static void note_header(cpc_file *file, const unsigned char *header) {
    file->page_size = 0;
    file->has_checksums = false;
    if (memcmp(header, "SQLite format 3", 16) != 0) return;
    int size = header[PAGE_SIZE_AT] << 8 | header[PAGE_SIZE_AT + 1];
    if (size == 1) size = 65536;
    if (size < 512 || (size & (size - 1)) != 0) return;
    file->page_size = size;
    file->has_checksums = header[RESERVED_BYTES_AT] == CPC_RESERVED_BYTES;
}

/* Reads the header again, unless the file is known to have checksums: another connection may have created or rewritten the
   file. The number of reserved bytes never decreases. */
static void refresh(cpc_file *file) {
    unsigned char header[HEADER_SIZE];
    if (!file->has_checksums && cpc_inner_read(file, header, HEADER_SIZE, 0) == SQLITE_OK) note_header(file, header);
}

static bool is_page(const cpc_file *file, int count, sqlite3_int64 offset) {
    return file->page_size != 0 && count == file->page_size && offset % count == 0;
}

/* Returns whether a first page that reserves no bytes has the checksum of one that does, which means that byte 20 has
   changed. */
static bool has_lost_its_mark(unsigned char *page, int size) {
    unsigned char reserved = page[RESERVED_BYTES_AT];
    page[RESERVED_BYTES_AT] = CPC_RESERVED_BYTES;
    bool is_lost = matches(page, size, 0);
    page[RESERVED_BYTES_AT] = reserved;
    return is_lost;
}

/* Returns whether a page may be one that an unfinished transaction without a log has allocated but not yet written, which
   contains only zeros. */
static bool may_be_unwritten(const cpc_file *file, const unsigned char *page, int size) {
    if (file->lock < SQLITE_LOCK_RESERVED) return false;
    for (int i = 0; i < size; i++)
        if (page[i] != 0) return false;
    return true;
}

int cpc_database_read(cpc_file *file, void *buffer, int count, sqlite3_int64 offset) {
    int status = cpc_inner_read(file, buffer, count, offset);
    if (status == SQLITE_IOERR_SHORT_READ && is_page(file, count, offset) && file->has_checksums) {
        /* SQLite reads missing bytes as zeros. This is correct past the end of the file, but not within a page. */
        sqlite3_int64 size;
        int found = file->inner->pMethods->xFileSize(file->inner, &size);
        return found != SQLITE_OK ? found : size > offset ? SQLITE_IOERR_DATA : status;
    }
    if (status != SQLITE_OK) return status;
    if (offset == 0 && count >= HEADER_SIZE) note_header(file, buffer);
    if (file->page_size == 0) refresh(file);
    if (!is_page(file, count, offset)) return SQLITE_OK;
    bool is_sound;
    if (file->has_checksums)
        is_sound = matches(buffer, count, offset) || may_be_unwritten(file, buffer, count);
    else
        is_sound = offset != 0 || !has_lost_its_mark(buffer, count);
    return is_sound ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int cpc_database_write(cpc_file *file, const void *buffer, int count, sqlite3_int64 offset) {
    if (offset == 0 && count >= HEADER_SIZE)
        note_header(file, buffer);
    else
        refresh(file);
    if (!file->has_checksums || !is_page(file, count, offset))
        return cpc_inner_write(file, buffer, count, offset);
    if (!file->page) file->page = sqlite3_malloc(65536);
    if (!file->page) return SQLITE_IOERR_NOMEM;
    memcpy(file->page, buffer, (size_t)count - 8);
    store(cpc_page_checksum(file->page, count, (uint32_t)(offset / count + 1)), file->page + count - 8);
    return cpc_inner_write(file, file->page, count, offset);
}
