/// An expression whose names are resolved: variables to slots of a row, functions to their bodies.
struct BoundExpression: Hashable, Sendable {
  let kind: BoundKind
  let place: Place

  init(_ kind: BoundKind, _ place: Place) {
    self.kind = kind
    self.place = place
  }

  static func slot(_ slot: Int) -> BoundExpression { BoundExpression(.slot(slot), .unknown) }
}

/// What a bound expression is.
indirect enum BoundKind: Hashable, Sendable {
  case constant(QueryValue)
  case parameter(String)
  case slot(Int)
  case property(BoundExpression, NameKey)
  case hasLabels(BoundExpression, [LabelTest])
  case subscripted(BoundExpression, BoundExpression)
  case slice(BoundExpression, from: BoundExpression?, to: BoundExpression?)
  case not(BoundExpression)
  case negated(BoundExpression)
  case positive(BoundExpression)
  case isNull(BoundExpression, isNegated: Bool)
  case binary(BinaryOperator, BoundExpression, BoundExpression)
  case comparison(ComparisonOperator, BoundExpression, BoundExpression)
  case logical(LogicalOperator, [BoundExpression])
  case list([BoundExpression])
  case map([BoundEntry])
  case mapProjection(BoundExpression, [BoundMapItem])
  case call(QueryFunction, [BoundExpression])
  case aggregate(AggregateCall)
  case conditional(subject: BoundExpression?, [BoundBranch], otherwise: BoundExpression?)
  case listComprehension(
    slot: Int, list: BoundExpression, filter: BoundExpression?, result: BoundExpression?)
  case quantifier(Quantifier, slot: Int, list: BoundExpression, filter: BoundExpression)
  case reduce(
    result: Int, initial: BoundExpression, slot: Int, list: BoundExpression, step: BoundExpression)
  case subquery(BoundSubquery)
}

/// A name with a small number, by which a run keeps what it looked up for it.
struct NameKey: Hashable, Sendable {
  let name: String
  let index: Int
}

/// A label to look for; on a relationship its type is compared instead.
struct LabelTest: Hashable, Sendable {
  let label: NameKey
  let type: String
}

/// A key and a value of a map.
struct BoundEntry: Hashable, Sendable {
  let key: String
  let value: BoundExpression
}

/// A part of a map projection.
enum BoundMapItem: Hashable, Sendable {
  case allProperties
  case property(NameKey, as: String)
  case entry(BoundEntry)
}

/// WHEN … THEN ….
struct BoundBranch: Hashable, Sendable {
  let condition: BoundExpression
  let result: BoundExpression
}

/// A call of an aggregating function.
struct AggregateCall: Hashable, Sendable {
  let function: AggregateFunction
  let isDistinct: Bool
  /// The value to collect; nil for `count(*)`.
  let argument: BoundExpression?
  /// The fraction that percentiles take.
  let parameter: BoundExpression?
}

/// The aggregating functions.
enum AggregateFunction: String, Hashable, Sendable, CaseIterable {
  case count, sum, avg, min, max, collect
  case percentileCont, percentileDisc
  case stDev, stDevP
}

/// A query inside an expression, run once for each row around it.
struct BoundSubquery: Hashable, Sendable {
  /// What the expression wants of it.
  enum Result: Hashable, Sendable {
    /// Whether there is a row.
    case exists
    /// How many rows there are.
    case count
    /// The values of an expression of the last stage's row.
    case collect(BoundExpression)
  }

  /// A number that no other subquery of the query has.
  let id: Int
  let result: Result
  let query: BoundQuery
  /// The slots of the rows around it that it can read.
  let outerSlots: Set<Int>
  /// The slots of the rows around it that it does read.
  let usedSlots: Set<Int>

  static func == (left: BoundSubquery, right: BoundSubquery) -> Bool { left.id == right.id }

  func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
