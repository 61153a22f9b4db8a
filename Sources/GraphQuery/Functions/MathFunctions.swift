import Foundation

extension FunctionLibrary {
  /// Functions of numbers.
  static let mathFunctions: [QueryFunction] =
    [
      real("sqrt") { $0.squareRoot() }, real("exp", exp), real("log", log), real("log10", log10),
      real("sin", sin), real("cos", cos), real("tan", tan), real("cot") { 1 / tan($0) },
      real("asin", asin), real("acos", acos), real("atan", atan),
      real("sinh", sinh), real("cosh", cosh), real("tanh", tanh),
      real("degrees") { $0 * 180 / .pi }, real("radians") { $0 * .pi / 180 },
      real("haversin") { (1 - cos($0)) / 2 },
      real("ceil") { $0.rounded(.up) }, real("floor") { $0.rounded(.down) },
      constant("pi", .pi), constant("e", M_E),
    ] + [
      QueryFunction(
        "abs", [.number], counts: 1...1, result: .firstArgument
      ) { arguments, call throws(QueryError) in
        switch arguments[0] {
        case .integer(.min): throw call.wrongValue("the result does not fit 64 bits")
        case .integer(let number): return .integer(abs(number))
        default: return .double(abs(try double(arguments[0], call)))
        }
      },
      QueryFunction("sign", [.number], to: .integer) { arguments, call throws(QueryError) in
        let number = try double(arguments[0], call)
        return .integer(number > 0 ? 1 : number < 0 ? -1 : 0)
      },
      QueryFunction("isNaN", [.number], to: .boolean) { arguments, call throws(QueryError) in
        .boolean(try double(arguments[0], call).isNaN)
      },
      QueryFunction(
        "atan2", [.number, .number], to: .float
      ) { arguments, call throws(QueryError) in
        .double(atan2(try double(arguments[0], call), try double(arguments[1], call)))
      },
      QueryFunction("rand", [], to: .float, isRandom: true) { _, call throws(QueryError) in
        .double(call.run.nextRandom())
      },
      QueryFunction(
        "round", [.number, .integer, .string], optional: 2, to: .float, body: round),
    ]

  private static func real(
    _ name: String, _ compute: @escaping @Sendable (Double) -> Double
  ) -> QueryFunction {
    QueryFunction(name, [.number], to: .float) { arguments, call throws(QueryError) in
      .double(compute(try double(arguments[0], call)))
    }
  }

  private static func constant(_ name: String, _ value: Double) -> QueryFunction {
    QueryFunction(name, [], to: .float) { _, _ throws(QueryError) in .double(value) }
  }

  private static func double(
    _ value: QueryValue, _ call: FunctionContext
  ) throws(QueryError) -> Double {
    guard let number = value.number else { throw call.wrongType(value, "a number") }
    return number.double
  }

  /// Rounds to a number of digits; without a mode, halves go up as in openCypher.
  @Sendable private static func round(
    _ arguments: [QueryValue], _ call: FunctionContext
  ) throws(QueryError) -> QueryValue {
    let number = try double(arguments[0], call)
    guard arguments.count > 1 else {
      // Adding a half first would take the number below a half for one.
      let whole = number.rounded(.down)
      return .double(number - whole >= 0.5 ? whole + 1 : whole)
    }
    guard case .integer(let digits) = arguments[1], (0...300).contains(digits) else {
      throw call.wrongValue("the number of digits is 0 to 300")
    }
    var mode = "HALF_UP"
    if arguments.count > 2, case .string(let name) = arguments[2] { mode = name.asciiUppercased }
    let factor = pow(10, Double(digits))
    let scaled = number * factor
    guard scaled.isFinite else { return .double(number) }
    let rounded: Double
    switch mode {
    case "UP": rounded = scaled.rounded(.awayFromZero)
    case "DOWN": rounded = scaled.rounded(.towardZero)
    case "CEILING": rounded = scaled.rounded(.up)
    case "FLOOR": rounded = scaled.rounded(.down)
    case "HALF_UP": rounded = scaled.rounded(.toNearestOrAwayFromZero)
    case "HALF_EVEN": rounded = scaled.rounded(.toNearestOrEven)
    case "HALF_DOWN":
      let towardZero = scaled.rounded(.towardZero)
      rounded =
        abs(scaled - towardZero) > 0.5 ? scaled.rounded(.awayFromZero) : towardZero
    default:
      throw call.wrongValue(
        "'\(mode)' is no mode; known are UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN")
    }
    return .double(rounded / factor)
  }
}
