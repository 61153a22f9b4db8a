/// The types that an expression's value can have, as far as the query's text tells.
struct StaticType: Hashable, Sendable {
  /// The possible types besides null; empty if the value is always null.
  var mask: TypeMask
  /// The possible types of the elements, if the value is a list.
  var elements: TypeMask

  init(_ mask: TypeMask, elements: TypeMask = .any) {
    self.mask = mask
    self.elements = elements
  }

  static let any = StaticType(.any)
  static let null = StaticType([])
  static let boolean = StaticType(.boolean)
  static let integer = StaticType(.integer)
  static let float = StaticType(.float)
  static let number = StaticType(.number)
  static let string = StaticType(.string)
  static let map = StaticType(.map)
  static let node = StaticType(.node)
  static let relationship = StaticType(.relationship)
  static let path = StaticType(.path)

  static func list(_ elements: TypeMask) -> StaticType { StaticType(.list, elements: elements) }

  /// Whether a value can be of one of some types, or is always null.
  func canBe(_ types: TypeMask) -> Bool { mask.isEmpty || !mask.isDisjoint(with: types) }

  /// The types that either value can have.
  func union(_ other: StaticType) -> StaticType {
    if !mask.contains(.list) { return StaticType(mask.union(other.mask), elements: other.elements) }
    if !other.mask.contains(.list) { return StaticType(mask.union(other.mask), elements: elements) }
    return StaticType(mask.union(other.mask), elements: elements.union(other.elements))
  }

  /// The type of a value.
  init(of value: QueryValue) {
    switch value {
    case .null: self = .null
    case .boolean: self = .boolean
    case .integer: self = .integer
    case .double: self = .float
    case .string: self = .string
    case .map: self = .map
    case .node: self = .node
    case .relationship: self = .relationship
    case .path: self = .path
    case .temporal(let value): self = StaticType(TypeMask(of: value))
    case .list(let values):
      self = .list(values.reduce([]) { $0.union(StaticType(of: $1).mask) })
    }
  }
}

/// A set of types.
struct TypeMask: OptionSet, Hashable, Sendable {
  let rawValue: UInt16

  static let boolean = TypeMask(rawValue: 1)
  static let integer = TypeMask(rawValue: 1 << 1)
  static let float = TypeMask(rawValue: 1 << 2)
  static let string = TypeMask(rawValue: 1 << 3)
  static let list = TypeMask(rawValue: 1 << 4)
  static let map = TypeMask(rawValue: 1 << 5)
  static let node = TypeMask(rawValue: 1 << 6)
  static let relationship = TypeMask(rawValue: 1 << 7)
  static let path = TypeMask(rawValue: 1 << 8)
  static let date = TypeMask(rawValue: 1 << 9)
  static let localTime = TypeMask(rawValue: 1 << 10)
  static let time = TypeMask(rawValue: 1 << 11)
  static let localDateTime = TypeMask(rawValue: 1 << 12)
  static let dateTime = TypeMask(rawValue: 1 << 13)
  static let duration = TypeMask(rawValue: 1 << 14)

  static let any = TypeMask(rawValue: (1 << 15) - 1)
  static let number: TypeMask = [.integer, .float]
  static let instant: TypeMask = [.date, .localTime, .time, .localDateTime, .dateTime]
  static let temporal: TypeMask = [.instant, .duration]
  /// What has properties or keys.
  static let keyed: TypeMask = [.map, .node, .relationship, .temporal]

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(of value: TemporalValue) {
    switch value {
    case .date: self = .date
    case .localTime: self = .localTime
    case .time: self = .time
    case .localDateTime: self = .localDateTime
    case .dateTime: self = .dateTime
    case .duration: self = .duration
    }
  }

  private static let names: [(TypeMask, String)] = [
    (.boolean, "a boolean"), (.number, "a number"), (.integer, "an integer"), (.float, "a float"),
    (.string, "a string"), (.list, "a list"), (.map, "a map"), (.node, "a node"),
    (.relationship, "a relationship"), (.path, "a path"), (.temporal, "a temporal value"),
    (.instant, "a date or time"), (.date, "a date"), (.localTime, "a local time"),
    (.time, "a time"), (.localDateTime, "a local datetime"), (.dateTime, "a datetime"),
    (.duration, "a duration"),
  ]

  /// The types in words: `a string or a list`.
  var description: String {
    if self == .any { return "any value" }
    if isEmpty { return "null" }
    var rest = self
    var words: [String] = []
    for (types, name) in Self.names where rest.isSuperset(of: types) {
      words.append(name)
      rest.subtract(types)
    }
    return words.joined(separator: " or ")
  }
}
