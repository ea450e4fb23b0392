// The settings of the C library's heap, which Swift's module of the library omits.
#pragma once
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
