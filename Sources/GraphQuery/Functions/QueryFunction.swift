/// A function that queries can call.
struct QueryFunction: Hashable, Sendable {
  /// Computes the result from the arguments.
  typealias Body =
    @Sendable (_ arguments: [QueryValue], _ call: FunctionContext)
    throws(QueryError) -> QueryValue

  /// How the type of the result follows from the types of the arguments.
  enum ResultType: Sendable {
    case always(StaticType)
    case firstArgument
    case elementOfFirstArgument
    case anyArgument
  }

  /// The name as documentation writes it.
  let name: String
  /// The types that each argument can have; the last one counts for further arguments too.
  let parameters: [TypeMask]
  /// How many arguments there can be.
  let counts: ClosedRange<Int>
  /// Whether the body is called with null arguments; otherwise null in gives null out.
  let takesNull: Bool
  /// Whether two calls with the same arguments can give different results.
  let isRandom: Bool
  private let result: ResultType
  let body: Body

  /// A function with a result of one type.
  init(
    _ name: String, _ parameters: [TypeMask], optional: Int = 0, to result: StaticType,
    takesNull: Bool = false, isRandom: Bool = false, body: @escaping Body
  ) {
    self.init(
      name, parameters, counts: (parameters.count - optional)...parameters.count,
      takesNull: takesNull, isRandom: isRandom, result: .always(result), body: body)
  }

  init(
    _ name: String, _ parameters: [TypeMask], counts: ClosedRange<Int>, takesNull: Bool = false,
    isRandom: Bool = false, result: ResultType, body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.counts = counts
    self.takesNull = takesNull
    self.isRandom = isRandom
    self.result = result
    self.body = body
  }

  /// The type of the result for arguments of some types.
  func resultType(_ arguments: [StaticType]) -> StaticType {
    switch result {
    case .always(let type): type
    case .firstArgument: arguments[0]
    case .elementOfFirstArgument:
      arguments[0].mask == .list ? StaticType(arguments[0].elements) : .any
    case .anyArgument: arguments.reduce(.null) { $0.union($1) }
    }
  }

  static func == (left: QueryFunction, right: QueryFunction) -> Bool { left.name == right.name }

  func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// What the body of a function can use besides its arguments.
struct FunctionContext {
  let run: QueryRun
  let name: String
  let place: Place

  /// An error for an argument of a wrong type.
  func wrongType(
    _ argument: QueryValue, _ expected: String, _ detail: QueryErrorDetail = .invalidArgumentValue,
    category: QueryError.Category = .typeError
  ) -> QueryError {
    QueryError(
      detail, "\(name)() takes \(expected), but got \(argument.typeWithArticle)", at: place,
      category: category, phase: .runtime)
  }

  /// An error for an argument of the right type that cannot be used.
  func wrongValue(_ message: String, _ detail: QueryErrorDetail = .numberOutOfRange) -> QueryError {
    QueryError(
      detail, "\(name)(): \(message)", at: place, category: .argumentError, phase: .runtime)
  }
}

/// All functions that queries can call.
enum FunctionLibrary {
  /// The functions by their names in lower case.
  static let functions: [String: QueryFunction] = {
    let all =
      scalarFunctions + conversionFunctions + graphFunctions + listFunctions + stringFunctions
      + mathFunctions + temporalFunctions + durationFunctions
    var result: [String: QueryFunction] = [:]
    for function in all { result[function.name.lowercased()] = function }
    // Older names.
    for (old, new) in [("rels", "relationships"), ("lower", "toLower"), ("upper", "toUpper")] {
      result[old] = result[new.lowercased()]
    }
    return result
  }()

  /// Names, in lower case, by which other languages know functions.
  static let otherNames = [
    "len": "size", "strlen": "size", "touppercase": "toUpper", "tolowercase": "toLower",
    "ucase": "toUpper", "lcase": "toLower", "substr": "substring", "mid": "substring",
    "average": "avg", "mean": "avg", "total": "sum", "ifnull": "coalesce", "nvl": "coalesce",
    "isnull": "coalesce", "now": "datetime", "today": "date", "getdate": "date",
    "todate": "date", "to_date": "date", "int": "toInteger", "toint": "toInteger",
    "float": "toFloat", "str": "toString", "string": "toString", "group_concat": "collect",
    "list": "collect", "array_agg": "collect", "ceiling": "ceil", "random": "rand",
    "edges": "relationships", "vertices": "nodes", "datediff": "duration.inDays",
  ]

  /// The aggregating functions by their names in lower case.
  static let aggregates: [String: AggregateFunction] = Dictionary(
    uniqueKeysWithValues: AggregateFunction.allCases.map { ($0.rawValue.lowercased(), $0) })

  /// The names of all functions as documentation writes them, sorted.
  static let names: [String] =
    (functions.values.map(\.name) + AggregateFunction.allCases.map(\.rawValue)).sorted()
}
