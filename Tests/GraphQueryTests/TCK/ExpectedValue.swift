import GraphQuery
import PropertyGraph

/// A value as the kit's tables write it, in a form that can be compared: nodes and relationships by
/// what they carry, not by identity.
indirect enum ExpectedValue: Hashable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(UInt64)
  case string(String)
  case list([ExpectedValue])
  case map([String: ExpectedValue])
  case node(labels: Set<String>, [String: ExpectedValue])
  case relationship(type: String, [String: ExpectedValue])
  case path([PathPart])

  /// A part of a path: a node, or a relationship with whether it runs forward.
  enum PathPart: Hashable {
    case node(ExpectedValue)
    case relationship(ExpectedValue, forward: Bool)
  }

  /// The value with the elements of all lists in one order.
  var withoutListOrder: ExpectedValue {
    switch self {
    case .list(let values):
      .list(values.map(\.withoutListOrder).sorted { "\($0)" < "\($1)" })
    case .map(let map): .map(map.mapValues(\.withoutListOrder))
    case .node(let labels, let map): .node(labels: labels, map.mapValues(\.withoutListOrder))
    case .relationship(let type, let map):
      .relationship(type: type, map.mapValues(\.withoutListOrder))
    default: self
    }
  }

  static func double(of value: Double) -> ExpectedValue {
    .double(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
  }

  /// The comparable form of a result.
  init(_ value: QueryValue, in graph: Graph) {
    switch value {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let value): self = .integer(value)
    case .double(let value): self = .double(of: value)
    case .string(let value): self = .string(value)
    case .list(let values): self = .list(values.map { ExpectedValue($0, in: graph) })
    case .map(let map):
      self = .map(
        Dictionary(
          uniqueKeysWithValues: map.entries.map { ($0.key, ExpectedValue($0.value, in: graph)) }))
    case .node(let node): self = Self.node(node, graph)
    case .relationship(let edge): self = Self.relationship(edge, graph)
    case .temporal(let value): self = .string(value.description)
    case .path(let path):
      var parts = [PathPart.node(Self.node(path.nodes[0], graph))]
      for (index, edge) in path.edges.enumerated() {
        parts.append(
          .relationship(
            Self.relationship(edge, graph),
            forward: graph.source(of: edge) == path.nodes[index]))
        parts.append(.node(Self.node(path.nodes[index + 1], graph)))
      }
      self = .path(parts)
    }
  }

  private static func node(_ node: NodeID, _ graph: Graph) -> ExpectedValue {
    .node(
      labels: Set(graph.labels(of: node)),
      Dictionary(
        uniqueKeysWithValues: graph.properties(of: node).map {
          ($0.key, ExpectedValue($0.value))
        }))
  }

  private static func relationship(_ edge: EdgeID, _ graph: Graph) -> ExpectedValue {
    .relationship(
      type: graph.type(of: edge),
      Dictionary(
        uniqueKeysWithValues: graph.properties(of: edge).map {
          ($0.key, ExpectedValue($0.value))
        }))
  }
}
