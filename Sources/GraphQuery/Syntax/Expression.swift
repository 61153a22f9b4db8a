/// An expression as it was written.
struct Expression: Hashable, Sendable {
  let kind: ExpressionKind
  let place: Place
  /// The number of levels of the tree below and with this node.
  let height: Int

  init(_ kind: ExpressionKind, _ place: Place) {
    self.kind = kind
    self.place = place
    height = 1 + (kind.children.map(\.height).max() ?? 0)
  }
}

/// What an expression is.
indirect enum ExpressionKind: Hashable, Sendable {
  case literal(QueryValue)
  /// A whole number of 2 to the power of 63 or more, which only a minus sign can make fit.
  case hugeInteger(UInt64?)
  case parameter(Name)
  case variable(Name)
  case property(Expression, Name)
  case hasLabels(Expression, [Name])
  case subscripted(Expression, Expression)
  case slice(Expression, from: Expression?, to: Expression?)
  case not(Expression)
  case negated(Expression)
  case positive(Expression)
  case isNull(Expression, isNegated: Bool)
  case binary(BinaryOperator, Expression, Expression)
  /// `a < b <= c`, which means `a < b AND b <= c`.
  case comparison(Expression, [ComparisonStep])
  case logical(LogicalOperator, [Expression])
  case list([Expression])
  case map([MapEntry])
  case mapProjection(Expression, [MapProjectionItem])
  case call(FunctionCall)
  case countAll
  case conditional(subject: Expression?, [ConditionalBranch], otherwise: Expression?)
  case listComprehension(Name, in: Expression, filter: Expression?, result: Expression?)
  case quantifier(Quantifier, Name, in: Expression, filter: Expression?)
  case reduce(Name, initial: Expression, Name, in: Expression, step: Expression)
  case patternComprehension(PatternPart, filter: Expression?, result: Expression)
  case pattern(PatternPart)
  case subquery(SubqueryKind, QueryAST)

  /// The expressions directly inside; those in patterns and subqueries are not among them.
  var children: [Expression] {
    switch self {
    case .literal, .hugeInteger, .parameter, .variable, .countAll, .pattern, .subquery: []
    case .property(let base, _), .hasLabels(let base, _), .not(let base), .negated(let base),
      .positive(let base), .isNull(let base, _):
      [base]
    case .subscripted(let base, let index): [base, index]
    case .slice(let base, let from, let to): [base] + [from, to].compactMap { $0 }
    case .binary(_, let left, let right): [left, right]
    case .comparison(let first, let steps): [first] + steps.map(\.operand)
    case .logical(_, let operands), .list(let operands): operands
    case .map(let entries): entries.map(\.value)
    case .mapProjection(let base, let items): [base] + items.compactMap(\.expression)
    case .call(let call): call.arguments
    case .conditional(let subject, let branches, let otherwise):
      [subject, otherwise].compactMap { $0 } + branches.flatMap { [$0.condition, $0.result] }
    case .listComprehension(_, let list, let filter, let result):
      [list] + [filter, result].compactMap { $0 }
    case .quantifier(_, _, let list, let filter): [list] + [filter].compactMap { $0 }
    case .reduce(_, let initial, _, let list, let step): [initial, list, step]
    case .patternComprehension(_, let filter, let result): [result] + [filter].compactMap { $0 }
    }
  }
}

/// Operators with two operands, without comparisons and connectives.
enum BinaryOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "^"
  case isIn = "IN"
  case startsWith = "STARTS WITH"
  case endsWith = "ENDS WITH"
  case contains = "CONTAINS"
  case matches = "=~"
}

/// Comparison operators.
enum ComparisonOperator: String, Hashable, Sendable {
  case equal = "="
  case notEqual = "<>"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// The operator that says the same of swapped operands.
  var swapped: ComparisonOperator {
    switch self {
    case .equal, .notEqual: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

/// A further operand of a comparison.
struct ComparisonStep: Hashable, Sendable {
  var comparison: ComparisonOperator
  var operand: Expression
}

/// Connectives.
enum LogicalOperator: String, Hashable, Sendable {
  case or = "OR"
  case xor = "XOR"
  case and = "AND"
}

/// A key and a value of a map.
struct MapEntry: Hashable, Sendable {
  var key: Name
  var value: Expression
}

/// A part of `node {.name, .*, other, key: value}`.
enum MapProjectionItem: Hashable, Sendable {
  case property(Name)
  case allProperties
  case variable(Name)
  case entry(MapEntry)

  var expression: Expression? {
    if case .entry(let entry) = self { entry.value } else { nil }
  }
}

/// A call of a function.
struct FunctionCall: Hashable, Sendable {
  var name: Name
  var isDistinct: Bool
  var arguments: [Expression]
}

/// WHEN … THEN ….
struct ConditionalBranch: Hashable, Sendable {
  var condition: Expression
  var result: Expression
}

/// How many elements of a list have to fulfil a predicate.
enum Quantifier: String, Hashable, Sendable {
  case all = "ALL"
  case any = "ANY"
  case none = "NONE"
  case single = "SINGLE"
}

/// What is wanted of a subquery in braces.
enum SubqueryKind: String, Hashable, Sendable {
  case exists = "EXISTS"
  case count = "COUNT"
  case collect = "COLLECT"
}
