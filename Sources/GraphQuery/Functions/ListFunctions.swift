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
      case .string(let text): return .string(try TextEdit(run: call.run).reverse(text))
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
    let numbers = try rangeNumbers(arguments, call)
    try call.run.checkSize(numbers.count.timesClamped(24))
    var result: [QueryValue] = []
    result.reserveCapacity(numbers.count)
    for number in numbers {
      try call.run.tick()
      result.append(.integer(number))
    }
    return .list(result)
  }

  /// The numbers of `range()`, which are made only when they are run through.
  static func rangeNumbers(
    _ arguments: [QueryValue], _ call: FunctionContext
  ) throws(QueryError) -> IntegerRange {
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
    return IntegerRange(from: start, through: end, by: step)
  }
}

/// Whole numbers at equal distances.
struct IntegerRange: Sequence, IteratorProtocol {
  private var number: Int64
  private let step: Int64
  /// How many numbers are left; at most `Int.max`, more than anybody runs through.
  private(set) var count: Int

  /// The numbers from one to another; the step is not 0.
  init(from start: Int64, through end: Int64, by step: Int64) {
    number = start
    self.step = step
    guard step > 0 ? start <= end : start >= end else {
      count = 0
      return
    }
    let distance = step > 0 ? UInt64(bitPattern: end &- start) : UInt64(bitPattern: start &- end)
    let steps = distance / step.magnitude
    count = steps < UInt64(Int.max) ? Int(steps) + 1 : .max
  }

  mutating func next() -> Int64? {
    guard count > 0 else { return nil }
    count -= 1
    // Behind the last number there may be none that fits.
    defer { number = number &+ step }
    return number
  }
}
