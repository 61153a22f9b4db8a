/// A class or predicate as exports write it.
public struct ExportTerm: Hashable, Sendable {
  /// The local name, which is the label of nodes or the type of edges: `person`, `holdsPosition`.
  public var localName: String
  /// The full identifier; nil for the vocabulary's namespace and the local name.
  public var iri: String?
  /// The label in each language, by language tag such as `zh-Hans` or `en`.
  public var labels: [String: String]
  /// The identifiers of terms in other vocabularies that mean the same or more.
  public var mappings: [String]
  /// The colour of the class in pictures, `#RRGGBB`; nil for grey.
  public var color: String?
  /// Whether the predicate holds both ways.
  public var isSymmetric: Bool

  /// Makes a term.
  public init(
    _ localName: String, iri: String? = nil, labels: [String: String] = [:],
    mappings: [String] = [], color: String? = nil, isSymmetric: Bool = false
  ) {
    self.localName = localName
    self.iri = iri
    self.labels = labels
    self.mappings = mappings
    self.color = color
    self.isSymmetric = isSymmetric
  }
}

/// What exports must know about classes and predicates: their labels, colours and identifiers.
///
/// A term that it lacks is exported all the same, in grey and under its local name.
public struct ExportVocabulary: Hashable, Sendable {
  /// The identifier of the ontology that RDF documents import.
  public var ontology: String
  /// What the local names of terms stand behind in their identifiers; ends in `#` or `/`.
  public var namespace: String
  /// What the identifiers of things begin with; ends in `/`.
  public var base: String
  /// The classes by local name.
  public private(set) var classes: [String: ExportTerm]
  /// The predicates by local name.
  public private(set) var predicates: [String: ExportTerm]

  /// Makes a vocabulary; of two terms with one local name the later one counts.
  public init(
    ontology: String = "https://inkgraph.example/ontology",
    namespace: String = "https://inkgraph.example/ontology#",
    base: String = "https://inkgraph.example/id/", classes: [ExportTerm] = [],
    predicates: [ExportTerm] = []
  ) {
    self.ontology = ontology
    self.namespace = namespace
    self.base = base
    self.classes = Dictionary(classes.map { ($0.localName, $0) }) { _, later in later }
    self.predicates = Dictionary(predicates.map { ($0.localName, $0) }) { _, later in later }
  }

  /// The class with a local name; a bare one if the vocabulary lacks it.
  func classTerm(_ name: String) -> ExportTerm { classes[name] ?? ExportTerm(name) }

  /// The predicate with a local name; a bare one if the vocabulary lacks it.
  func predicateTerm(_ name: String) -> ExportTerm { predicates[name] ?? ExportTerm(name) }
}

extension ExportTerm {
  /// The label in a language or one of its variants, else the local name.
  func label(in language: ExportLanguage) -> String {
    if let exact = labels[language.rawValue] { return exact }
    let variants = labels.keys.filter { $0.hasPrefix(language.rawValue + "-") }
    return variants.min().flatMap { labels[$0] } ?? localName
  }
}
