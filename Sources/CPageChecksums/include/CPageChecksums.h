/* Checksums of the pages of SQLite files.

   The VFS wraps the default VFS of SQLite (https://sqlite.org/vfs.html). If the header of a file reserves 8 bytes at the end of
   each page (byte 20, https://sqlite.org/fileformat2.html), these bytes contain a checksum of the page, which is written with
   the page and verified when the page is read. Other files are read and written unchanged. Frames of the write-ahead log are
   verified with the checksums in their headers, which SQLite itself writes but verifies only after a crash.

   Reading a page that does not match its checksum fails with SQLITE_IOERR_DATA. Pages written by other programs do not have
   valid checksums. */
#ifndef CPAGECHECKSUMS_H
#define CPAGECHECKSUMS_H

#include <stdint.h>

/* The name of the VFS. */
#define CPC_VFS_NAME "creatives-checksums"

/* The number of bytes that a file must reserve at the end of each page. */
enum { CPC_RESERVED_BYTES = 8 };

/* Registers the VFS, but not as the default. Further calls have no effect. Returns an SQLite result code. */
int cpc_register(void);

/* Returns the checksum of a page without its last 8 bytes.

   - page: `size` bytes with any alignment. The size is a multiple of 8, and at least 16.
   - number: The page number, from 1, so that a page at the wrong position does not match.

   The result is the same on every processor. */
uint64_t cpc_page_checksum(const unsigned char *page, long size, uint32_t number);

#endif
