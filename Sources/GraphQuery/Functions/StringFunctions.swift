extension FunctionLibrary {
  /// Functions of texts; places and lengths count Unicode scalars, from 0.
  static let stringFunctions: [QueryFunction] = [
    edit("toLower") { (text, edit) throws(QueryError) in try edit.map(text) { $0.lowercased() } },
    edit("toUpper") { (text, edit) throws(QueryError) in try edit.map(text) { $0.uppercased() } },
    edit("trim") { text, _ in TextEdit.trim(text) },
    edit("lTrim") { text, _ in TextEdit.trim(text, end: false) },
    edit("rTrim") { text, _ in TextEdit.trim(text, start: false) },
    QueryFunction("left", [.string, .integer], to: .string) { arguments, call throws(QueryError) in
      .string(
        TextEdit.substring(
          try text(arguments[0], call), from: 0, count: try count(arguments[1], call)))
    },
    QueryFunction(
      "right", [.string, .integer], to: .string
    ) { arguments, call throws(QueryError) in
      .string(TextEdit.suffix(try text(arguments[0], call), try count(arguments[1], call)))
    },
    QueryFunction(
      "substring", [.string, .integer, .integer], optional: 1, to: .string
    ) { arguments, call throws(QueryError) in
      let length = arguments.count == 3 ? try count(arguments[2], call) : .max
      return .string(
        TextEdit.substring(
          try text(arguments[0], call), from: try count(arguments[1], call), count: length))
    },
    QueryFunction(
      "replace", [.string, .string, .string], to: .string
    ) { arguments, call throws(QueryError) in
      let original = try text(arguments[0], call)
      let search = try text(arguments[1], call)
      let replacement = try text(arguments[2], call)
      if search.isEmpty { return .string(original) }
      return .string(try TextEdit(run: call.run).replace(original, search, with: replacement))
    },
    QueryFunction(
      "split", [.string, [.string, .list]], to: .list(.string)
    ) { arguments, call throws(QueryError) in
      var pieces = [QueryValue.string(try text(arguments[0], call))]
      var separators = [arguments[1]]
      if case .list(let several) = arguments[1] { separators = several }
      for separator in separators {
        let mark = try text(separator, call)
        var parts: [QueryValue] = []
        for piece in pieces {
          parts += try TextEdit(run: call.run).split(try text(piece, call), mark)
        }
        pieces = parts
      }
      return .list(pieces)
    },
    QueryFunction("char_length", [.string], to: .integer) { arguments, call throws(QueryError) in
      .integer(Int64(TextEdit.count(try text(arguments[0], call))))
    },
  ]

  private static func edit(
    _ name: String,
    _ change: @escaping @Sendable (String, TextEdit) throws(QueryError) -> String
  ) -> QueryFunction {
    QueryFunction(name, [.string], to: .string) { arguments, call throws(QueryError) in
      .string(try change(try text(arguments[0], call), TextEdit(run: call.run)))
    }
  }

  private static func text(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> String {
    guard case .string(let text) = value else { throw call.wrongType(value, "a string") }
    return text
  }

  private static func count(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> Int {
    guard case .integer(let number) = value else { throw call.wrongType(value, "an integer") }
    guard number >= 0 else {
      throw call.wrongValue("\(number) is negative", .negativeIntegerArgument)
    }
    return Int(number)
  }
}

extension Int {
  /// The sum, or the largest number if it is too large.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }

  /// The product of numbers that are not negative, or the largest number if it is too large.
  func timesClamped(_ other: Int) -> Int {
    let (product, overflows) = multipliedReportingOverflow(by: other)
    return overflows ? .max : product
  }
}
