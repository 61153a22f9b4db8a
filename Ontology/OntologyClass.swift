/// A class of things.
public struct OntologyClass: Hashable, Sendable {
  /// The full identifier.
  public let iri: String
  /// The last part of the identifier: `agency`.
  public let localName: String
  /// The label in each language, by language tag.
  public let labels: [String: String]
  /// The local names of the wider classes of this ontology.
  public let superclasses: [String]
  /// The identifiers of classes of other vocabularies that mean the same, nearly so, or more.
  public let mappings: [String]
  /// The colour for pictures, `#RRGGBB`; nil for classes that no picture shows.
  public let color: String?
}

/// A property that is no relation between entities: a value, or a part of the evidence.
public struct OntologyProperty: Hashable, Sendable {
  /// The full identifier.
  public let iri: String
  /// The last part of the identifier: `firstSeen`.
  public let localName: String
  /// The label in each language, by language tag.
  public let labels: [String: String]
  /// Whether its values are literals; if not, they are things.
  public let isData: Bool
  /// The identifier of the values' datatype or class; empty if the file names none, or several.
  public let range: String
  /// The identifiers of properties of other vocabularies that mean the same, nearly so, or more.
  public let mappings: [String]
}

/// A language of labels.
public enum LabelLanguage: String, Hashable, Sendable, CaseIterable {
  /// Simplified Chinese.
  case zh = "zh-Hans"
  /// English.
  case en = "en"
}
