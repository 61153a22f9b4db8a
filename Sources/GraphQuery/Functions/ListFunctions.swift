extension FunctionLibrary {
  /// Functions of lists.
  static let listFunctions: [QueryFunction] = [
    QueryFunction(
      "head", [.list], counts: 1...1, result: .elementOfFirstArgument
    ) { arguments, call throws(QueryError) in try list(arguments[0], call).first ?? .null },
    QueryFunction(
      "last", [.list], counts: 1...1, result: .elementOfFirstArgument
    ) { arguments, call throws(QueryError) in try list(arguments[0], call).last ?? .null },
    QueryFunction(
      "tail", [.list], counts: 1...1, result: .firstArgument
    ) { arguments, call throws(QueryError) in
      .list(Array(try list(arguments[0], call).dropFirst()))
    },
    QueryFunction(
      "reverse", [[.list, .string]], counts: 1...1, result: .firstArgument
    ) { arguments, call throws(QueryError) in
      switch arguments[0] {
      case .list(let elements): return .list(elements.reversed())
      case .string(let text): return .string(TextEdit.reverse(text))
      default: throw call.wrongType(arguments[0], "a list or string")
      }
    },
    // What stands as arguments is looked at when the function runs, also where it is known before.
    QueryFunction(
      "range", [.any, .any, .any], optional: 1, to: .list(.integer), body: range),
  ]

  private static func list(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> [QueryValue] {
    guard case .list(let elements) = value else { throw call.wrongType(value, "a list") }
    return elements
  }

  @Sendable private static func range(
    _ arguments: [QueryValue], _ call: FunctionContext
  ) throws(QueryError) -> QueryValue {
    var numbers: [Int64] = []
    for argument in arguments {
      guard case .integer(let number) = argument else {
        throw call.wrongType(argument, "integers", .invalidArgumentType, category: .argumentError)
      }
      numbers.append(number)
    }
    let step = numbers.count == 3 ? numbers[2] : 1
    guard step != 0 else { throw call.wrongValue("the step is 0") }
    let (start, end) = (numbers[0], numbers[1])
    guard step > 0 ? start <= end : start >= end else { return .list([]) }
    let count = (Double(end) - Double(start)) / Double(step)
    guard count < 0x1p40 else { throw call.wrongValue("the list would be too long") }
    try call.run.checkSize(Int(count) * 24)
    var result: [QueryValue] = []
    result.reserveCapacity(Int(count) + 1)
    for number in stride(from: start, through: end, by: Int(step)) {
      try call.run.tick()
      result.append(.integer(number))
    }
    return .list(result)
  }
}
