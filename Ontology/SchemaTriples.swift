import InkGraphCore
import MarkupIO

/// The triples of a schema by what they are about, with the lines in which they stand.
struct SchemaTriples {
  /// What a triple says of its subject.
  struct Statement {
    let predicate: String
    let object: RDFTerm
    let line: Int

    /// Whether it points to something without an identifier.
    var isBlank: Bool { if case .blank = object { true } else { false } }
  }

  /// What triples are about, in the order of the file.
  private(set) var subjects: [RDFTerm] = []
  private var statements: [RDFTerm: [Statement]] = [:]
  private var blankObjects: Set<RDFTerm> = []

  /// Reads a file.
  ///
  /// - Throws: `malformedSchema`, with the reader's reason.
  init(bytes: [UInt8], source: String) throws(OntologyError) {
    // A schema is written by hand; a megabyte holds 20 times the built-in one.
    let limits = XMLEventReader.Limits(bytes: 1 << 20, depth: 32, addedText: 1 << 20)
    var subjects: [RDFTerm] = []
    var statements: [RDFTerm: [Statement]] = [:]
    var blankObjects: Set<RDFTerm> = []
    do throws(RDFReadError) {
      // A schema says by xml:base what it is; a relative identifier without one stays as it is.
      let reader = try RDFXMLReader(bytes, source: source, base: "", limits: limits)
      try reader.read { triple in
        let statement = Statement(
          predicate: triple.predicate, object: triple.object, line: reader.line)
        if statements[triple.subject]?.append(statement) == nil {
          subjects.append(triple.subject)
          statements[triple.subject] = [statement]
        }
        if statement.isBlank { blankObjects.insert(triple.object) }
      }
    } catch {
      switch error.kind {
      case .xml(let error): throw OntologyError(.malformedSchema(error.message), at: error.location)
      case .syntax(let rule):
        throw OntologyError(.malformedSchema("not RDF/XML: \(rule)"), at: error.location)
      }
    }
    self.subjects = subjects
    self.statements = statements
    self.blankObjects = blankObjects
  }

  /// What is said of a subject, in the order of the file.
  func statements(of subject: RDFTerm) -> [Statement] { statements[subject] ?? [] }

  /// Whether a subject is of a type of OWL.
  func type(_ subject: RDFTerm, is name: String) -> Bool {
    statements(of: subject).contains {
      $0.predicate == Vocabulary.rdf + "type" && $0.object == .iri(Vocabulary.owl + name)
    }
  }

  /// Whether something without an identifier is what a triple points to.
  func isObject(_ blank: RDFTerm) -> Bool { blankObjects.contains(blank) }

  /// The members of a list; nil for what is none, or one that does not end.
  func list(_ head: RDFTerm) -> [RDFTerm]? {
    var members: [RDFTerm] = []
    var cell = head
    var seen: Set<RDFTerm> = []
    while cell != .iri(Vocabulary.rdf + "nil") {
      guard seen.insert(cell).inserted,
        let first = object(of: cell, "first"), let rest = object(of: cell, "rest")
      else { return nil }
      members.append(first)
      cell = rest
    }
    return members
  }

  private func object(of subject: RDFTerm, _ name: String) -> RDFTerm? {
    statements(of: subject).first { $0.predicate == Vocabulary.rdf + name }?.object
  }
}
