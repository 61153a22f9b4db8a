extension FunctionLibrary {
  /// Functions that turn values of one type into another.
  static let conversionFunctions: [QueryFunction] =
    [
      conversion("toBoolean", [.boolean, .string], .boolean, Convert.toBoolean),
      conversion("toInteger", [.number, .string, .boolean], .integer, Convert.toInteger),
      conversion("toFloat", [.number, .string], .float, Convert.toFloat),
      conversion(
        "toString", [.boolean, .number, .string, .temporal], .string, Convert.toString),
    ].flatMap { $0 } + [
      listConversion("toBooleanList", .boolean, Convert.toBoolean),
      listConversion("toIntegerList", .integer, Convert.toInteger),
      listConversion("toFloatList", .float, Convert.toFloat),
      listConversion("toStringList", .string, Convert.toString),
    ]

  private typealias Conversion = @Sendable (QueryValue) -> QueryValue?

  /// A conversion that fails for values it does not take, and its `OrNull` form that does not.
  private static func conversion(
    _ name: String, _ allowed: TypeMask, _ result: StaticType, _ convert: @escaping Conversion
  ) -> [QueryFunction] {
    [
      QueryFunction(name, [allowed], to: result) { arguments, call throws(QueryError) in
        guard let converted = convert(arguments[0]) else {
          throw call.wrongType(arguments[0], allowed.description)
        }
        return converted
      },
      QueryFunction(name + "OrNull", [.any], to: result) { arguments, _ throws(QueryError) in
        convert(arguments[0]) ?? .null
      },
    ]
  }

  private static func listConversion(
    _ name: String, _ element: TypeMask, _ convert: @escaping Conversion
  ) -> QueryFunction {
    QueryFunction(name, [.list], to: .list(element)) { arguments, call throws(QueryError) in
      guard case .list(let elements) = arguments[0] else {
        throw call.wrongType(arguments[0], "a list")
      }
      return .list(elements.map { convert($0) ?? .null })
    }
  }
}

/// Conversions of single values: null where the text says no such value, nil for types that cannot
/// be converted at all.
enum Convert {
  @Sendable static func toBoolean(_ value: QueryValue) -> QueryValue? {
    switch value {
    case .null, .boolean: return value
    case .string(let text):
      let text = trimmed(text)
      guard text.utf8.count <= 5 else { return .null }
      switch text.lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return .null
      }
    default: return nil
    }
  }

  @Sendable static func toInteger(_ value: QueryValue) -> QueryValue? {
    switch value {
    case .null, .integer: return value
    case .boolean(let value): return .integer(value ? 1 : 0)
    case .double(let number):
      return Int64(exactly: number.rounded(.towardZero)).map { .integer($0) } ?? .null
    case .string(let text):
      let text = trimmed(text)
      if let whole = Int64(text) { return .integer(whole) }
      guard let number = number(text), number.isFinite,
        let whole = Int64(exactly: number.rounded(.towardZero))
      else { return .null }
      return .integer(whole)
    default: return nil
    }
  }

  @Sendable static func toFloat(_ value: QueryValue) -> QueryValue? {
    switch value {
    case .null, .double: value
    case .integer(let number): .double(Double(number))
    case .string(let text): number(trimmed(text)).map { .double($0) } ?? .null
    default: nil
    }
  }

  @Sendable static func toString(_ value: QueryValue) -> QueryValue? {
    switch value {
    case .null, .string: value
    case .boolean(let value): .string(String(value))
    case .integer(let number): .string(String(number))
    case .double(let number): .string(QueryValue.text(of: number))
    case .temporal(let value): .string(value.description)
    default: nil
    }
  }

  /// A decimal number; words such as `inf` and hexadecimal digits, which Swift reads, are none.
  private static func number(_ text: String) -> Double? {
    let allowed = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
    }
    return allowed ? Double(text) : nil
  }

  private static func trimmed(_ text: String) -> String { TextEdit.trim(text) }
}
