/* Frames of a write-ahead log (https://sqlite.org/fileformat2.html#the_write_ahead_log). The header of each frame has a
   checksum of the log up to the end of the frame. SQLite verifies it when it recovers a log, but not when it reads a page. */
#include "page_files.h"

#include <stdint.h>
#include <string.h>

#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
/* The offsets of the checksums in the header of a log and in the header of a frame. */
#define LOG_CHECKSUM_AT 24
#define FRAME_CHECKSUM_AT 16
/* The number of bytes of a frame's header that its checksum covers. */
#define SUMMED_HEADER_SIZE 8

/* Reads a big-endian number. All numbers in headers are big-endian. */
static uint32_t number_at(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static uint32_t number_with_low_byte_first(const unsigned char *bytes) {
    return (uint32_t)bytes[3] << 24 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[1] << 8 | bytes[0];
}

static void add(const unsigned char *bytes, int count, bool is_big_endian, uint32_t sums[2]) {
    uint32_t first = sums[0], second = sums[1];
    for (int i = 0; i < count; i += 8) {
        first += (is_big_endian ? number_at(bytes + i) : number_with_low_byte_first(bytes + i)) + second;
        second += (is_big_endian ? number_at(bytes + i + 4) : number_with_low_byte_first(bytes + i + 4)) + first;
    }
    sums[0] = first;
    sums[1] = second;
}

static bool note_header(cpc_file *file, const unsigned char *header) {
    uint32_t magic = number_at(header);
    if (magic != 0x377F0682 && magic != 0x377F0683) return false;
    file->is_big_endian = magic & 1;
    file->page_size = (int)number_at(header + 8);
    return true;
}

/* Reads the header unless it is known: another connection may have created or recovered the log. */
static int find_header(cpc_file *file) {
    if (file->page_size != 0) return SQLITE_OK;
    unsigned char header[LOG_HEADER_SIZE];
    int status = cpc_inner_read(file, header, LOG_HEADER_SIZE, 0);
    if (status != SQLITE_OK) return status;
    return note_header(file, header) ? SQLITE_OK : SQLITE_IOERR_DATA;
}

/* Returns the index, from 0, of the frame whose header or page contains an offset. */
static sqlite3_int64 frame_at(sqlite3_int64 offset, int page_size) {
    return (offset - LOG_HEADER_SIZE) / (FRAME_HEADER_SIZE + page_size);
}

static sqlite3_int64 offset_of(sqlite3_int64 frame, int page_size) {
    return LOG_HEADER_SIZE + frame * (FRAME_HEADER_SIZE + page_size);
}

/* Returns whether a range of bytes is the page of a frame. */
static bool is_page(const cpc_file *file, int count, sqlite3_int64 offset) {
    return file->page_size != 0 && count == file->page_size && offset > LOG_HEADER_SIZE
        && (offset - LOG_HEADER_SIZE) % (FRAME_HEADER_SIZE + count) == FRAME_HEADER_SIZE;
}

/* Returns whether a frame has its checksum. A transaction that rewrites a page omits the checksums of that frame and all later
   frames until it ends. */
static bool is_summed(const unsigned char *frame_header) {
    for (int i = SUMMED_HEADER_SIZE; i < FRAME_HEADER_SIZE; i++)
        if (frame_header[i] != 0) return true;
    return false;
}

static int verify(cpc_file *file, const unsigned char *page, sqlite3_int64 frame) {
    if (file->rewritten >= 0 && frame >= file->rewritten) return SQLITE_OK;
    unsigned char before[8], header[FRAME_HEADER_SIZE];
    sqlite3_int64 offset = offset_of(frame, file->page_size);
    sqlite3_int64 chained =
        frame == 0 ? LOG_CHECKSUM_AT : offset_of(frame - 1, file->page_size) + FRAME_CHECKSUM_AT;
    int status = cpc_inner_read(file, before, sizeof before, chained);
    if (status == SQLITE_OK) status = cpc_inner_read(file, header, sizeof header, offset);
    if (status != SQLITE_OK) return status;
    if (file->rewritten >= 0 && !is_summed(header)) return SQLITE_OK;
    uint32_t sums[2] = {number_at(before), number_at(before + 4)};
    add(header, SUMMED_HEADER_SIZE, file->is_big_endian, sums);
    add(page, file->page_size, file->is_big_endian, sums);
    bool is_sound = sums[0] == number_at(header + FRAME_CHECKSUM_AT) && sums[1] == number_at(header + FRAME_CHECKSUM_AT + 4);
    return is_sound ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int cpc_log_read(cpc_file *file, void *buffer, int count, sqlite3_int64 offset) {
    int status = cpc_inner_read(file, buffer, count, offset);
    if (status != SQLITE_OK) return status;
    if (offset == 0 && count >= LOG_HEADER_SIZE) note_header(file, buffer);
    if (offset < LOG_HEADER_SIZE) return SQLITE_OK;
    status = find_header(file);
    if (status != SQLITE_OK) return status;
    return is_page(file, count, offset) ? verify(file, buffer, frame_at(offset, count)) : SQLITE_OK;
}

int cpc_log_write(cpc_file *file, const void *buffer, int count, sqlite3_int64 offset) {
    if (offset < LOG_HEADER_SIZE) {
        if (offset == 0 && count >= LOG_HEADER_SIZE) note_header(file, buffer);
        file->rewritten = -1;
        return cpc_inner_write(file, buffer, count, offset);
    }
    int status = find_header(file);
    if (status != SQLITE_OK) return status;
    sqlite3_int64 frame = frame_at(offset, file->page_size);
    if (is_page(file, count, offset)) {
        if (frame != file->headed && (file->rewritten < 0 || frame < file->rewritten)) file->rewritten = frame;
        file->headed = -1;
    } else if (count == FRAME_HEADER_SIZE) {
        file->headed = frame;
        if (frame <= file->rewritten && is_summed(buffer)) file->rewritten = -1;
    }
    return cpc_inner_write(file, buffer, count, offset);
}
