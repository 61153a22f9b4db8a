import MarkupIO

/// Writes triples as RDF/XML.
///
/// Beckett (editor), "RDF/XML syntax specification" (W3C, 2004).
struct RDFXMLSerializer: RDFSerializer {
  private let document: XMLStreamWriter
  private let format: ExportFormat

  init(_ sink: any ByteSink, indents: Bool, format: ExportFormat) {
    self.format = format
    document = XMLStreamWriter(indents: indents) { try sink.write($0) }
  }

  func start(prefixes: [(prefix: String, namespace: String)]) throws(ExportError) {
    try write { document throws(XMLWriteError) in
      try document.startDocument()
      try document.startElement(
        "rdf:RDF", prefixes.map { ("xmlns:" + $0.prefix, $0.namespace) })
    }
  }

  func startSubject(_ iri: String, type: RDFName?) throws(ExportError) {
    try write { document throws(XMLWriteError) in
      try document.startElement(type?.qualified ?? "rdf:Description", [("rdf:about", iri)])
    }
  }

  func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    let name = predicate.qualified
    try write { document throws(XMLWriteError) in
      switch object {
      case .iri(let iri): try document.element(name, [("rdf:resource", iri)])
      case .text(let text, let language):
        try document.element(name, [("xml:lang", language)], text: text)
      case .literal(let text, nil): try document.element(name, text: text)
      case .literal(let text, let datatype?):
        try document.element(name, [("rdf:datatype", datatype.iri)], text: text)
      }
    }
  }

  func endSubject() throws(ExportError) {
    try write { document throws(XMLWriteError) in try document.endElement() }
  }

  func end() throws(ExportError) {
    try write { document throws(XMLWriteError) in try document.endDocument() }
  }

  private func write(
    _ body: (XMLStreamWriter) throws(XMLWriteError) -> Void
  ) throws(ExportError) {
    do throws(XMLWriteError) { try body(document) } catch {
      throw ExportError(error, format: format)
    }
  }
}
