public import InkGraphCore

/// The classes and predicates of the ontology.
///
/// ```swift
/// let schema = Ontology.embedded.schema
/// schema.label(of: .agency, language: .zh)  // 机构
/// schema.allows(subject: .person, .holdsPosition, object: .agency)  // true
/// ```
public struct OntologySchema: Sendable {
  /// The namespace of all identifiers, with `#`.
  public let namespace: String
  /// The version that the file names; empty if it names none.
  public let version: String
  /// The classes, in the order in which tables and legends list them.
  public let classes: [OntologyClass]
  /// The relations between entities and texts, in the order in which tables list them.
  public let relations: [RelationSchema]
  /// The other properties, in the file's order.
  public let properties: [OntologyProperty]

  private let classIndex: [EntityType: Int]
  private let relationIndex: [Predicate: Int]
  /// For each class, itself and all wider ones.
  private let widerTypes: [EntityType: Set<EntityType>]

  /// Makes a schema of parts that fit each other.
  init(
    namespace: String, version: String, classes: [OntologyClass], relations: [RelationSchema],
    properties: [OntologyProperty]
  ) {
    self.namespace = namespace
    self.version = version
    self.classes = classes
    self.relations = relations
    self.properties = properties
    let types = classes.map { EntityType(rawValue: $0.localName) }
    classIndex = Dictionary(uniqueKeysWithValues: zip(types, classes.indices))
    relationIndex = Dictionary(
      uniqueKeysWithValues: zip(relations.map(\.predicate), relations.indices))
    var wider: [EntityType: Set<EntityType>] = [:]
    for type in types {
      var reached: Set<EntityType> = []
      var open = [type]
      while let next = open.popLast() {
        guard reached.insert(next).inserted, let index = classIndex[next] else { continue }
        open += classes[index].superclasses.map { EntityType(rawValue: $0) }
      }
      wider[type] = reached
    }
    widerTypes = wider
  }

  /// The class of a type; nil if the ontology lacks it.
  public func entityClass(of type: EntityType) -> OntologyClass? {
    classIndex[type].map { classes[$0] }
  }

  /// The relation of a predicate; nil if the ontology lacks it.
  public func relation(of predicate: Predicate) -> RelationSchema? {
    relationIndex[predicate].map { relations[$0] }
  }

  /// The label of a class, in another language if there is none, else the local name.
  public func label(of type: EntityType, language: LabelLanguage) -> String {
    label(entityClass(of: type)?.labels, language) ?? type.rawValue
  }

  /// The label of a predicate, in another language if there is none, else the local name.
  public func label(of predicate: Predicate, language: LabelLanguage) -> String {
    label(relation(of: predicate)?.labels, language) ?? predicate.rawValue
  }

  private func label(_ labels: [String: String]?, _ language: LabelLanguage) -> String? {
    guard let labels else { return nil }
    if let label = labels[language.rawValue] { return label }
    return labels.min { $0.key.precedesByScalars($1.key) }?.value
  }

  /// Whether a type is another or one of its narrower classes.
  public func isKind(_ type: EntityType, of wider: EntityType) -> Bool {
    widerTypes[type]?.contains(wider) ?? (type == wider)
  }

  /// Whether a predicate may lead from one class to another; a narrower class may stand for a wider
  /// one, and a symmetric predicate may be read both ways.
  ///
  /// - Returns: False also for a predicate or class that the ontology lacks.
  public func allows(
    subject: EntityType, _ predicate: Predicate, object: EntityType
  ) -> Bool {
    guard let relation = relation(of: predicate) else { return false }
    func fits(_ type: EntityType, _ allowed: Set<EntityType>) -> Bool {
      !(widerTypes[type] ?? []).isDisjoint(with: allowed)
    }
    if fits(subject, relation.domain), fits(object, relation.range) { return true }
    return relation.isSymmetric && fits(object, relation.domain) && fits(subject, relation.range)
  }

  /// What is wrong with a statement's classes; nil if nothing is.
  public func violation(
    subject: EntityType, _ predicate: Predicate, object: EntityType
  ) -> String? {
    guard let relation = relation(of: predicate) else {
      let names = relations.map(\.predicate.rawValue).joined(separator: ", ")
      return "the ontology has no predicate '\(predicate)'; it has \(names)"
    }
    for type in [subject, object] where classIndex[type] == nil {
      let names = classes.map(\.localName).joined(separator: ", ")
      return "the ontology has no class '\(type)'; it has \(names)"
    }
    if allows(subject: subject, predicate, object: object) { return nil }
    return "'\(predicate)' leads from \(list(relation.domain)) to \(list(relation.range)), "
      + "not from \(subject) to \(object)"
  }

  /// Classes in their order: `agency, enterprise or organization`.
  private func list(_ types: Set<EntityType>) -> String {
    let names = types.sorted { (classIndex[$0] ?? 0) < (classIndex[$1] ?? 0) }.map(\.rawValue)
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
