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
  @usableFromInline var parents: [UInt32]

  /// Puts each thing in a set of its own.
  ///
  /// - Precondition: `count` is less than 2³².
  @inlinable public init(count: Int) { parents = Array(0..<UInt32(count)) }

  /// The smallest thing of a thing's set.
  ///
  /// - Complexity: O(α(*n*)) amortized for *n* things.
  @inlinable public mutating func root(of thing: Int) -> Int {
    var thing = thing
    while Int(parents[thing]) != thing {
      parents[thing] = parents[Int(parents[thing])]
      thing = Int(parents[thing])
    }
    return thing
  }

  /// Makes one set of the sets of two things.
  ///
  /// The smaller root leads, so that results do not depend on the order of pairs; with halving the
  /// trees stay shallow enough.
  @inlinable public mutating func join(_ left: Int, _ right: Int) {
    let (one, two) = (root(of: left), root(of: right))
    if one != two { parents[max(one, two)] = UInt32(min(one, two)) }
  }
}
