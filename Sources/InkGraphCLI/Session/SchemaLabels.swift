import InkGraphCore
import Ontology

/// What people call classes and predicates.
struct SchemaLabels {
  /// The language of the labels.
  let language: Language
  private let classes: [String: [String: String]]
  private let predicates: [String: [String: String]]
  private let order: [String]

  /// Takes the labels of an ontology.
  init(_ schema: OntologySchema, language: Language) {
    self.init(
      classes: schema.classes.map { ($0.localName, $0.labels) },
      predicates: schema.relations.map { ($0.predicate.rawValue, $0.labels) }, language: language)
  }

  /// Takes labels by local name and language tag.
  init(
    classes: [(String, [String: String])], predicates: [(String, [String: String])],
    language: Language
  ) {
    self.language = language
    order = classes.map(\.0)
    self.classes = Dictionary(classes) { first, _ in first }
    self.predicates = Dictionary(predicates) { first, _ in first }
  }

  /// The label of a class, else its local name.
  func type(_ name: String) -> String { label(classes[name]) ?? name }

  /// The label of a predicate or link, else its local name.
  func relation(_ name: String) -> String {
    label(predicates[name]) ?? Self.links[name]?.text(in: language) ?? name
  }

  /// The local names of all predicates, whether or not a library has them.
  var relationNames: [String] { predicates.keys.sorted() }

  /// The place of a class in tables.
  func rank(_ type: String) -> Int { order.firstIndex(of: type) ?? order.count }

  /// The class that a user means by a local name or a label in any language, among some.
  func type(named text: String, among names: [String]) throws(CommandFailure) -> String {
    if let name = find(text, among: names, in: classes) { return name }
    throw CommandFailure(
      "there is no type '\(text)'; the types are \(list(names, type)); `inkgraph schema` lists them"
    )
  }

  /// The predicate that a user means by a local name or a label in any language, among some.
  func relation(named text: String, among names: [String]) throws(CommandFailure) -> String {
    if let name = find(text, among: names, in: predicates) { return name }
    if let link = names.first(where: { relation($0) == text }) { return link }
    throw CommandFailure(
      "there is no relation '\(text)'; the relations are \(list(names, relation)); "
        + "`inkgraph schema` lists them")
  }

  private static let links: [String: Phrase] = [
    "mentions": Phrase("提及", "mentions"), "mentionedWith": Phrase("同句出现", "mentioned with"),
    "printedIn": Phrase("刊于", "printed in"), "issueOf": Phrase("属报纸", "issue of"),
  ]

  private func find(
    _ text: String, among names: [String], in labels: [String: [String: String]]
  ) -> String? {
    names.first { $0.lowercased() == text.lowercased() }
      ?? names.first {
        labels[$0]?.values.contains { $0.lowercased() == text.lowercased() } ?? false
      }
  }

  private func list(_ names: [String], _ label: (String) -> String) -> String {
    names.map { label($0) == $0 ? $0 : "\($0) (\(label($0)))" }.joined(separator: ", ")
  }

  private func label(_ labels: [String: String]?) -> String? {
    guard let labels else { return nil }
    if let exact = labels[language.rawValue] { return exact }
    return labels.keys.filter { $0.hasPrefix(language.rawValue + "-") }.min().flatMap { labels[$0] }
  }
}
