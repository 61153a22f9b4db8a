import InkGraphCore
import Ontology
import PropertyGraph

/// Answers `schema`: which classes, relations and properties queries can speak of.
enum SchemaAnswer {
  /// One row for each class, each relation, each other relationship type and each property.
  ///
  /// - Parameters:
  ///   - schema: The ontology's schema.
  ///   - graph: A graph whose further labels, types and properties are listed too, such as those of
  ///     imported tables.
  ///   - language: The language of the headings.
  /// - Returns: The rows, by kind.
  static func make(
    _ schema: OntologySchema, graph: Graph = .empty, language: Language
  ) -> Answer {
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
    for term in QueryNames.links { answer.rows.append(row("link", term)) }
    for term in QueryNames.properties { answer.rows.append(row("property", term)) }
    addOthers(of: graph, schema, to: &answer)
    return answer
  }

  /// Adds what a graph has besides.
  private static func addOthers(
    of graph: Graph, _ schema: OntologySchema, to answer: inout Answer
  ) {
    let known = Set(
      schema.classes.map(\.localName) + schema.relations.map(\.predicate.rawValue)
        + (QueryNames.links + QueryNames.properties).map(\.name))
    func add(_ kind: String, _ names: [String], of owner: String?) {
      for name in names where !known.contains(name) {
        answer.rows.append([
          .text(kind), .text(name), nil, nil, owner.map { .list([.string($0)]) }, nil, nil, nil,
        ])
      }
    }
    add("class", graph.labels, of: nil)
    add("link", graph.edgeTypes, of: nil)
    add("property", graph.nodePropertyKeys, of: "node")
    add("property", graph.edgePropertyKeys, of: "relationship")
  }

  private static func row(_ kind: String, _ term: QueryNames.Term) -> [PropertyValue?] {
    [
      .text(kind), .text(term.name), .text(term.chinese), .text(term.english),
      list(term.domain), list(term.range), nil, nil,
    ]
  }

  private static func label(_ labels: [String: String], _ language: String) -> String? {
    labels[language]
      ?? labels.keys.filter { $0.hasPrefix("\(language)-") }.min().flatMap { labels[$0] }
  }

  private static func names(_ types: Set<EntityType>) -> PropertyValue? {
    list(types.sorted().map(\.rawValue))
  }

  private static func list(_ names: [String]) -> PropertyValue? {
    names.isEmpty ? nil : .list(names.map { .string($0) })
  }
}
