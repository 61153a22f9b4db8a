import PropertyGraph

extension QueryRun {
  /// A property of a node or relationship, an entry of a map, or a component of a temporal value.
  func property(
    _ key: NameKey, of base: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    switch base {
    case .null: return .null
    case .node(let node): return property(key, of: node)
    case .relationship(let edge): return property(key, of: edge)
    case .map(let map): return map[key.name] ?? .null
    case .temporal(let value): return value.component(key.name) ?? .null
    default:
      throw wrongType("only maps, nodes and relationships have properties", base, place)
    }
  }

  func hasLabels(
    _ base: QueryValue, _ tests: [LabelTest], _ place: Place
  ) throws(QueryError) -> QueryValue {
    switch base {
    case .null: return .null
    case .node(let node): return .boolean(tests.allSatisfy { has(node, $0.label) })
    case .relationship(let edge):
      let type = graph.type(of: edge)
      return .boolean(tests.allSatisfy { $0.type.isSame(as: type) })
    default: throw wrongType("only nodes have labels", base, place)
    }
  }

  /// All properties of a value as a map; nil for values without any.
  func properties(of value: QueryValue) -> QueryMap? {
    switch value {
    case .node(let node):
      QueryMap(graph.properties(of: node).map { ($0.key, QueryValue($0.value)) })
    case .relationship(let edge):
      QueryMap(graph.properties(of: edge).map { ($0.key, QueryValue($0.value)) })
    case .map(let map): map
    default: nil
    }
  }

  /// `list[index]`, `map[key]`, `node[key]`.
  func element(
    of base: QueryValue, at index: QueryValue, _ place: Place
  ) throws(QueryError) -> QueryValue {
    if base.isNull || index.isNull { return .null }
    switch base {
    case .list(let elements):
      guard case .integer(let number) = index else {
        throw wrongType("the index of a list is an integer", index, place)
      }
      let place = number < 0 ? Int64(elements.count) + number : number
      return elements.indices.contains(Int(place)) ? elements[Int(place)] : .null
    case .map, .node, .relationship, .temporal:
      guard case .string(let key) = index else {
        throw wrongType("the key of a property is a string", index, place)
      }
      switch base {
      case .node(let node): return graph.property(key, of: node).map { QueryValue($0) } ?? .null
      case .relationship(let edge):
        return graph.property(key, of: edge).map { QueryValue($0) } ?? .null
      case .temporal(let value): return value.component(key) ?? .null
      default: return properties(of: base)?[key] ?? .null
      }
    default: throw wrongType("[ ] takes a list or map", base, place)
    }
  }

  /// `list[from..to]`; ends beyond the list are moved to its ends.
  func slice(
    _ base: BoundExpression, _ from: BoundExpression?, _ to: BoundExpression?, _ row: inout Row,
    _ place: Place
  ) throws(QueryError) -> QueryValue {
    let list = try value(base, &row)
    if list.isNull { return .null }
    guard case .list(let elements) = list else {
      throw wrongType("[ .. ] takes a list", list, place)
    }
    func end(_ value: QueryValue) throws(QueryError) -> Int? {
      if value.isNull { return nil }
      guard case .integer(let number) = value else {
        throw wrongType("the end of a range is an integer", value, place)
      }
      let count = Int64(elements.count)
      return Int(number < 0 ? max(0, count + max(number, -count)) : min(number, count))
    }
    var lower = 0
    var upper = elements.count
    if let from {
      guard let end = try end(value(from, &row)) else { return .null }
      lower = end
    }
    if let to {
      guard let end = try end(value(to, &row)) else { return .null }
      upper = end
    }
    return .list(lower < upper ? Array(elements[lower..<upper]) : [])
  }

  /// `node {.name, .*, key: value}`.
  func project(
    _ base: BoundExpression, _ items: [BoundMapItem], _ row: inout Row, _ place: Place
  ) throws(QueryError) -> QueryValue {
    let base = try value(base, &row)
    if base.isNull { return .null }
    var result = QueryMap()
    for item in items {
      switch item {
      case .allProperties:
        for (key, value) in properties(of: base)?.entries ?? [] { result[key] = value }
      case .property(let key, let name): result[name] = try property(key, of: base, place)
      case .entry(let entry): result[entry.key] = try value(entry.value, &row)
      }
    }
    let made = QueryValue.map(result)
    try checkSize(made.footprint)
    return made
  }
}
