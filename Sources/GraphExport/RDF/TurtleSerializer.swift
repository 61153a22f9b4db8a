import MarkupIO

/// Writes triples as Turtle, a block for each subject.
///
/// Beckett, Berners-Lee, Prud'hommeaux, Carothers, "RDF 1.1 Turtle" (W3C, 2014).
struct TurtleSerializer: RDFSerializer {
  private let output: TextOutput
  private var last: RDFName?

  init(_ output: TextOutput) { self.output = output }

  func start(prefixes: [(prefix: String, namespace: String)]) throws(ExportError) {
    for (prefix, namespace) in prefixes {
      try output.write("@prefix \(prefix): <\(namespace)> .\n")
    }
  }

  mutating func startSubject(_ iri: RDFIRI, type: RDFName?) throws(ExportError) {
    last = nil
    output.buffer.append(literal: "\n<")
    output.buffer.append(iri)
    output.buffer.append(UInt8(ascii: ">"))
    if let type { try add(RDFNames.type, .iri(RDFIRI(type.iri)), name: type) }
  }

  mutating func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    try add(predicate, object, name: nil)
  }

  private mutating func add(
    _ predicate: RDFName, _ object: RDFObject, name: RDFName?
  ) throws(ExportError) {
    let buffer = output.buffer
    if predicate == last {
      buffer.append(literal: ", ")
    } else {
      buffer.append(literal: last == nil ? " " : " ;\n  ")
      if predicate == RDFNames.type {
        buffer.append(UInt8(ascii: "a"))
      } else {
        append(predicate)
      }
      buffer.append(UInt8(ascii: " "))
      last = predicate
    }
    switch object {
    case .iri(let iri):
      if let name {
        append(name)
      } else {
        buffer.append(UInt8(ascii: "<"))
        buffer.append(iri)
        buffer.append(UInt8(ascii: ">"))
      }
    case .literal(let text, let kind):
      buffer.append(UInt8(ascii: "\""))
      buffer.append(text, escapedBy: .turtle)
      buffer.append(UInt8(ascii: "\""))
      switch kind {
      case .plain: break
      case .language(let language):
        buffer.append(UInt8(ascii: "@"))
        buffer.append(language)
      case .datatype(let datatype):
        buffer.append(literal: "^^")
        append(datatype)
      }
    }
    try output.handOver()
  }

  private func append(_ name: RDFName) {
    if name.isTurtleName {
      output.buffer.append(name.qualified)
    } else {
      output.buffer.append(UInt8(ascii: "<"))
      output.buffer.append(name.iri)
      output.buffer.append(UInt8(ascii: ">"))
    }
  }

  func endSubject() throws(ExportError) {
    // A subject without a triple would be no statement.
    precondition(last != nil, "an RDF subject without a triple")
    try output.write(" .\n")
  }

  func end() throws(ExportError) { try output.flush() }
}
