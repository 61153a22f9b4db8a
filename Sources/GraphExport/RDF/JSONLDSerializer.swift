import MarkupIO

/// Writes triples as JSON-LD, an object for each subject in a line of its own.
///
/// The context is part of the document, so nothing is fetched. A key may stand only once in an
/// object of JSON; where a predicate comes back after another one, a new object with the same
/// identifier begins, which means the same and needs no memory.
///
/// Kellogg, Champin, Longley (editors), "JSON-LD 1.1" (W3C, 2020).
struct JSONLDSerializer: RDFSerializer {
  private let output: TextOutput
  private var subject = RDFIRI("")
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

  mutating func startSubject(_ iri: RDFIRI, type: RDFName?) throws(ExportError) {
    subject = iri
    try startObject()
    if let type { try add(RDFNames.type, .iri(RDFIRI(type.iri))) }
  }

  private mutating func startObject() throws(ExportError) {
    if !isFirst { output.buffer.append(literal: ",\n") }
    isFirst = false
    last = nil
    used.removeAll(keepingCapacity: true)
    output.buffer.append(literal: "{\"@id\":\"")
    output.buffer.append(subject)
    output.buffer.append(UInt8(ascii: "\""))
  }

  mutating func add(_ predicate: RDFName, _ object: RDFObject) throws(ExportError) {
    let buffer = output.buffer
    if predicate == last {
      buffer.append(UInt8(ascii: ","))
    } else {
      if last != nil { buffer.append(UInt8(ascii: "]")) }
      if !used.insert(predicate).inserted {
        buffer.append(UInt8(ascii: "}"))
        try startObject()
        used.insert(predicate)
      }
      buffer.append(literal: ",\"")
      buffer.append(predicate == RDFNames.type ? "@type" : predicate.qualified)
      buffer.append(literal: "\":[")
      last = predicate
    }
    switch object {
    case .iri(let iri):
      let isType = predicate == RDFNames.type
      buffer.append(literal: isType ? "\"" : "{\"@id\":\"")
      buffer.append(iri, escapedBy: .json)
      buffer.append(literal: isType ? "\"" : "\"}")
    case .literal(let text, let kind):
      buffer.append(literal: "{\"@value\":\"")
      buffer.append(text, escapedBy: .json)
      switch kind {
      case .plain: break
      case .language(let language):
        buffer.append(literal: "\",\"@language\":\"")
        buffer.append(language)
      case .datatype(let datatype):
        buffer.append(literal: "\",\"@type\":\"")
        buffer.append(datatype.qualified)
      }
      buffer.append(literal: "\"}")
    }
    try output.handOver()
  }

  func endSubject() throws(ExportError) {
    if last != nil { output.buffer.append(UInt8(ascii: "]")) }
    output.buffer.append(UInt8(ascii: "}"))
    try output.handOver()
  }

  func end() throws(ExportError) {
    try output.write("\n]}\n")
    try output.flush()
  }
}
