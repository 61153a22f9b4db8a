public import InkGraphCore

/// A predicate, with what it may connect.
public struct RelationSchema: Hashable, Sendable {
  /// What a relation is made of.
  public enum Kind: Hashable, Sendable {
    /// A fact that articles state, with evidence.
    case statement
    /// A link between texts and what they name; never a statement.
    case textLink
  }

  /// The predicate.
  public let predicate: Predicate
  /// The full identifier.
  public let iri: String
  /// Whether it is a statement or a link of texts.
  public let kind: Kind
  /// The label in each language, by language tag.
  public let labels: [String: String]
  /// The classes that its subject may have.
  public let domain: Set<EntityType>
  /// The classes that its object may have.
  public let range: Set<EntityType>
  /// Whether it holds both ways.
  public let isSymmetric: Bool
  /// The local name of the predicate that says the same from the object's side.
  public let inverse: String?
  /// The inverse's label in each language, by language tag.
  public let inverseLabels: [String: String]
  /// The identifiers of properties of other vocabularies that mean the same, nearly so, or more.
  public let mappings: [String]
}
