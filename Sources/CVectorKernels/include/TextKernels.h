/* Kernels that find the marks between the fields of delimited text. */
#ifndef TEXTKERNELS_H
#define TEXTKERNELS_H

#include <stdint.h>

/* Writes the positions of all delimiters, quotes (0x22), CR and LF in ascending order, and returns their number. `marks` has
   space for `count` rounded up to a multiple of 64 numbers. `count` is below 2^32. */
long cvk_text_marks(const uint8_t *text, long count, uint8_t delimiter, uint32_t *marks);
/* Returns the number of bytes with a value. */
long cvk_text_count(const uint8_t *text, long count, uint8_t value);
/* Returns the number of line endings: LF, CRLF, or a CR alone. */
long cvk_text_lines(const uint8_t *text, long count);

#endif
