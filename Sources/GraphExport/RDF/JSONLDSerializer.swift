/// Writes triples as JSON-LD, an object for each subject in a line of its own.
///
/// The context is part of the document, so nothing is fetched. A key may stand only once in an
/// object of JSON; where a predicate comes back after another one, a new object with the same
/// identifier begins, which means the same and needs no memory.
///
/// Kellogg, Champin, Longley (editors), "JSON-LD 1.1" (W3C, 2020).
struct JSONLDSerializer: RDFSerializer {
  private let output: TextOutput
  private var subject = ""
  private var isFirst = true
  private var last: RDFName?
  private var used: Set<RDFName> = []

  init(_ output: TextOutput) { self.output = output }

  func start(prefixes: [(prefix: String, namespace: String)]) throws(ExportError) {
    try output.write("{\"@context\": {\n")
    for (place, item) in prefixes.enumerated() {
      let end = place + 1 == prefixes.count ? "" : ","
      try output.write("  \"\(item.prefix)\": \"\(item.namespace)\"\(end)\n")
    }
    try output.write("}, \"@graph\": [\n")
  }

  mutating func startSubject(_ iri: String, type: RDFName?) throws(ExportError) {
    subject = iri
    try startObject()
    if let type { try add(RDFNames.type, .iri(type.iri)) }
  }

  private mutating func startObject() throws(ExportError) {
    if !isFirst { try output.write(",\n") }
    isFirst = false
    last = nil
    used.removeAll(keepingCapacity: true)
    try output.write("{\"@id\":\"")
    try output.write(subject)
    try output.write("\"")
  }

  mutating func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    if predicate == last {
      try output.write(",")
    } else {
      if last != nil { try output.write("]") }
      if !used.insert(predicate).inserted {
        try output.write("}")
        try startObject()
        used.insert(predicate)
      }
      try output.write(",\"")
      try output.write(predicate == RDFNames.type ? "@type" : predicate.qualified)
      try output.write("\":[")
      last = predicate
    }
    switch object {
    case .iri(let iri):
      let isType = predicate == RDFNames.type
      try output.write(isType ? "\"" : "{\"@id\":\"")
      try output.write(iri, escapedBy: .json)
      try output.write(isType ? "\"" : "\"}")
    case .text(let text, let language):
      try output.write("{\"@value\":\"")
      try output.write(text, escapedBy: .json)
      try output.write("\",\"@language\":\"")
      try output.write(language)
      try output.write("\"}")
    case .literal(let text, let datatype):
      try output.write("{\"@value\":\"")
      try output.write(text, escapedBy: .json)
      if let datatype {
        try output.write("\",\"@type\":\"")
        try output.write(datatype.qualified)
      }
      try output.write("\"}")
    }
  }

  func endSubject() throws(ExportError) {
    if last != nil { try output.write("]") }
    try output.write("}")
  }

  func end() throws(ExportError) {
    try output.write("\n]}\n")
    try output.flush()
  }
}
