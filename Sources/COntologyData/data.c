#include "COntologyData.h"

#ifdef __linux__
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>
#endif

// The files of Ontology/ become part of the program through #embed, so that a moved binary still
// knows what it knows. A new file needs an array here, a row in the table below, and a place in
// the `exclude:` list of the target Ontology in Package.swift.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char schema[] = {
#embed "../../Ontology/inkgraph.owl" if_empty(10)
};
static const unsigned char relation_rules[] = {
#embed "../../Ontology/relations.rules" if_empty(10)
};
static const unsigned char abbreviations[] = {
#embed "../../Ontology/Gazetteers/abbreviations.tsv" if_empty(10)
};
static const unsigned char agencies[] = {
#embed "../../Ontology/Gazetteers/agencies.tsv" if_empty(10)
};
static const unsigned char areas[] = {
#embed "../../Ontology/Gazetteers/areas.tsv" if_empty(10)
};
static const unsigned char boundary_words[] = {
#embed "../../Ontology/Gazetteers/boundary-words.tsv" if_empty(10)
};
static const unsigned char central_bodies[] = {
#embed "../../Ontology/Gazetteers/central-bodies.tsv" if_empty(10)
};
static const unsigned char china_bodies[] = {
#embed "../../Ontology/Gazetteers/china-bodies.tsv" if_empty(10)
};
static const unsigned char china_places[] = {
#embed "../../Ontology/Gazetteers/china-places.tsv" if_empty(10)
};
static const unsigned char common_words[] = {
#embed "../../Ontology/Gazetteers/common-words.tsv" if_empty(10)
};
static const unsigned char countries[] = {
#embed "../../Ontology/Gazetteers/countries.tsv" if_empty(10)
};
static const unsigned char enterprises[] = {
#embed "../../Ontology/Gazetteers/enterprises.tsv" if_empty(10)
};
static const unsigned char fixed_phrases[] = {
#embed "../../Ontology/Gazetteers/fixed-phrases.tsv" if_empty(10)
};
static const unsigned char foreign_names[] = {
#embed "../../Ontology/Gazetteers/foreign-names.tsv" if_empty(10)
};
static const unsigned char former_regions[] = {
#embed "../../Ontology/Gazetteers/former-regions.tsv" if_empty(10)
};
static const unsigned char heads[] = {
#embed "../../Ontology/Gazetteers/heads.tsv" if_empty(10)
};
static const unsigned char link_calibration[] = {
#embed "../../Ontology/Gazetteers/link-calibration.tsv" if_empty(10)
};
static const unsigned char name_characters[] = {
#embed "../../Ontology/Gazetteers/name-characters.tsv" if_empty(10)
};
static const unsigned char organizations[] = {
#embed "../../Ontology/Gazetteers/organizations.tsv" if_empty(10)
};
static const unsigned char regions[] = {
#embed "../../Ontology/Gazetteers/regions.tsv" if_empty(10)
};
static const unsigned char score_calibration[] = {
#embed "../../Ontology/Gazetteers/score-calibration.tsv" if_empty(10)
};
static const unsigned char surnames[] = {
#embed "../../Ontology/Gazetteers/surnames.tsv" if_empty(10)
};
static const unsigned char titles[] = {
#embed "../../Ontology/Gazetteers/titles.tsv" if_empty(10)
};
static const unsigned char trade_words[] = {
#embed "../../Ontology/Gazetteers/trade-words.tsv" if_empty(10)
};
static const unsigned char traditional[] = {
#embed "../../Ontology/Gazetteers/traditional.tsv" if_empty(10)
};
static const unsigned char word_pairs[] = {
#embed "../../Ontology/Gazetteers/word-pairs.tsv" if_empty(10)
};
static const unsigned char world_bodies[] = {
#embed "../../Ontology/Gazetteers/world-bodies.tsv" if_empty(10)
};
static const unsigned char world_places[] = {
#embed "../../Ontology/Gazetteers/world-places.tsv" if_empty(10)
};
static const unsigned char tagger_model[] = {
#embed "../../Ontology/tagger.model" if_empty(10)
};

#define FILE_ROW(path, bytes) {path, bytes, sizeof bytes}

static const InkOntologyFile files[] = {
    FILE_ROW("inkgraph.owl", schema),
    FILE_ROW("relations.rules", relation_rules),
    FILE_ROW("Gazetteers/abbreviations.tsv", abbreviations),
    FILE_ROW("Gazetteers/agencies.tsv", agencies),
    FILE_ROW("Gazetteers/areas.tsv", areas),
    FILE_ROW("Gazetteers/boundary-words.tsv", boundary_words),
    FILE_ROW("Gazetteers/central-bodies.tsv", central_bodies),
    FILE_ROW("Gazetteers/china-bodies.tsv", china_bodies),
    FILE_ROW("Gazetteers/china-places.tsv", china_places),
    FILE_ROW("Gazetteers/common-words.tsv", common_words),
    FILE_ROW("Gazetteers/countries.tsv", countries),
    FILE_ROW("Gazetteers/enterprises.tsv", enterprises),
    FILE_ROW("Gazetteers/fixed-phrases.tsv", fixed_phrases),
    FILE_ROW("Gazetteers/foreign-names.tsv", foreign_names),
    FILE_ROW("Gazetteers/former-regions.tsv", former_regions),
    FILE_ROW("Gazetteers/heads.tsv", heads),
    FILE_ROW("Gazetteers/link-calibration.tsv", link_calibration),
    FILE_ROW("Gazetteers/name-characters.tsv", name_characters),
    FILE_ROW("Gazetteers/organizations.tsv", organizations),
    FILE_ROW("Gazetteers/regions.tsv", regions),
    FILE_ROW("Gazetteers/score-calibration.tsv", score_calibration),
    FILE_ROW("Gazetteers/surnames.tsv", surnames),
    FILE_ROW("Gazetteers/titles.tsv", titles),
    FILE_ROW("Gazetteers/trade-words.tsv", trade_words),
    FILE_ROW("Gazetteers/traditional.tsv", traditional),
    FILE_ROW("Gazetteers/word-pairs.tsv", word_pairs),
    FILE_ROW("Gazetteers/world-bodies.tsv", world_bodies),
    FILE_ROW("Gazetteers/world-places.tsv", world_places),
    FILE_ROW("tagger.model", tagger_model),
};

size_t ink_ontology_file_count(void) { return sizeof files / sizeof files[0]; }

InkOntologyFile ink_ontology_file(size_t index) { return files[index]; }

void ink_ontology_forget(size_t index) {
#ifdef __linux__
  // Only pages that hold nothing but the file: those at its ends may be shared with data that was
  // changed since the program began, which would be lost.
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  const uintptr_t start = (uintptr_t)files[index].bytes;
  const uintptr_t first = (start + page - 1) / page * page;
  const uintptr_t end = (start + files[index].length) / page * page;
  if (first < end) madvise((void *)first, end - first, MADV_DONTNEED);
#else
  (void)index;
#endif
}
