public import InkGraphCore

/// What linking needs of all issues of a library, and how they are linked at present.
///
/// The skeletons stay packed till they are asked for.
public struct LinkingState: Sendable {
  /// The issues, sorted by key.
  public let issues: [IssueKey]
  /// The row number of each issue.
  let rows: [Int]
  /// How the things of the issues are linked.
  let linked: LinkedRows
  /// The names of people whom issues named that are gone or were replaced since the last update.
  let changedPeople: Set<String>
  private let skeletons: [[UInt8]]

  /// - Parameters:
  ///   - issues: The issues with their row numbers, sorted by key.
  ///   - skeletons: For each issue the packed skeleton, without its checksum.
  ///   - linked: How the things of the issues are linked.
  ///   - changedPeople: The names of people that changed since the last update.
  init(
    issues: [(number: Int, key: IssueKey)], skeletons: [[UInt8]], linked: LinkedRows,
    changedPeople: Set<String>
  ) {
    self.issues = issues.map(\.key)
    rows = issues.map(\.number)
    self.skeletons = skeletons
    self.linked = linked
    self.changedPeople = changedPeople
  }

  /// The skeletons of all parts; see `IssuePart.skeleton`.
  ///
  /// - Throws: `PackedBytesError` for damage.
  public func parts() throws -> [IssuePart] {
    var pool = StringPool()
    return try zip(issues, skeletons).map { key, skeleton in
      try skeleton.withUnsafeBytes { try SkeletonCoder.unpack($0, issue: key, &pool) }
    }
  }

  /// The things of all issues.
  ///
  /// - Throws: `PackedBytesError` for damage.
  /// - Complexity: O(*n*), *n* things of all issues.
  public func things() throws -> LinkedThings {
    var things = LinkedThings()
    for (key, skeleton) in zip(issues, skeletons) {
      try skeleton.withUnsafeBytes { try things.add($0, issue: key, people: nil) }
    }
    return things
  }

  /// The things whose links may be others now, if nothing but issues changed since the last update.
  ///
  /// People of one name are told apart by all that issues say of that name, so those of a name stay
  /// as they are if no issue with the name came or went. Names of firms, of projects and of villages
  /// are compared with each other, so all of them are in it. What else is linked goes by its name
  /// alone.
  ///
  /// - Throws: `PackedBytesError` for damage.
  /// - Complexity: O(*n*), *n* things of all issues, of which only those in question are kept.
  public func focus() throws -> LinkedThings {
    var people = changedPeople
    var pool = StringPool()
    for place in issues.indices where !linked.isLinked[place] {
      let part = try skeletons[place].withUnsafeBytes {
        try SkeletonCoder.unpack($0, issue: issues[place], &pool)
      }
      for entity in part.entities where entity.type == .person { people.insert(entity.name) }
    }
    var things = LinkedThings()
    for (place, key) in issues.enumerated() {
      try skeletons[place].withUnsafeBytes {
        try things.add($0, issue: key, people: linked.isLinked[place] ? people : nil)
      }
    }
    return things
  }
}

/// To which rows of entities the things of all issues are linked.
struct LinkedRows: Sendable {
  /// For each issue whether it is linked.
  private(set) var isLinked: [Bool] = []
  /// Where the things of each issue begin, and where the last one's end.
  private(set) var starts = [0]
  /// For each thing the row of its entity, or 0; all are 0 where an issue is not linked.
  private(set) var rows: [Int32] = []

  /// Adds an issue with its packed rows.
  mutating func add(packed: UnsafeRawBufferPointer) throws {
    isLinked.append(true)
    try SealedBytes.open(packed) { bytes in
      var reader = PackedReader(bytes)
      for _ in 0..<(try reader.count()) {
        rows.append(Int32(truncatingIfNeeded: try reader.number(below: 1 << 31)))
      }
    }
    starts.append(rows.count)
  }

  /// Adds an issue with so many things that is not linked.
  mutating func addUnlinked(things: Int) {
    isLinked.append(false)
    rows.append(contentsOf: repeatElement(0, count: things))
    starts.append(rows.count)
  }

  /// The things of an issue.
  func things(ofIssue place: Int) -> Range<Int> { starts[place]..<starts[place + 1] }
}

/// Things of the issues of a library that are to be linked.
public struct LinkedThings: Sendable {
  /// The things, in the order of the issues.
  public private(set) var table = ThingTable()
  /// For each thing its place in its issue.
  private(set) var places: [Int32] = []
  private var texts = SkeletonTexts()

  /// No things.
  init() {}

  /// Adds an issue.
  ///
  /// - Parameters:
  ///   - skeleton: The packed skeleton.
  ///   - issue: The issue.
  ///   - people: The names of people whose links are asked for, together with those of firms,
  ///     projects and villages; nil for all things.
  /// - Throws: `PackedBytesError` for damage.
  mutating func add(
    _ skeleton: UnsafeRawBufferPointer, issue: IssueKey, people: Set<String>?
  ) throws {
    try SkeletonCoder.unpack(
      skeleton, issue: issue, into: &table, places: &places, texts: &texts, people: people)
  }
}
