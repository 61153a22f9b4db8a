/// The regions that share a name, for each name of the lexicon.
///
/// **Invariant:** a group holds its regions in the order in which they were added, none twice.
struct RegionGroups: Sendable {
  /// For each group where its regions begin in `regions`; one more entry for the end.
  private let starts: [Int32]
  private let regions: [Int32]
  private var doubtful: Set<Int> = []

  /// Makes the groups from pairs of a group and a region.
  ///
  /// - Parameters:
  ///   - pairs: The members, in order; those of one group may stand apart.
  ///   - count: The number of groups.
  init(_ pairs: [(group: Int32, region: Int32)], count: Int) {
    var starts = [Int32](repeating: 0, count: count + 1)
    for pair in pairs { starts[Int(pair.group) + 1] += 1 }
    for group in 0..<count { starts[group + 1] += starts[group] }
    var next = starts
    var regions = [Int32](repeating: 0, count: pairs.count)
    for pair in pairs {
      regions[Int(next[Int(pair.group)])] = pair.region
      next[Int(pair.group)] += 1
    }
    self.starts = starts
    self.regions = regions
  }

  /// The regions of a group.
  func members(of group: Int) -> some Collection<Int> {
    regions[Int(starts[group])..<Int(starts[group + 1])].lazy.map { Int($0) }
  }

  /// Notes that the name of a group is mostly something else than a region.
  mutating func markDoubtful(_ group: Int) { doubtful.insert(group) }

  /// Whether the name of a group is mostly something else than a region.
  func isDoubtful(_ group: Int) -> Bool { doubtful.contains(group) }
}
