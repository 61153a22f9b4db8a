#ifndef INKGRAPH_CLIBXML2_SHIM_H
#define INKGRAPH_CLIBXML2_SHIM_H

// Debian builds libxml2 with ICU, and ICU's headers clash with Foundation's own copy of ICU, so
// the switch is taken back before any header that would include them.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <libxml/xpath.h>

// `xmlFree` is a mutable global variable, which Swift 6 refuses to read.
static inline void ink_xmlFree(void *pointer) { xmlFree(pointer); }

#endif
