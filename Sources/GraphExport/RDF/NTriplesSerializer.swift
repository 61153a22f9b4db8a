import MarkupIO

/// Writes triples as N-Triples, a line for each.
///
/// Carothers, Seaborne (editors), "RDF 1.1 N-Triples" (W3C, 2014).
struct NTriplesSerializer: RDFSerializer {
  private let output: TextOutput
  /// The subject, and what stands between it and the predicate.
  private let subject = OutputBuffer()

  init(_ output: TextOutput) { self.output = output }

  func start(prefixes: [(prefix: String, namespace: String)]) {}

  func startSubject(_ iri: RDFIRI, type: RDFName?) throws(ExportError) {
    subject.removeAll()
    subject.append(UInt8(ascii: "<"))
    subject.append(iri)
    subject.append(literal: "> <")
    if let type { try add(RDFNames.type, .iri(RDFIRI(type.iri))) }
  }

  func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    let buffer = output.buffer
    buffer.append(subject)
    buffer.append(predicate.iri)
    switch object {
    case .iri(let iri):
      buffer.append(literal: "> <")
      buffer.append(iri)
      buffer.append(literal: "> .\n")
    case .literal(let text, let kind):
      buffer.append(literal: "> \"")
      buffer.append(text, escapedBy: .turtle)
      switch kind {
      case .plain: buffer.append(literal: "\" .\n")
      case .language(let language):
        buffer.append(literal: "\"@")
        buffer.append(language)
        buffer.append(literal: " .\n")
      case .datatype(let datatype):
        buffer.append(literal: "\"^^<")
        buffer.append(datatype.iri)
        buffer.append(literal: "> .\n")
      }
    }
    try output.handOver()
  }

  func endSubject() {}

  func end() throws(ExportError) { try output.flush() }
}
