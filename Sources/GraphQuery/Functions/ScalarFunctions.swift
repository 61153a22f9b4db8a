extension FunctionLibrary {
  /// Functions of values of any type.
  static let scalarFunctions: [QueryFunction] = [
    QueryFunction(
      "coalesce", [.any], counts: 1...Int.max, takesNull: true,
      result: .anyArgument
    ) { arguments, _ throws(QueryError) in arguments.first { !$0.isNull } ?? .null },
    QueryFunction(
      "nullIf", [.any, .any], counts: 2...2, takesNull: true, result: .firstArgument
    ) { arguments, _ throws(QueryError) in
      arguments[0].isEqual(to: arguments[1]) == true ? .null : arguments[0]
    },
    QueryFunction(
      "size", [[.string, .list]], to: .integer
    ) { arguments, call throws(QueryError) in
      switch arguments[0] {
      case .list(let elements): return .integer(Int64(elements.count))
      case .string(let text): return .integer(Int64(TextEdit.count(text)))
      default: throw call.wrongType(arguments[0], "a list or string")
      }
    },
    QueryFunction(
      "isEmpty", [[.string, .list, .map]], to: .boolean
    ) { arguments, call throws(QueryError) in
      switch arguments[0] {
      case .list(let elements): return .boolean(elements.isEmpty)
      case .string(let text): return .boolean(text.isEmpty)
      case .map(let map): return .boolean(map.entries.isEmpty)
      default: throw call.wrongType(arguments[0], "a list, string or map")
      }
    },
    QueryFunction("valueType", [.any], to: .string, takesNull: true) {
      arguments, _ throws(QueryError) in .string(arguments[0].typeName)
    },
    QueryFunction("timestamp", [], to: .integer) { _, call throws(QueryError) in
      .integer(Int64(call.run.now.epochMilliseconds))
    },
  ]
}
