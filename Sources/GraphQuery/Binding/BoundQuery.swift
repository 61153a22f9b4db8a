/// A query whose names are resolved and whose types are checked.
struct BoundQuery: Sendable {
  var columns: [String]
  var parts: [BoundSingleQuery]
  /// Whether UNION keeps rows that stand twice; without meaning for one part.
  var keepsDuplicates: Bool
}

/// A single query, cut into stages at WITH and RETURN.
struct BoundSingleQuery: Sendable {
  var stages: [BoundStage]
}

/// Clauses that work on one row layout, and the projection that ends it.
struct BoundStage: Sendable {
  var clauses: [BoundClause]
  /// Nil only at the end of a subquery or of a query that makes a graph.
  var projection: BoundProjection?
  /// The number of slots of the stage's rows; a subquery's first stage shares the outer rows.
  var frameSize: Int
}

/// A clause that adds to rows.
enum BoundClause: Sendable {
  case match(BoundMatch)
  case unwind(BoundExpression, slot: Int)
  case create(BoundPattern)
}

/// MATCH or OPTIONAL MATCH.
struct BoundMatch: Sendable {
  var isOptional: Bool
  var pattern: BoundPattern
  /// What must hold: labels and properties of the pattern, and the parts of WHERE.
  var predicates: [BoundExpression]
  /// The slots that the clause sets.
  var newSlots: [Int]
  /// The slots that hold values before.
  var boundSlots: Set<Int>
}

/// The nodes and relationships of a clause.
struct BoundPattern: Sendable {
  var nodes: [PatternNode] = []
  var relationships: [PatternRelationship] = []
  var paths: [PatternPath] = []
}

/// A node of a pattern.
struct PatternNode: Sendable {
  let slot: Int
  /// Whether a value stands in the slot before the clause.
  let isBound: Bool
  /// What explanations call it.
  let name: String
  /// Only for CREATE.
  var labels: [String] = []
  /// Only for CREATE.
  var properties: BoundExpression?
}

/// A relationship of a pattern.
struct PatternRelationship: Sendable {
  /// The numbers of edges that a relationship of variable length may have.
  struct Length: Hashable, Sendable {
    let minimum: Int
    let maximum: Int?
  }

  let slot: Int
  let isBound: Bool
  let name: String
  /// The places of the end nodes in the pattern, in the order of the text.
  let from: Int
  let to: Int
  let arrow: RelationshipPattern.Arrow
  /// The graph's own types; empty allows all.
  let types: [String]
  let length: Length?
  let shortest: PatternPart.Shortest?
  /// The properties that each edge of a relationship of variable length must have.
  var edgeProperties: [BoundProperty] = []
  /// Only for CREATE.
  var properties: BoundExpression?
  let place: Place
}

/// A property and the value that it must have.
struct BoundProperty: Hashable, Sendable {
  let key: NameKey
  let value: BoundExpression
}

/// A path to be put together from a pattern's nodes and relationships.
struct PatternPath: Sendable {
  let slot: Int
  let name: String
  /// The place of the first node in the pattern.
  let first: Int
  /// The places of the relationships in the pattern.
  let relationships: [Int]
}

/// WITH or RETURN.
struct BoundProjection: Sendable {
  var aggregation: BoundAggregation?
  /// What is put into slots of the old rows, in order.
  var assignments: [BoundAssignment]
  var isDistinct: Bool
  /// The slots of the columns, which DISTINCT compares.
  var columnSlots: [Int]
  var order: [BoundSortKey]
  var skip: BoundExpression?
  var limit: BoundExpression?
  var filter: BoundExpression?
  /// The slots of the old rows that make up the new rows, in order.
  var outputSlots: [Int]
  var columnNames: [String]
  var isReturn: Bool
}

/// A value to be put into a slot.
struct BoundAssignment: Hashable, Sendable {
  let slot: Int
  let value: BoundExpression
}

/// Grouping keys and aggregating calls.
struct BoundAggregation: Hashable, Sendable {
  var keys: [BoundAssignment] = []
  var calls: [AggregateAssignment] = []
}

/// The result of an aggregating call, to be put into a slot.
struct AggregateAssignment: Hashable, Sendable {
  let slot: Int
  let call: AggregateCall
  let place: Place
}

/// A value by which rows are ordered.
struct BoundSortKey: Hashable, Sendable {
  let value: BoundExpression
  let isDescending: Bool
}
