/// Writes triples as N-Triples, a line for each.
///
/// Carothers, Seaborne (editors), "RDF 1.1 N-Triples" (W3C, 2014).
struct NTriplesSerializer: RDFSerializer {
  private let output: TextOutput
  private var subject = ""

  init(_ output: TextOutput) { self.output = output }

  func start(prefixes: [(prefix: String, namespace: String)]) {}

  mutating func startSubject(_ iri: String, type: RDFName?) throws(ExportError) {
    subject = "<\(iri)> <"
    if let type { try add(RDFNames.type, .iri(type.iri)) }
  }

  func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    try output.write(subject)
    try output.write(predicate.iri)
    switch object {
    case .iri(let iri):
      try output.write("> <")
      try output.write(iri)
      try output.write("> .\n")
    case .text(let text, let language):
      try output.write("> \"")
      try output.write(text, escapedBy: .turtle)
      try output.write("\"@")
      try output.write(language)
      try output.write(" .\n")
    case .literal(let text, let datatype):
      try output.write("> \"")
      try output.write(text, escapedBy: .turtle)
      if let datatype {
        try output.write("\"^^<")
        try output.write(datatype.iri)
        try output.write("> .\n")
      } else {
        try output.write("\" .\n")
      }
    }
  }

  func endSubject() {}

  func end() throws(ExportError) { try output.flush() }
}
