import InkGraphCore
import InkGraphTestSupport
import Testing

@Suite("Disjoint sets") struct DisjointSetsTests {
  @Test("the smallest of a set leads it, in whatever order the pairs came")
  func smallest() {
    for pairs in [[(4, 3), (3, 1)], [(1, 3), (4, 3)], [(4, 1), (1, 3), (3, 4)]] {
      var sets = DisjointSets(count: 6)
      for (left, right) in pairs { sets.join(left, right) }
      #expect((0..<6).map { sets.root(of: $0) } == [0, 1, 2, 1, 1, 5])
    }
  }

  @Test("random pairs give the sets that a search gives", arguments: 1...20 as ClosedRange<UInt64>)
  func search(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let pairs = (0..<40).map { _ in
      (Int.random(in: 0..<50, using: &numbers), Int.random(in: 0..<50, using: &numbers))
    }
    var sets = DisjointSets(count: 50)
    for (left, right) in pairs { sets.join(left, right) }
    for start in 0..<50 {
      var reached: Set<Int> = [start]
      while true {
        let more = pairs.filter { reached.contains($0.0) != reached.contains($0.1) }
        if more.isEmpty { break }
        for (left, right) in more { reached.formUnion([left, right]) }
      }
      #expect(sets.root(of: start) == reached.min())
    }
  }
}
