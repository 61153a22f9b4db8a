import InkGraphCore
import Ontology

/// Answers `schema`: which classes and predicates there are.
enum SchemaAnswer {
  /// One row for each class and each predicate.
  static func make(_ schema: OntologySchema, language: Language) -> Answer {
    var answer = Answer(
      [
        AnswerColumn("kind", Phrase("种类", "kind")), AnswerColumn("name", .name),
        AnswerColumn("zh", Phrase("中文", "Chinese")), AnswerColumn("en", Phrase("英文", "English")),
        AnswerColumn("domain", .subject), AnswerColumn("range", .object),
        AnswerColumn("symmetric", Phrase("对称", "symmetric")),
        AnswerColumn("iri", Phrase("标识", "identifier"), for: .programs),
      ], whenEmpty: "the ontology has no class and no predicate")
    for item in schema.classes {
      answer.rows.append([
        .text("class"), .text(item.localName), .text(label(item.labels, "zh")),
        .text(label(item.labels, "en")), nil, nil, nil, .text(item.iri),
      ])
    }
    for item in schema.relations {
      answer.rows.append([
        .text("predicate"), .text(item.predicate.rawValue), .text(label(item.labels, "zh")),
        .text(label(item.labels, "en")), names(item.domain), names(item.range),
        item.isSymmetric ? .boolean(true) : nil, .text(item.iri),
      ])
    }
    return answer
  }

  private static func label(_ labels: [String: String], _ language: String) -> String? {
    labels[language]
      ?? labels.keys.filter { $0.hasPrefix("\(language)-") }.min().flatMap { labels[$0] }
  }

  private static func names(_ types: Set<EntityType>) -> PropertyValue? {
    types.isEmpty ? nil : .list(types.sorted().map { .string($0.rawValue) })
  }
}
