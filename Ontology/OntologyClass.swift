/// A class of things.
public struct OntologyClass: Hashable, Sendable {
  /// The full identifier.
  public let iri: String
  /// The last part of the identifier: `agency`.
  public let localName: String
  /// The label in each language, by language tag.
  public let labels: [String: String]
  /// The local names of the wider classes.
  public let superclasses: [String]
  /// The classes of other vocabularies that mean the same or more.
  public let mappings: [String]
  /// The colour for pictures, `#RRGGBB`; nil for classes that no picture shows.
  public let color: String?
}
