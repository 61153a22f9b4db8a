/// An identifier in its five parts, to resolve relative ones.
///
/// Berners-Lee, Fielding, Masinter, "Uniform Resource Identifier: generic syntax" (RFC 3986, 2005),
/// sections 5.2 and 5.3.
struct IRIReference {
  private var scheme: Substring?
  private var authority: Substring?
  private var path: Substring
  private var query: Substring?
  private var fragment: Substring?

  init(_ text: String) {
    var rest = text[...]
    if let hash = rest.firstIndex(of: "#") {
      fragment = rest[rest.index(after: hash)...]
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    if let colon = rest.firstIndex(of: ":"), Self.isScheme(rest[..<colon]) {
      scheme = rest[..<colon]
      rest = rest[rest.index(after: colon)...]
    }
    if rest.hasPrefix("//") {
      rest = rest.dropFirst(2)
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = rest[..<end]
      rest = rest[end...]
    }
    path = rest
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
        || [0x2B, 0x2D, 0x2E].contains($0)
    }
  }

  /// The identifier that a reference means within a document.
  static func resolve(_ reference: String, base: String) -> String {
    var result = IRIReference(reference)
    if result.scheme == nil {
      let base = IRIReference(base)
      result.scheme = base.scheme
      if result.authority == nil {
        result.authority = base.authority
        if result.path.isEmpty {
          result.path = base.path
          if result.query == nil { result.query = base.query }
        } else if !result.path.hasPrefix("/") {
          if base.path.isEmpty, base.authority != nil {
            result.path = "/" + result.path
          } else if let slash = base.path.lastIndex(of: "/") {
            result.path = base.path[...slash] + result.path
          }
          result.path = withoutDots(result.path)[...]
        } else {
          result.path = withoutDots(result.path)[...]
        }
      } else {
        result.path = withoutDots(result.path)[...]
      }
    }
    return result.text
  }

  /// A path without the steps `.` and `..`.
  private static func withoutDots(_ path: Substring) -> String {
    var kept: [Substring] = []
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    for (place, step) in steps.enumerated() {
      let isLast = place + 1 == steps.count
      switch step {
      case ".":
        if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(step)
      }
    }
    return kept.joined(separator: "/")
  }

  private var text: String {
    var result = ""
    if let scheme { result += scheme + ":" }
    if let authority { result += "//" + authority }
    result += path
    if let query { result += "?" + query }
    if let fragment { result += "#" + fragment }
    return result
  }

  /// An identifier without its fragment, the form of a base.
  static func withoutFragment(_ text: String) -> String {
    String(text.prefix { $0 != "#" })
  }
}
