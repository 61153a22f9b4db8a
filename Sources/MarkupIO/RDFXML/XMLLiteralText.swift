/// Gathers the canonical text of a piece of XML (Exclusive XML Canonicalization 1.0, without
/// comments).
struct XMLLiteralText {
  private(set) var text = ""
  private var names: [String] = []
  /// What the prefixes stand for in the elements written so far, outermost first.
  private var scopes: [[String: String]] = [[:]]

  mutating func start(_ tag: XMLStartTag) {
    var scope = scopes[scopes.count - 1]
    var declared: [(prefix: String, namespace: String)] = []
    func use(_ prefix: String, _ namespace: String) {
      guard prefix != "xml", scope[prefix, default: ""] != namespace else { return }
      scope[prefix] = namespace
      declared.append((prefix, namespace))
    }
    use(tag.prefix, tag.namespace)
    for attribute in tag.attributes where !attribute.prefix.isEmpty {
      use(attribute.prefix, attribute.namespace)
    }
    scopes.append(scope)
    let name = tag.prefix.isEmpty ? tag.name : "\(tag.prefix):\(tag.name)"
    names.append(name)
    text += "<\(name)"
    for item in declared.sorted(by: { $0.prefix < $1.prefix }) {
      text += item.prefix.isEmpty ? " xmlns=\"" : " xmlns:\(item.prefix)=\""
      text += Self.escaped(item.namespace, inAttribute: true) + "\""
    }
    let attributes = tag.attributes.sorted { ($0.namespace, $0.name) < ($1.namespace, $1.name) }
    for attribute in attributes {
      let prefix = attribute.prefix.isEmpty ? "" : attribute.prefix + ":"
      text += " \(prefix)\(attribute.name)=\"\(Self.escaped(attribute.value, inAttribute: true))\""
    }
    text += ">"
  }

  mutating func end() {
    scopes.removeLast()
    text += "</\(names.removeLast())>"
  }

  mutating func append(_ piece: String) { text += Self.escaped(piece, inAttribute: false) }

  private static func escaped(_ text: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">" where !inAttribute: result += "&gt;"
      case "\"" where inAttribute: result += "&quot;"
      case "\t" where inAttribute: result += "&#x9;"
      case "\n" where inAttribute: result += "&#xA;"
      case "\r": result += "&#xD;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
