import InkGraphCore
public import PropertyGraph

/// A value of a query: what a parameter, an expression or a cell of a result can be.
///
/// `==` and hashing are openCypher's *equivalence*, by which DISTINCT and grouping work: null is
/// equivalent to null, NaN to NaN, and `1` to `1.0`. The `=` of queries, which knows a third truth
/// value, is `QueryValue.isEqual(to:)`.
public enum QueryValue: Sendable {
  /// Nothing, or nothing known.
  case null
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int64)
  /// A number.
  case double(Double)
  /// A text.
  case string(String)
  /// Values in order.
  case list([QueryValue])
  /// Values by key.
  case map(QueryMap)
  /// A node of the graph.
  case node(NodeID)
  /// An edge of the graph.
  case relationship(EdgeID)
  /// A way through the graph.
  case path(GraphPath)
  /// A day, a time, both, or a duration.
  indirect case temporal(TemporalValue)

  /// Whether the value is null.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }

  /// The name of the value's type, as messages use it.
  public var typeName: String {
    switch self {
    case .null: "null"
    case .boolean: "boolean"
    case .integer: "integer"
    case .double: "float"
    case .string: "string"
    case .list: "list"
    case .map: "map"
    case .node: "node"
    case .relationship: "relationship"
    case .path: "path"
    case .temporal(let value): value.typeName
    }
  }

  /// The type with its article, as in `an integer`.
  var typeWithArticle: String {
    let name = typeName
    return name == "null" ? name : name == "integer" ? "an \(name)" : "a \(name)"
  }

  /// About how many bytes the value takes, for limits.
  var footprint: Int {
    switch self {
    case .null, .boolean, .integer, .double, .node, .relationship: 24
    case .string(let text): text.utf8.count < 16 ? 24 : 56 + text.utf8.count
    case .list(let values): values.reduce(56) { $0 + $1.footprint }
    case .map(let map): map.entries.reduce(56) { $0 + 24 + $1.key.utf8.count + $1.value.footprint }
    case .path(let path): 112 + path.nodes.count * 8
    case .temporal: 72
    }
  }
}

extension QueryValue: Hashable {
  /// Whether two values are equivalent.
  public static func == (left: QueryValue, right: QueryValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.boolean(let left), .boolean(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.double(let left), .double(let right)): left == right || (left.isNaN && right.isNaN)
    case (.integer(let left), .double(let right)): Int64(exactly: right) == left
    case (.double(let left), .integer(let right)): Int64(exactly: left) == right
    case (.string(let left), .string(let right)): left.isSame(as: right)
    case (.list(let left), .list(let right)): left == right
    case (.map(let left), .map(let right)): left == right
    case (.node(let left), .node(let right)): left == right
    case (.relationship(let left), .relationship(let right)): left == right
    case (.path(let left), .path(let right)): left == right
    case (.temporal(let left), .temporal(let right)): left == right
    default: false
    }
  }

  /// Hashes so that equivalent values have equal hashes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .boolean(let value): hasher.combine(value)
    case .integer(let value): hasher.combine(value)
    case .double(let value):
      if let whole = Int64(exactly: value) {
        hasher.combine(whole)
      } else {
        hasher.combine(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
      }
    case .string(let text): text.combineScalars(into: &hasher)
    case .list(let values): hasher.combine(values)
    case .map(let map): hasher.combine(map)
    case .node(let node): hasher.combine(node)
    case .relationship(let edge): hasher.combine(edge)
    case .path(let path): hasher.combine(path)
    case .temporal(let value): hasher.combine(value)
    }
  }
}

extension String {
  /// Whether both strings have the same scalars; `==` would take canonically equal ones for one.
  func isSame(as other: String) -> Bool { hasSameScalars(as: other) }

  func combineScalars(into hasher: inout Hasher) {
    let isDirect: Void? = utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isDirect == nil { Array(utf8).withUnsafeBytes { hasher.combine(bytes: $0) } }
    hasher.combine(UInt8(0xFF))
  }
}

extension QueryValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByNilLiteral
{
  /// Makes a text.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Makes a whole number.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// Makes a number.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// Makes true or false.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
  /// Makes a list.
  public init(arrayLiteral elements: QueryValue...) { self = .list(elements) }
  /// Makes null.
  public init(nilLiteral: ()) { self = .null }
}
