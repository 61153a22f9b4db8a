import InkGraphCore

extension ExpectedValue {
  /// The comparable form of a property.
  init(_ value: PropertyValue) {
    switch value {
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .double(let value): self = .double(of: value)
    case .string(let value): self = .string(value)
    case .date(let value): self = .string(value.description)
    case .time(let value): self = .string(value.description)
    case .list(let values): self = .list(values.map { ExpectedValue($0) })
    }
  }

  /// Reads a cell of a table; nil if it is no value.
  init?(reading text: String) {
    var reader = Reader(text: Array(text))
    guard let value = reader.value(), reader.isAtEnd else { return nil }
    self = value
  }

  private struct Reader {
    let text: [Character]
    var position = 0

    var isAtEnd: Bool {
      mutating get {
        skipBlanks()
        return position == text.count
      }
    }

    mutating func skipBlanks() {
      while position < text.count, text[position] == " " { position += 1 }
    }

    mutating func take(_ wanted: String) -> Bool {
      skipBlanks()
      let wanted = Array(wanted)
      guard position + wanted.count <= text.count,
        text[position..<position + wanted.count].elementsEqual(wanted)
      else { return false }
      position += wanted.count
      return true
    }

    mutating func value() -> ExpectedValue? {
      skipBlanks()
      guard position < text.count else { return nil }
      switch text[position] {
      case "'": return string()
      case "[": return take("[:") ? relationship() : list()
      case "{": return map().map { .map($0) }
      case "(": return node()
      case "<": return path()
      default: return word()
      }
    }

    mutating func string() -> ExpectedValue? {
      position += 1
      var result = ""
      while position < text.count {
        let character = text[position]
        position += 1
        if character == "'" { return .string(result) }
        if character == "\\", position < text.count {
          let escaped = text[position]
          position += 1
          result.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
        } else {
          result.append(character)
        }
      }
      return nil
    }

    mutating func list() -> ExpectedValue? {
      guard take("[") else { return nil }
      var values: [ExpectedValue] = []
      if take("]") { return .list([]) }
      repeat {
        guard let value = value() else { return nil }
        values.append(value)
      } while take(",")
      return take("]") ? .list(values) : nil
    }

    mutating func name() -> String {
      skipBlanks()
      var result = ""
      if take("`") {
        while position < text.count, text[position] != "`" {
          result.append(text[position])
          position += 1
        }
        position += 1
        return result
      }
      while position < text.count,
        text[position].isLetter || text[position].isNumber
          || text[position] == "_"
      {
        result.append(text[position])
        position += 1
      }
      return result
    }

    mutating func map() -> [String: ExpectedValue]? {
      guard take("{") else { return nil }
      var result: [String: ExpectedValue] = [:]
      if take("}") { return result }
      repeat {
        let key = name()
        guard take(":"), let value = value() else { return nil }
        result[key] = value
      } while take(",")
      return take("}") ? result : nil
    }

    mutating func optionalMap() -> [String: ExpectedValue]? {
      skipBlanks()
      guard position < text.count, text[position] == "{" else { return [:] }
      return map()
    }

    mutating func node() -> ExpectedValue? {
      guard take("(") else { return nil }
      var labels: Set<String> = []
      while take(":") { labels.insert(name()) }
      guard let properties = optionalMap(), take(")") else { return nil }
      return .node(labels: labels, properties)
    }

    mutating func relationship() -> ExpectedValue? {
      let type = name()
      guard let properties = optionalMap(), take("]") else { return nil }
      return .relationship(type: type, properties)
    }

    mutating func path() -> ExpectedValue? {
      guard take("<"), let first = node() else { return nil }
      var parts = [PathPart.node(first)]
      while !take(">") {
        let isBackward = take("<-[:")
        guard isBackward || take("-[:"), let edge = relationship() else { return nil }
        guard take(isBackward ? "-" : "->"), let node = node() else { return nil }
        parts.append(.relationship(edge, forward: !isBackward))
        parts.append(.node(node))
      }
      return .path(parts)
    }

    mutating func word() -> ExpectedValue? {
      var word = ""
      while position < text.count, !",]})> ".contains(text[position]) {
        word.append(text[position])
        position += 1
      }
      switch word {
      case "null": return .null
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      case "NaN": return .double(of: .nan)
      case "Inf": return .double(of: .infinity)
      case "-Inf": return .double(of: -.infinity)
      default: break
      }
      if let number = Int64(word) { return .integer(number) }
      return Double(word).map { ExpectedValue.double(of: $0) }
    }
  }
}
