/// To which entities the things of a `ThingTable` are linked.
public struct ThingLinks: Sendable {
  /// The keys of the entities, each once.
  public let keys: [EntityKey]
  /// For each thing the place of its key in `keys`, or `dropped`.
  package let numbers: [Int32]
  /// Where the things of each issue begin, and where the last one's end.
  private let starts: [Int]

  /// What stands in `numbers` for a thing that is none.
  package static let dropped: Int32 = -1

  /// Makes the links of the things of a table.
  package init(keys: [EntityKey], numbers: [Int32], of things: ThingTable) {
    self.init(keys: keys, numbers: numbers, starts: things.starts)
  }

  private init(keys: [EntityKey], numbers: [Int32], starts: [Int]) {
    self.keys = keys
    self.numbers = numbers
    self.starts = starts
  }

  /// Makes the links of all things of some issues; nil stands for a thing that is none.
  public init(_ keys: [[EntityKey?]]) {
    var places: [EntityKey: Int32] = [:]
    var distinct: [EntityKey] = []
    let numbers = keys.joined().map { key -> Int32 in
      guard let key else { return Self.dropped }
      if let place = places[key] { return place }
      places[key] = Int32(distinct.count)
      distinct.append(key)
      return Int32(distinct.count - 1)
    }
    var starts = [0]
    for own in keys { starts.append(starts[starts.count - 1] + own.count) }
    self.init(keys: distinct, numbers: numbers, starts: starts)
  }

  /// For each issue the key of each of its things; nil for one that is none.
  public var byIssue: [[EntityKey?]] {
    zip(starts, starts.dropFirst()).map { start, end in
      numbers[start..<end].map { $0 == Self.dropped ? nil : keys[Int($0)] }
    }
  }
}
