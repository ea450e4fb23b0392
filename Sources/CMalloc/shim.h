// The settings of the C library's heap, which Swift's own module of it leaves out.
#pragma once
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
