/// Which of some numbered things belong together, when that is learned pair by pair.
///
/// Union by halving of paths: Tarjan and van Leeuwen, "Worst-case analysis of set union algorithms"
/// (1984), doi:10.1145/62.2160.
///
/// ```swift
/// var sets = DisjointSets(count: 3)
/// sets.join(2, 1)
/// sets.root(of: 2)  // 1
/// ```
public struct DisjointSets: Sendable {
  private var parents: [Int]

  /// Puts each thing in a set of its own.
  public init(count: Int) { parents = Array(0..<count) }

  /// The smallest thing of a thing's set.
  ///
  /// - Complexity: O(α(*n*)) amortized for *n* things.
  public mutating func root(of thing: Int) -> Int {
    var thing = thing
    while parents[thing] != thing {
      parents[thing] = parents[parents[thing]]
      thing = parents[thing]
    }
    return thing
  }

  /// Makes one set of the sets of two things.
  ///
  /// The smaller root leads, so that results do not depend on the order of pairs; with halving the
  /// trees stay shallow enough.
  public mutating func join(_ left: Int, _ right: Int) {
    let (one, two) = (root(of: left), root(of: right))
    if one != two { parents[max(one, two)] = min(one, two) }
  }
}
