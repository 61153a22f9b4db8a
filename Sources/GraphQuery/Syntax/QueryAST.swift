/// A query as it was written: single queries joined by UNION.
struct QueryAST: Hashable, Sendable {
  var parts: [SingleQuery]
  /// How each part after the first is joined: true for UNION ALL.
  var unionAll: [Bool]
  var unionPlaces: [Place]
}

/// Clauses that run one after the other.
struct SingleQuery: Hashable, Sendable {
  var clauses: [Clause]
  var place: Place
}

/// A name with the place where it was written.
struct Name: Hashable, Sendable {
  let text: String
  let place: Place
}

/// One clause of a query.
enum Clause: Hashable, Sendable {
  case match(MatchClause)
  case unwind(Expression, as: Name)
  case project(ProjectionClause)
  /// Only read for graphs that are made by a query.
  case create([PatternPart], Place)
}

/// MATCH or OPTIONAL MATCH.
struct MatchClause: Hashable, Sendable {
  var isOptional: Bool
  var pattern: [PatternPart]
  var filter: Expression?
  var place: Place
}

/// RETURN or WITH.
struct ProjectionClause: Hashable, Sendable {
  var isReturn: Bool
  var isDistinct: Bool
  /// Whether the items begin with `*`.
  var takesAll: Bool
  var items: [ProjectionItem]
  var order: [SortItem]
  var skip: Expression?
  var limit: Expression?
  /// Only after WITH.
  var filter: Expression?
  var place: Place
}

/// An expression that becomes a column.
struct ProjectionItem: Hashable, Sendable {
  var expression: Expression
  var alias: Name?
  /// The expression as it was written, which names the column if there is no alias.
  var text: String
}

/// An expression by which rows are ordered.
struct SortItem: Hashable, Sendable {
  var expression: Expression
  var isDescending: Bool
}

/// A chain of nodes and relationships, perhaps with a name.
struct PatternPart: Hashable, Sendable {
  /// Whether a pattern asks for shortest paths.
  enum Shortest: Hashable, Sendable { case one, all }

  var path: Name?
  var shortest: Shortest?
  var first: NodePattern
  var steps: [PatternStep]
  var place: Place
}

/// A relationship and the node it leads to.
struct PatternStep: Hashable, Sendable {
  var relationship: RelationshipPattern
  var node: NodePattern
}

/// `(name:Label {key: value})`.
struct NodePattern: Hashable, Sendable {
  var variable: Name?
  var labels: [Name]
  var properties: Expression?
  var place: Place
}

/// `-[name:TYPE*1..3 {key: value}]->`.
struct RelationshipPattern: Hashable, Sendable {
  /// Which way the arrow points.
  enum Arrow: Hashable, Sendable { case left, right, none }

  /// The numbers behind a star.
  struct Length: Hashable, Sendable {
    var minimum: Int?
    var maximum: Int?
  }

  var variable: Name?
  var types: [Name]
  var length: Length?
  var properties: Expression?
  var arrow: Arrow
  var place: Place
}
