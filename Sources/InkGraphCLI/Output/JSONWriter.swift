import InkGraphCore

/// Writes answers as JSON (RFC 8259).
enum JSONWriter {
  /// A list of objects, one for each row in a line of its own; keys in the order of the columns,
  /// null where a row has no value.
  static func text(_ answer: Answer) -> String {
    let shown = answer.columns.indices.filter { answer.columns[$0].audience != .people }
    guard !answer.rows.isEmpty else { return "[]\n" }
    let objects = answer.rows.map { row in
      let members = shown.map { index in
        "\(string(answer.columns[index].key)): \(row[index].map { text($0) } ?? "null")"
      }
      return "  {\(members.joined(separator: ", "))}"
    }
    return "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  /// A value.
  static func text(_ value: PropertyValue) -> String {
    switch value {
    case .boolean(let truth): String(truth)
    case .integer(let number): String(number)
    case .double(let number): number.isFinite ? String(number) : "null"
    case .string(let text): string(text)
    case .date(let date): string(date.description)
    case .time(let time): string(time.description)
    case .list(let values): "[\(values.map { text($0) }.joined(separator: ", "))]"
    }
  }

  /// A text between quotes, with escapes for what may not stand there.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
