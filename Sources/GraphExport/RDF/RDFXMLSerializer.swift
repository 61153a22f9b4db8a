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

  private static let description = XMLName("rdf:Description")
  private static let about = XMLName("rdf:about")
  private static let resource = XMLName("rdf:resource")
  private static let datatype = XMLName("rdf:datatype")
  private static let language = XMLName("xml:lang")

  func startSubject(_ iri: RDFIRI, type: RDFName?) {
    document.startElement(type?.element ?? Self.description)
    document.attribute(Self.about) { $0.append(iri, escapedBy: .xmlAttribute) }
  }

  func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    document.startElement(predicate.element)
    switch object {
    case .iri(let iri):
      document.attribute(Self.resource) { $0.append(iri, escapedBy: .xmlAttribute) }
    case .literal(let text, let kind):
      switch kind {
      case .plain: break
      case .language(let language):
        document.attribute(Self.language) { $0.append(language, escapedBy: .xmlAttribute) }
      case .datatype(let datatype):
        document.attribute(Self.datatype) { $0.append(datatype.iri, escapedBy: .xmlAttribute) }
      }
      document.text { $0.append(text, escapedBy: .xmlText) }
    }
    try endSubject()
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
