import InkGraphCore

/// The issues whose links change, with the entities to which their things are linked from now on.
public struct LinkedIssues: Sendable {
  let plan: LinkPlan
  private let store: GraphStore
  /// The row number of each issue of the library.
  private let rows: [Int]
  private let isLinked: [Bool]
  private let allows: @Sendable (EntityType, Predicate, EntityType) -> Bool

  init(
    _ plan: LinkPlan, of state: LinkingState, in store: GraphStore,
    allows: @escaping @Sendable (EntityType, Predicate, EntityType) -> Bool
  ) {
    self.plan = plan
    self.store = store
    rows = state.rows
    isLinked = state.linked.isLinked
    self.allows = allows
  }

  /// How many there are.
  public var count: Int { plan.changed.count }

  /// Finds what an issue adds to the linked result.
  ///
  /// Only reading from the file waits for others who read or write.
  ///
  /// - Parameter number: The number of the issue among those that change.
  /// - Returns: What it adds; nil if the library does not hold it.
  /// - Throws: `StoreError`.
  /// - Complexity: O(*n*), *n* findings of the issue.
  public func prepare(_ number: Int) throws(StoreError) -> PreparedLinks? {
    let place = plan.changed[number]
    let row = rows[place]
    guard let packed = try store.packedFindings(issue: row) else { return nil }
    return try StoreError.translating(path: store.path) {
      var part = packed.head
      try packed.findings.withUnsafeBytes { try FindingCoder.unpack($0, into: &part) }
      return PreparedLinks(
        part, issue: row, to: plan.linked(ofIssue: place), isRelinked: isLinked[place], plan: plan,
        allows: allows)
    }
  }
}
