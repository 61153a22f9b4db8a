import InkGraphCore

/// The attributes of an element that mean something in RDF.
struct RDFXMLAttributes {
  /// Those of the syntax itself: about, ID, nodeID, resource, datatype, parseType.
  private(set) var syntax: [String: String] = [:]
  /// Those that are properties.
  private(set) var properties: [(predicate: String, value: String)] = []

  /// Sorts the attributes of a tag.
  ///
  /// - Throws: `.syntax` for those that the grammar forbids.
  init(of tag: XMLStartTag, source: String) throws(RDFReadError) {
    func fault(_ rule: String) -> RDFReadError {
      RDFReadError(.syntax(rule), at: SourceLocation(source: source, line: tag.line))
    }
    for attribute in tag.attributes where attribute.namespace != RDFXMLNames.xml {
      var namespace = attribute.namespace
      let name = attribute.name
      if namespace.isEmpty {
        if name.lowercased().hasPrefix("xml") { continue }
        guard RDFXMLNames.unprefixed.contains(name) else {
          throw fault("the attribute \(name) has no namespace; give it a prefix")
        }
        namespace = RDFXMLNames.rdf
      }
      if namespace == RDFXMLNames.rdf {
        if RDFXMLNames.old.contains(name) {
          throw fault("rdf:\(name) is no longer part of RDF; remove it")
        }
        if ["RDF", "Description", "li"].contains(name) {
          throw fault("rdf:\(name) cannot be an attribute")
        }
        if RDFXMLNames.syntax.contains(name) {
          syntax[name] = attribute.value
          continue
        }
      }
      properties.append((namespace + name, attribute.value))
    }
  }
}

/// The names that the grammar of RDF/XML gives a meaning.
enum RDFXMLNames {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let xml = "http://www.w3.org/XML/1998/namespace"

  /// The names of the syntax itself.
  static let syntax: Set<String> = [
    "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype",
  ]
  /// Names that RDF had once.
  static let old: Set<String> = ["aboutEach", "aboutEachPrefix", "bagID"]
  /// Names that count as RDF's own without a prefix, too, as in files from before 2004.
  static let unprefixed: Set<String> = ["about", "ID", "resource", "parseType", "type"]

  /// Whether a text is a name without a colon (the production NCName).
  static func isName(_ text: String) -> Bool {
    func isStart(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0x5F, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
        0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
        0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
        true
      default: false
      }
    }
    guard let first = text.unicodeScalars.first, isStart(first) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      isStart(scalar) || scalar == "-" || scalar == "." || ("0"..."9").contains(scalar)
        || scalar.value == 0xB7 || (0x300...0x36F).contains(scalar.value)
        || (0x203F...0x2040).contains(scalar.value)
    }
  }
}
