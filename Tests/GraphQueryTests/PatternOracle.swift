import InkGraphCore
import PropertyGraph

/// A random pattern, as a query and as what a naive search needs to find its matches.
///
/// The naive search goes through the text from left to right and tries every node and every edge;
/// it knows nothing of plans.
struct RandomPattern {
  struct Node {
    var name: String
    var label: String?
    var value: Int?
  }

  struct Step {
    var name: String
    var types: [String]
    /// 1 forward, -1 backward, 0 either way.
    var direction: Int
    var length: ClosedRange<Int>?
    var to: Int
  }

  struct Part {
    var first: Int
    var steps: [Step]
  }

  var nodes: [Node] = []
  var parts: [Part] = []

  init(_ random: inout RandomSource) {
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      var part = Part(first: node(&random), steps: [])
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let length: ClosedRange<Int>? =
          random.chance(25) ? Int.random(in: 0...1, using: &random)...2 : nil
        part.steps.append(
          Step(
            name: "r\(parts.count)\(part.steps.count)",
            types: random.pick([[], [], ["R"], ["S"], ["R", "S"]]),
            direction: random.pick([1, -1, 0]), length: length, to: node(&random)))
      }
      parts.append(part)
    }
  }

  /// A new node, or sometimes one that is in the pattern already.
  private mutating func node(_ random: inout RandomSource) -> Int {
    if !nodes.isEmpty, random.chance(30) { return Int.random(in: 0..<nodes.count, using: &random) }
    nodes.append(
      Node(
        name: "n\(nodes.count)", label: random.pick([nil, nil, "A", "B"]),
        value: random.pick([nil, nil, nil, 0, 1])))
    return nodes.count - 1
  }

  /// The query, which returns the ids of all nodes and relationships.
  func query(_ random: inout RandomSource) -> String {
    var seen: Set<Int> = []
    var conditions: [String] = []
    func text(_ index: Int, _ random: inout RandomSource) -> String {
      let node = nodes[index]
      guard seen.insert(index).inserted else { return "(\(node.name))" }
      var text = "(\(node.name)"
      if let label = node.label {
        if random.chance(50) {
          text += ":\(label)"
        } else {
          conditions.append("\(node.name):\(label)")
        }
      }
      if let value = node.value {
        if random.chance(50) {
          text += " {v: \(value)}"
        } else {
          conditions.append("\(value) = \(node.name).v")
        }
      }
      return text + ")"
    }
    var patterns: [String] = []
    for part in parts {
      var pattern = text(part.first, &random)
      for step in part.steps {
        let types = step.types.isEmpty ? "" : ":" + step.types.joined(separator: "|")
        let length = step.length.map { "*\($0.lowerBound)..\($0.upperBound)" } ?? ""
        pattern += step.direction < 0 ? "<-" : "-"
        pattern += "[\(step.name)\(types)\(length)]"
        pattern += step.direction > 0 ? "->" : "-"
        pattern += text(step.to, &random)
      }
      patterns.append(pattern)
    }
    let columns =
      nodes.map { "id(\($0.name))" }
      + parts.flatMap(\.steps).map { step in
        step.length == nil ? "id(\(step.name))" : "[x IN \(step.name) | id(x)]"
      }
    let filter = conditions.isEmpty ? "" : " WHERE " + conditions.joined(separator: " AND ")
    return "MATCH \(patterns.joined(separator: ", "))\(filter) RETURN "
      + columns.joined(separator: ", ")
  }

  /// The rows that the query should give, in any order.
  func matches(in graph: Graph) -> [[String]] {
    var result: [[String]] = []
    var bound: [NodeID?] = Array(repeating: nil, count: nodes.count)
    var walks: [[EdgeID]] = []

    func fits(_ index: Int, _ node: NodeID) -> Bool {
      if let known = bound[index] { return known == node }
      if let label = nodes[index].label, !graph.hasLabel(node, label) { return false }
      guard let value = nodes[index].value else { return true }
      return graph.property("v", of: node) == .integer(Int64(value))
    }
    func with(_ index: Int, _ node: NodeID, _ body: () -> Void) {
      guard fits(index, node) else { return }
      let saved = bound[index]
      bound[index] = node
      body()
      bound[index] = saved
    }
    func walk(_ step: Step, _ from: NodeID, _ done: [EdgeID], _ next: (NodeID, [EdgeID]) -> Void) {
      let length = step.length ?? 1...1
      if done.count >= length.lowerBound { next(from, done) }
      if done.count == length.upperBound { return }
      for edge in graph.edges
      where !done.contains(edge) && !walks.contains(where: { $0.contains(edge) }) {
        if !step.types.isEmpty, !step.types.contains(graph.type(of: edge)) { continue }
        let (source, target) = (graph.source(of: edge), graph.target(of: edge))
        if step.direction >= 0, source == from { walk(step, target, done + [edge], next) }
        if step.direction <= 0, target == from, step.direction < 0 || source != target {
          walk(step, source, done + [edge], next)
        }
      }
    }
    func go(_ part: Int, _ step: Int, _ at: NodeID?) {
      guard part < parts.count else {
        let names = bound.map { $0.map { "\($0.index)" } ?? "?" }
        let lengths = parts.flatMap(\.steps).map(\.length)
        let edges = zip(walks, lengths).map { walk, length in
          length == nil
            ? "\(walk[0].index)" : "[\(walk.map { "\($0.index)" }.joined(separator: ", "))]"
        }
        result.append(names + edges)
        return
      }
      guard let at else {
        for node in graph.nodes { with(parts[part].first, node) { go(part, 0, node) } }
        return
      }
      guard step < parts[part].steps.count else { return go(part + 1, 0, nil) }
      let next = parts[part].steps[step]
      walk(next, at, []) { end, edges in
        with(next.to, end) {
          walks.append(edges)
          go(part, step + 1, end)
          walks.removeLast()
        }
      }
    }
    go(0, 0, nil)
    return result
  }
}
