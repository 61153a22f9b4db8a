import PropertyGraph

/// What is to be done for a query, in order.
struct LogicalPlan: Sendable {
  let columns: [String]
  /// The steps of each part of a UNION.
  let parts: [[PlanStep]]
  /// The number of slots of the first rows of each part.
  let frameSizes: [Int]
  let keepsDuplicates: Bool
  let subqueries: [Int: SubqueryPlan]
  /// The property keys and labels of the query by their numbers.
  let keyNames: [String]
}

/// A subquery's plan.
struct SubqueryPlan: Sendable {
  let parts: [[PlanStep]]
  let keepsDuplicates: Bool
  let result: BoundSubquery.Result
}

/// One step, which takes rows and hands rows on.
struct PlanStep: Sendable {
  let operation: PlanOperation
  /// About how many rows come out for one row into the plan.
  let estimate: Double
  /// Tells the step from all others when the rows of a run are counted.
  let identity = StepIdentity()
}

/// What a step is known by.
final class StepIdentity: Sendable {}

/// What a step does.
enum PlanOperation: Sendable {
  case scan(NodeScanPlan)
  case expand(ExpandPlan)
  case endpoints(ExpandPlan)
  case variableExpand(VariableExpandPlan)
  case shortestPath(ShortestPathPlan)
  case path(PatternPath, PathPlan)
  case filter([BoundExpression])
  case optional([PlanStep], newSlots: [Int])
  case countBranches([CountBranch])
  case unwind(BoundExpression, slot: Int)
  case create(BoundPattern)
  case aggregate(BoundAggregation)
  case assign([BoundAssignment])
  case distinct([Int])
  case sort([BoundSortKey], keptSlots: [Int], limit: BoundExpression?, skip: BoundExpression?)
  case skip(BoundExpression)
  case limit(BoundExpression)
  case reframe([Int], size: Int)
}

/// How the nodes are found at which a pattern begins.
struct NodeScanPlan: Sendable {
  /// Where candidates come from.
  enum Source: Sendable {
    case allNodes
    case label(String)
    /// The nodes with a value of an indexed property; where the index cannot tell, those that fulfil
    /// the condition.
    case index(key: String, value: BoundExpression, condition: BoundExpression, isList: Bool)
    /// The nodes with a label and a value of a property without index, by a table made on first use.
    case table(label: String?, key: NameKey, value: BoundExpression)
  }

  let slot: Int
  let name: String
  let source: Source
  /// Whether the pattern has a part before with which this one is not connected.
  let isCrossProduct: Bool
}

/// A part of a pattern of which only the number of matches is needed.
struct CountBranch: Sendable {
  /// The node from which the branch goes out.
  let fromSlot: Int
  let fromName: String
  let steps: [PlanStep]
}

/// A step along one relationship.
struct ExpandPlan: Sendable {
  let fromSlot: Int
  let edgeSlot: Int
  let toSlot: Int
  let fromName: String
  let edgeName: String
  let toName: String
  /// The direction as seen from `fromSlot`.
  let direction: Direction
  let types: [String]
  /// Whether the target is known, so that only edges to it count.
  let isInto: Bool
  /// Whether `fromSlot` is known; only open for relationships that are known themselves.
  var isFromKnown = true
  /// Relationships of the same MATCH, which have to be others.
  let others: [OtherRelationship]
}

/// A relationship, or a list of some, that a new one has to differ from.
struct OtherRelationship: Hashable, Sendable {
  let slot: Int
  let isList: Bool
}

/// Steps along several relationships.
struct VariableExpandPlan: Sendable {
  let step: ExpandPlan
  let minimum: Int
  let maximum: Int?
  let edgeProperties: [BoundProperty]
  /// Whether the walk runs against the order of the text, so that its list has to be turned.
  let isReversed: Bool
  /// Whether the list of relationships is known and only has to be checked.
  let isBound: Bool
}

/// A search for shortest paths.
struct ShortestPathPlan: Sendable {
  let expand: VariableExpandPlan
  let kind: PatternPart.Shortest
  /// What every node or relationship of the path must fulfil; checked while searching.
  let elementConditions: [ElementCondition]
  /// What else must hold of the path; the shortest path that fulfils it is wanted.
  let pathConditions: [BoundExpression]
  /// The slot of the path, if it has a name.
  let pathSlot: Int?
}

/// `all(x IN nodes(p) WHERE …)` or `none(x IN relationships(p) WHERE …)`.
struct ElementCondition: Sendable {
  let isForNodes: Bool
  let slot: Int
  let condition: BoundExpression
  /// Whether the condition must be true of each element, or false.
  let wanted: Bool
}

/// How a path is put together.
struct PathPlan: Sendable {
  let firstSlot: Int
  /// The slots of the relationships, each with whether it holds a list.
  let relationships: [OtherRelationship]
}
