import InkGraphCore

/// The namespaces of RDF documents, and the short names of terms in them.
///
/// An element of RDF/XML can only be called by a qualified name, and tools differ in what letters
/// they allow there; so terms whose local names are not plain ASCII get a name from their hash.
struct RDFNames {
  /// The prefixes that every document declares, and what they stand for, without `ink`.
  static let common = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("owl", "http://www.w3.org/2002/07/owl#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("foaf", "http://xmlns.com/foaf/0.1/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("schema", "https://schema.org/"),
    ("skos", "http://www.w3.org/2004/02/skos/core#"),
    ("time", "http://www.w3.org/2006/time#"),
  ]

  /// The predicate of classes.
  static let type = name("rdf:type")

  /// All prefixes and what they stand for, in the order of declaration.
  let prefixes: [(prefix: String, namespace: String)]
  private let vocabulary: ExportVocabulary
  private let prefixOfNamespace: [String: String]
  /// The names of predicates by what the graph calls them.
  private var predicates: [String: RDFName] = [:]

  /// Makes names for a document that uses some predicates.
  init(_ vocabulary: ExportVocabulary, predicates: [String]) {
    self.vocabulary = vocabulary
    var prefixes = [(prefix: "ink", namespace: vocabulary.namespace)]
    for (prefix, namespace) in Self.common { prefixes.append((prefix, namespace)) }
    var known = Dictionary(prefixes.map { ($0.namespace, $0.prefix) }) { first, _ in first }
    var others: Set<String> = []
    for name in predicates {
      let iri = Self.iri(of: vocabulary.predicateTerm(name), vocabulary)
      if let (namespace, _) = Self.split(iri), known[namespace] == nil { others.insert(namespace) }
    }
    for (place, namespace) in others.sorted(by: { $0.precedesByScalars($1) }).enumerated() {
      let prefix = "ns\(place + 1)"
      prefixes.append((prefix, namespace))
      known[namespace] = prefix
    }
    self.prefixes = prefixes
    prefixOfNamespace = known
    for name in predicates { self.predicates[name] = qualified(predicateIRI(name)) }
  }

  /// A term of our own vocabulary.
  func ink(_ localName: String) -> RDFName {
    RDFName(prefix: "ink", namespace: vocabulary.namespace, local: localName)
  }

  /// A term of a vocabulary that every document declares, by its qualified name.
  static func name(_ qualified: String) -> RDFName {
    let parts = qualified.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let found = common.first(where: { $0.0 == parts[0] }) else {
      preconditionFailure("no document declares the prefix of '\(qualified)'")
    }
    return RDFName(prefix: found.0, namespace: found.1, local: String(parts[1]))
  }

  /// Whether a term's identifier gives its local name back.
  func isPlain(_ term: ExportTerm) -> Bool {
    Self.iri(of: term, vocabulary) == vocabulary.namespace + term.localName
  }

  /// Whether a text can stand as a language tag (RFC 5646, as far as RDF syntaxes check it).
  static func isLanguageTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
    return parts.enumerated().allSatisfy { place, part in
      (1...8).contains(part.count)
        && part.allSatisfy { isLetter($0) || place > 0 && (0x30...0x39).contains($0) }
    }
  }

  /// The identifier of a class.
  func classIRI(_ name: String) -> String { Self.iri(of: vocabulary.classTerm(name), vocabulary) }

  /// The identifier of a predicate.
  func predicateIRI(_ name: String) -> String {
    Self.iri(of: vocabulary.predicateTerm(name), vocabulary)
  }

  /// The qualified name of a predicate that was given to `init`.
  func predicate(_ name: String) -> RDFName {
    guard let found = predicates[name] else {
      preconditionFailure("the predicate '\(name)' has no qualified name")
    }
    return found
  }

  /// The name of a term whose namespace the document declares; nil for others.
  func qualified(_ iri: String) -> RDFName? {
    guard let (namespace, local) = Self.split(iri), let prefix = prefixOfNamespace[namespace]
    else { return nil }
    return RDFName(prefix: prefix, namespace: namespace, local: local)
  }

  /// The full form of a name such as `schema:Person`, or of what is an identifier already.
  static func expand(_ name: String) -> String {
    for (prefix, namespace) in common where name.hasPrefix(prefix + ":") {
      return namespace + name.dropFirst(prefix.count + 1)
    }
    return name
  }

  private static func iri(of term: ExportTerm, _ vocabulary: ExportVocabulary) -> String {
    if let iri = term.iri, isIdentifier(iri), split(iri) != nil { return iri }
    let plain = vocabulary.namespace + term.localName
    if isLocalName(term.localName) { return plain }
    return vocabulary.namespace + "term-" + StableHash.hexadecimal(term.localName)
  }

  /// Cuts an identifier into a namespace and a local name that XML allows.
  private static func split(_ iri: String) -> (namespace: String, local: String)? {
    guard let cut = iri.lastIndex(where: { $0 == "#" || $0 == "/" }) else { return nil }
    let local = String(iri[iri.index(after: cut)...])
    return isLocalName(local) ? (String(iri[...cut]), local) : nil
  }

  private static func isLocalName(_ text: String) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
    }
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
    }
  }

  /// Whether a text can stand as an identifier: ASCII without blanks and the marks that RFC 3987
  /// leaves out.
  static func isIdentifier(_ text: String) -> Bool {
    let forbidden = Set("<>\"{}|^`\\".utf8)
    return text.contains(":")
      && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
  }
}
