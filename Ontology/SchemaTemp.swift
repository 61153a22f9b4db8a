public import InkGraphCore
extension OntologySchema {
  public func relation(_ predicate: Predicate) -> RelationSchema? { relations.first { $0.predicate == predicate } ?? nil }
  public func violation(subject: EntityType, _ predicate: Predicate, object: EntityType) -> String? { nil }
}
