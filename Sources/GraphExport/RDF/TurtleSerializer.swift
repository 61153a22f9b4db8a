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

  mutating func startSubject(_ iri: String, type: RDFName?) throws(ExportError) {
    last = nil
    try output.write("\n<")
    try output.write(iri)
    try output.write(">")
    if let type { try add(RDFNames.type, .iri(type.iri), name: type) }
  }

  mutating func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    try add(predicate, object, name: nil)
  }

  private mutating func add(
    _ predicate: RDFName, _ object: RDFObject, name: RDFName?
  ) throws(ExportError) {
    if predicate == last {
      try output.write(", ")
    } else {
      try output.write(last == nil ? " " : " ;\n  ")
      if predicate == RDFNames.type {
        try output.write("a")
      } else {
        try write(predicate)
      }
      try output.write(" ")
      last = predicate
    }
    switch object {
    case .iri(let iri):
      if let name {
        try write(name)
      } else {
        try output.write("<")
        try output.write(iri)
        try output.write(">")
      }
    case .text(let text, let language):
      try output.write("\"")
      try output.write(text, escapedBy: .turtle)
      try output.write("\"@")
      try output.write(language)
    case .literal(let text, let datatype):
      try output.write("\"")
      try output.write(text, escapedBy: .turtle)
      try output.write("\"")
      if let datatype {
        try output.write("^^")
        try write(datatype)
      }
    }
  }

  private func write(_ name: RDFName) throws(ExportError) {
    if name.isTurtleName {
      try output.write(name.qualified)
    } else {
      try output.write("<")
      try output.write(name.iri)
      try output.write(">")
    }
  }

  func endSubject() throws(ExportError) {
    // A subject without a triple would be no statement.
    precondition(last != nil, "an RDF subject without a triple")
    try output.write(" .\n")
  }

  func end() throws(ExportError) { try output.flush() }
}
