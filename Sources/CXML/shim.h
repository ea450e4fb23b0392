#include <libxml/xmlversion.h>
// ICU serves other encodings than XML's own; its headers are not those of Swift's Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>

// `xmlFree` is a variable, which Swift would have to protect.
static inline void cxml_free(void *memory) { xmlFree(memory); }
