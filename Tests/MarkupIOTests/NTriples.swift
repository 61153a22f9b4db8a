import MarkupIO

/// Reads N-Triples, and compares graphs; enough for the files of the W3C's suite.
enum NTriples {
  struct Malformed: Error { let line: String }

  static func triples(_ text: String) throws -> [RDFTriple] {
    try text.split(whereSeparator: \.isNewline).compactMap { line in
      var rest = Array(line.unicodeScalars)[...]
      func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\t" } }
      func fail() -> Malformed { Malformed(line: String(line)) }
      func take(until end: Unicode.Scalar) throws -> String {
        var result = ""
        while let scalar = rest.popFirst() {
          if scalar == end { return result }
          guard scalar == "\\" else {
            result.unicodeScalars.append(scalar)
            continue
          }
          guard let letter = rest.popFirst() else { throw fail() }
          switch letter {
          case "n": result += "\n"
          case "r": result += "\r"
          case "t": result += "\t"
          case "u", "U":
            let digits = String(String.UnicodeScalarView(rest.prefix(letter == "u" ? 4 : 8)))
            rest = rest.dropFirst(digits.count)
            guard let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) else {
              throw fail()
            }
            result.unicodeScalars.append(scalar)
          default: result.unicodeScalars.append(letter)
          }
        }
        throw fail()
      }
      func term() throws -> RDFTerm {
        skipBlanks()
        switch rest.popFirst() {
        case "<": return .iri(try take(until: ">"))
        case "_":
          let label = rest.dropFirst().prefix { $0 != " " && $0 != "\t" && $0 != "." }
          rest = rest.dropFirst(label.count + 1)
          return .blank(String(String.UnicodeScalarView(label)))
        case "\"":
          let text = try take(until: "\"")
          if rest.first == "@" {
            let tag = rest.dropFirst().prefix { $0 != " " && $0 != "." }
            rest = rest.dropFirst(tag.count + 1)
            return .literal(text, language: String(String.UnicodeScalarView(tag)), datatype: nil)
          }
          if rest.first == "^" {
            rest = rest.dropFirst(3)
            return .literal(text, language: nil, datatype: try take(until: ">"))
          }
          return .literal(text, language: nil, datatype: nil)
        default: throw fail()
        }
      }
      skipBlanks()
      guard let first = rest.first, first != "#" else { return nil }
      let subject = try term()
      guard case .iri(let predicate) = try term() else { throw fail() }
      return RDFTriple(subject, predicate, try term())
    }
  }

  /// Whether two graphs are the same but for the labels of their blank nodes.
  static func areIsomorphic(_ left: [RDFTriple], _ right: [RDFTriple]) -> Bool {
    let left = Set(left)
    let right = Set(right)
    guard left.count == right.count else { return false }
    func blanks(_ triples: Set<RDFTriple>) -> [String] {
      var labels: Set<String> = []
      for triple in triples {
        for case .blank(let label) in [triple.subject, triple.object] { labels.insert(label) }
      }
      return labels.sorted()
    }
    let from = blanks(left)
    let to = blanks(right)
    guard from.count == to.count else { return false }
    func renamed(_ term: RDFTerm, _ names: [String: String]) -> RDFTerm {
      if case .blank(let label) = term { .blank(names[label] ?? "?") } else { term }
    }
    func match(_ place: Int, _ names: [String: String]) -> Bool {
      if place == from.count {
        return Set(
          left.map {
            RDFTriple(renamed($0.subject, names), $0.predicate, renamed($0.object, names))
          }) == right
      }
      let used = Set(names.values)
      return to.contains { name in
        !used.contains(name)
          && match(place + 1, names.merging([from[place]: name]) { first, _ in first })
      }
    }
    return match(0, [:])
  }
}
