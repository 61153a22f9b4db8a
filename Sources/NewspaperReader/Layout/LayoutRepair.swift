import InkGraphCore

/// Undoes in text with columns side by side what converters do to heavy and vertical type.
enum LayoutRepair {
  /// The pieces with heavy type once and strips joined.
  static func repaired(_ segments: [LayoutSegment]) -> [LayoutSegment] {
    var segments = segments
    joinStrips(&segments)
    joinSteps(&segments)
    for index in segments.indices {
      if let halved = LineRepair.halve(segments[index].text) {
        segments[index].text = halved
        segments[index].isHeavy = true
      }
    }
    dropCopies(&segments)
    return segments
  }

  /// Joins lone characters that stand one under the other.
  private static func joinStrips(_ segments: inout [LayoutSegment]) {
    var chains: [Int: [Int]] = [:]
    var joined: [[Int]] = []
    for (index, segment) in segments.enumerated()
    where segment.text.count == 1 && segment.text.first?.isHan == true {
      if let last = chains[segment.start]?.last, segment.row - segments[last].row > 4 {
        joined.append(chains.removeValue(forKey: segment.start) ?? [])
      }
      chains[segment.start, default: []].append(index)
    }
    joined += chains.values
    var dropped: Set<Int> = []
    for chain in joined where chain.count >= 3 {
      segments[chain[0]].text = chain.flatMap { segments[$0].text }[...]
      segments[chain[0]].isVertical = true
      dropped.formUnion(chain.dropFirst())
    }
    remove(dropped, from: &segments)
  }

  /// Joins heavy type that is printed twice in steps: `老` / `老码` / `码头` / `头`, each farther to
  /// the right.
  private static func joinSteps(_ segments: inout [LayoutSegment]) {
    var dropped: Set<Int> = []
    for first in segments.indices where !dropped.contains(first) && isStep(segments[first]) {
      var chain = [first]
      // The next step stands in the next row; the bound keeps a hostile page linear.
      var index = first + 1
      while index < segments.count, let last = chain.last, index - last < 40,
        segments[index].row - segments[last].row <= 2
      {
        let (upper, lower) = (segments[last], segments[index])
        if lower.row > upper.row, isStep(lower), lower.text.first == upper.text.last,
          lower.start >= upper.start, lower.start <= upper.end + 1
        {
          chain.append(index)
        }
        index += 1
      }
      guard chain.count >= 3,
        let halved = LineRepair.halve(chain.flatMap { segments[$0].text }[...])
      else { continue }
      segments[first].text = halved
      segments[first].isHeavy = true
      dropped.formUnion(chain.dropFirst())
    }
    remove(dropped, from: &segments)
  }

  private static func isStep(_ segment: LayoutSegment) -> Bool {
    segment.text.count <= 4 && !segment.isVertical
  }

  /// Drops lines that repeat the one above, as heavy type printed twice with an offset does.
  private static func dropCopies(_ segments: inout [LayoutSegment]) {
    var dropped: Set<Int> = []
    for index in segments.indices where segments[index].text.count >= 4 {
      let segment = segments[index]
      for other in segments[..<index].indices.suffix(12).reversed() {
        guard segment.row - segments[other].row <= 2 else { break }
        if abs(segments[other].start - segment.start) <= 2,
          segments[other].text.elementsEqual(segment.text)
        {
          segments[other].isHeavy = true
          dropped.insert(index)
          break
        }
      }
    }
    remove(dropped, from: &segments)
  }

  private static func remove(_ dropped: Set<Int>, from segments: inout [LayoutSegment]) {
    if dropped.isEmpty { return }
    segments = segments.indices.filter { !dropped.contains($0) }.map { segments[$0] }
  }
}
