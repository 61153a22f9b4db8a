import InkGraphCore
import PropertyGraph

/// A plan in words, one line for each step.
struct PlanDescription {
  private var lines: [String] = []

  /// The numbers of rows that the steps handed on, if the plan was run.
  private let rowCounts: [ObjectIdentifier: Int]?

  /// The description.
  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ plan: LogicalPlan, rowCounts: [ObjectIdentifier: Int]? = nil) {
    self.rowCounts = rowCounts
    for (index, part) in plan.parts.enumerated() {
      if index > 0 { lines.append(plan.keepsDuplicates ? "union all" : "union, without doubles") }
      add(part, depth: 0)
    }
    for (id, subquery) in plan.subqueries.sorted(by: { $0.key < $1.key }) {
      lines.append("subquery \(id + 1), for each row: \(Self.name(subquery.result))")
      for part in subquery.parts { add(part, depth: 1) }
    }
  }

  private static func name(_ result: BoundSubquery.Result) -> String {
    switch result {
    case .exists: "whether there is a match"
    case .count: "how many matches there are"
    case .collect: "the list of matches"
    }
  }

  private mutating func add(_ steps: [PlanStep], depth: Int) {
    for step in steps {
      let indent = String(repeating: "  ", count: depth)
      lines.append("\(indent)\(Self.name(step.operation))  \(rows(of: step))")
      switch step.operation {
      case .optional(let inner, _): add(inner, depth: depth + 1)
      case .countBranches(let branches):
        for branch in branches {
          lines.append("\(indent)  branch of \(branch.fromName):")
          add(branch.steps, depth: depth + 2)
        }
      default: break
      }
    }
  }

  private func rows(of step: PlanStep) -> String {
    let estimate = "~\(Self.rows(step.estimate)) rows"
    // What a step finds and the next one's conditions turn down is not counted.
    guard let rowCounts, let count = rowCounts[ObjectIdentifier(step.identity)] else {
      return estimate
    }
    return "\(count) rows (\(estimate))"
  }

  private static func rows(_ estimate: Double) -> String {
    if estimate >= 1e15 { return "1e15 or more" }
    return String(Int64(max(0, estimate.rounded(.up))))
  }

  private static func name(_ operation: PlanOperation) -> String {
    switch operation {
    case .scan(let plan): name(plan)
    case .expand(let plan): "follow " + name(plan) + (plan.isInto ? ", both ends known" : "")
    case .endpoints(let plan): "take the ends of " + name(plan)
    case .variableExpand(let plan):
      "follow " + name(plan.step) + " \(plan.minimum)..\(plan.maximum.map { "\($0)" } ?? "") times"
    case .shortestPath(let plan):
      (plan.kind == .one ? "find a shortest path " : "find all shortest paths ")
        + name(plan.expand.step)
    case .path(let path, _): "put together the path \(path.name)"
    case .filter(let conditions):
      "keep rows that fulfil \(conditions.count) condition\(conditions.count == 1 ? "" : "s")"
    case .optional: "optionally:"
    case .countBranches: "count, without running through them, the matches of"
    case .unwind: "take the elements of a list"
    case .create: "create"
    case .aggregate(let plan):
      plan.keys.isEmpty
        ? "aggregate \(plan.calls.count) values over all rows"
        : "aggregate \(plan.calls.count) values by \(plan.keys.count) keys"
    case .assign(let assignments): "compute \(assignments.count) values"
    case .distinct: "leave out doubles"
    case .sort(let keys, _, let limit, _):
      "sort by \(keys.count) keys" + (limit == nil ? "" : ", only the first")
    case .skip: "skip rows"
    case .limit: "stop after a number of rows"
    case .reframe(let slots, _): "hand on \(slots.count) columns"
    }
  }

  private static func name(_ scan: NodeScanPlan) -> String {
    let source =
      switch scan.source {
      case .allNodes: "all nodes"
      case .label(let label): "nodes with the label \(label)"
      case .index(let key, _, _, let isList):
        "the index of \(key)" + (isList ? " for each of a list" : "")
      case .table(let label, let key, _):
        "a table by \(key.name) of \(label.map { "nodes with the label \($0)" } ?? "all nodes")"
      }
    let mark = scan.isCrossProduct ? "CROSS PRODUCT: " : ""
    return "\(mark)find \(scan.name) in \(source)"
  }

  private static func name(_ step: ExpandPlan) -> String {
    let types = step.types.isEmpty ? "" : ":" + step.types.joined(separator: "|")
    let edge = "-[\(step.edgeName)\(types)]-"
    let arrow =
      switch step.direction {
      case .outgoing: "\(edge)>"
      case .incoming: "<\(edge)"
      case .both: edge
      }
    return "(\(step.fromName))\(arrow)(\(step.toName))"
  }
}
