#ifndef INKGRAPH_ONTOLOGY_DATA_H
#define INKGRAPH_ONTOLOGY_DATA_H

#include <stddef.h>

// A file of the folder Ontology/, as it was when the program was built.
typedef struct {
  // The path below Ontology/, with slashes: "Gazetteers/regions.tsv".
  const char *path;
  const unsigned char *bytes;
  size_t length;
} InkOntologyFile;

// The number of embedded files.
size_t ink_ontology_file_count(void);

// The embedded file at an index below the count; the order is fixed.
InkOntologyFile ink_ontology_file(size_t index);

// Lets the system take back the memory of an embedded file, which comes again from the program's own
// file when it is read the next time.
void ink_ontology_forget(size_t index);

#endif
