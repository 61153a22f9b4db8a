/// A JSON value (RFC 8259) whose members keep their order.
enum JSONValue: Hashable, ExpressibleByDictionaryLiteral {
  /// No value.
  case null
  /// True or false.
  case boolean(Bool)
  /// A text.
  case string(String)
  /// A whole number.
  case integer(Int)
  /// A number, written to four decimals at most.
  case number(Double)
  /// A list.
  case list([JSONValue])
  /// Members in order.
  case object([Member])

  /// A named value of an object.
  struct Member: Hashable {
    let name: String
    let value: JSONValue
  }

  /// An object; members may not have the same name.
  init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member(name: $0.0, value: $0.1) })
  }

  /// The text in one line.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let truth): String(truth)
    case .string(let text): JSONWriter.string(text)
    case .integer(let number): String(number)
    case .number(let number):
      number.isFinite ? String((number * 10_000).rounded() / 10_000) : "null"
    case .list(let values): "[\(values.map(\.text).joined(separator: ", "))]"
    case .object(let members):
      "{\(members.map { "\(JSONWriter.string($0.name)): \($0.value.text)" }.joined(separator: ", "))}"
    }
  }
}
