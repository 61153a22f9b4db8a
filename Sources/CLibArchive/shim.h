#ifndef INKGRAPH_CLIBARCHIVE_SHIM_H
#define INKGRAPH_CLIBARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

// `AE_IFREG` is a cast in a macro, which Swift does not import.
static inline int ink_isRegularFile(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFREG && archive_entry_hardlink(entry) == 0;
}

static inline int ink_isFolder(struct archive_entry *entry) {
  return archive_entry_filetype(entry) == AE_IFDIR;
}

#endif
