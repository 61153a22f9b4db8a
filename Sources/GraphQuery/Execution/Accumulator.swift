/// What an aggregating function knows of the values it has seen.
struct Accumulator {
  private let function: AggregateFunction
  private let percentile: Double
  private var distinct: Set<QueryValue>?
  private var count: Int64 = 0
  private var sum: QueryValue = .integer(0)
  private var best: QueryValue = .null
  private var values: [QueryValue] = []
  /// Mean and sum of squared distances from it, by Welford, "Note on a method for calculating
  /// corrected sums of squares and products" (1962), doi:10.1080/00401706.1962.10490022.
  private var mean = 0.0
  private var squares = 0.0

  init(_ call: AggregateCall, _ parameter: QueryValue?, _ place: Place) throws(QueryError) {
    function = call.function
    distinct = call.isDistinct ? [] : nil
    guard function == .percentileCont || function == .percentileDisc else {
      percentile = 0
      return
    }
    guard let number = parameter?.number?.double, (0...1).contains(number) else {
      throw QueryError(
        .numberOutOfRange, "the percentile is a number from 0 to 1", at: place,
        category: .argumentError, phase: .runtime)
    }
    percentile = number
  }

  /// Counts rows for `count(*)`.
  mutating func addRows(_ number: Int64) throws(QueryError) {
    let (sum, overflow) = count.addingReportingOverflow(number)
    if overflow { throw CountBranches.overflow }
    count = sum
  }

  /// Takes a value; nulls and, with DISTINCT, values seen before are left out.
  ///
  /// - Returns: The bytes that are kept for it.
  mutating func add(
    _ value: QueryValue, _ run: QueryRun, _ place: Place
  ) throws(QueryError) -> Int {
    if value.isNull { return 0 }
    try run.touch(value)
    var bytes = 0
    if distinct != nil {
      guard distinct?.insert(value).inserted == true else { return 0 }
      bytes = value.footprint
    }
    count += 1
    switch function {
    case .count: break
    case .sum, .avg: try addToSum(value, run, place)
    case .min: if best.isNull || value.order(to: best) < 0 { best = value }
    case .max: if best.isNull || value.order(to: best) > 0 { best = value }
    case .collect:
      values.append(value)
      bytes += value.footprint
    case .percentileCont, .percentileDisc:
      _ = try number(value, run, place)
      values.append(value)
      bytes += 24
    case .stDev, .stDevP:
      let number = try number(value, run, place)
      let distance = number - mean
      mean += distance / Double(count)
      squares += distance * (number - mean)
    }
    return bytes
  }

  private func number(
    _ value: QueryValue, _ run: QueryRun, _ place: Place
  ) throws(QueryError) -> Double {
    guard let number = value.number else {
      throw run.wrongType("\(function.rawValue)() takes numbers", value, place)
    }
    return number.double
  }

  private mutating func addToSum(
    _ value: QueryValue, _ run: QueryRun, _ place: Place
  ) throws(QueryError) {
    if case .temporal(.duration) = value {
      sum = count == 1 ? value : try run.binary(.add, sum, value, place)
      return
    }
    let next = try number(value, run, place)
    // The mean of numbers is kept up to date, as a sum of large integers could overflow.
    if function == .avg {
      mean += (next - mean) / Double(count)
    } else {
      sum = try run.binary(.add, sum, value, place)
    }
  }

  mutating func result(_ run: QueryRun, _ place: Place) throws(QueryError) -> QueryValue {
    switch function {
    case .count: return .integer(count)
    case .sum: return sum
    case .avg:
      if count == 0 { return .null }
      if case .temporal = sum {
        return try run.binary(.divide, sum, .integer(count), place)
      }
      return .double(mean)
    case .min, .max: return best
    case .collect: return .list(values)
    case .percentileDisc: return discretePercentile()
    case .percentileCont: return continuousPercentile()
    case .stDev: return .double(count < 2 ? 0 : (squares / Double(count - 1)).squareRoot())
    case .stDevP: return .double(count == 0 ? 0 : (squares / Double(count)).squareRoot())
    }
  }

  /// The smallest value below which the fraction of values lies.
  private mutating func discretePercentile() -> QueryValue {
    guard !values.isEmpty else { return .null }
    values.sort { $0.order(to: $1) < 0 }
    let place = Int((percentile * Double(values.count)).rounded(.up)) - 1
    return values[max(0, place)]
  }

  /// The value at the fraction, between its two neighbours.
  private mutating func continuousPercentile() -> QueryValue {
    guard !values.isEmpty else { return .null }
    values.sort { $0.order(to: $1) < 0 }
    let position = percentile * Double(values.count - 1)
    let lower = Int(position)
    let low = values[lower].number?.double ?? 0
    guard lower + 1 < values.count else { return .double(low) }
    let high = values[lower + 1].number?.double ?? 0
    return .double(low + (high - low) * (position - Double(lower)))
  }
}
