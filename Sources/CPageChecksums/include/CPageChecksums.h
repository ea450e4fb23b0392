/* Checksums of the pages of SQLite files.

   A VFS over SQLite's default one (https://sqlite.org/vfs.html). Files whose header reserves 8 bytes at the end of each
   page (byte 20, https://sqlite.org/fileformat2.html) hold a checksum of the page there: it is written with the page and
   verified when the page is read. Other files are read and written unchanged. Frames of the write-ahead log are verified by
   the checksums that SQLite itself puts into their headers, which it only looks at after a crash.

   A page that does not match is SQLITE_IOERR_DATA. What other programs write has no right checksums. */
#ifndef CPAGECHECKSUMS_H
#define CPAGECHECKSUMS_H

#include <stdint.h>

/* The name of the VFS. */
#define CPC_VFS_NAME "creatives-checksums"

/* The bytes that a file must reserve at the end of each page. */
enum { CPC_RESERVED_BYTES = 8 };

/* Registers the VFS, but not as the default; more calls do nothing. Returns a result code of SQLite. */
int cpc_register(void);

/* The checksum of a page without its last 8 bytes.

   - page: `size` bytes, a multiple of 8, at least 16; needs no alignment.
   - number: the page's number, counted from 1, so that a page at another place does not match.

   The result is the same on every processor. */
uint64_t cpc_page_checksum(const unsigned char *page, long size, uint32_t number);

#endif
