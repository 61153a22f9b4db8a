/// Finds the best order of tags (Viterbi 1967), and tells how much better a name is than none.
struct LatticeDecoder {
  private typealias Half = SIMD16<Int16>

  /// For each lane the scores of the tags at which a name can begin, after it.
  private let starts: [SIMD16<Int16>]
  /// For each type from B, then from M, the scores of M and of E.
  private let middleAfterBegin: SIMD8<Int16>
  private let middleAfterMiddle: SIMD8<Int16>
  private let endAfterBegin: SIMD8<Int16>
  private let endAfterMiddle: SIMD8<Int16>
  /// A tag so far below O can't be on the best way.
  private let dominance: Int16
  private let transitions: [TaggerModel.Row]
  /// The tags after which a name can begin: O, S and E of each type.
  private static let closed: [Int] = [0, 7, 8, 9, 10, 11, 12, 24, 25, 26, 27, 28, 29]

  init(_ model: TaggerModel, style: AnnotationStyle) {
    let rows = model.transitions[style.rawValue]
    transitions = rows
    starts = rows.map { $0.lowHalf }
    var parts = [SIMD8<Int16>](repeating: SIMD8(repeating: TaggerModel.never), count: 4)
    for type in 0..<TagLayout.types {
      let begin = rows[TagLayout.begin(type)]
      let middle = rows[TagLayout.middle(type)]
      parts[0][type] = begin[TagLayout.middle(type)]
      parts[1][type] = middle[TagLayout.middle(type)]
      parts[2][type] = begin[TagLayout.end(type)]
      parts[3][type] = middle[TagLayout.end(type)]
    }
    middleAfterBegin = parts[0]
    middleAfterMiddle = parts[1]
    endAfterBegin = parts[2]
    endAfterMiddle = parts[3]
    // O leads to each start at least this well, and every other tag at most that well.
    let worst = (0...12).map { rows[0][$0] }.min() ?? 0
    let best = Self.closed.dropFirst().flatMap { tag in (0...12).map { rows[tag][$0] } }.max() ?? 0
    dominance = best - worst
  }

  /// The names of the best order of tags.
  ///
  /// - Complexity: O(*n*), *n* characters; 13² steps a character at most, a few on most.
  func names(in rows: [TaggerModel.Row]) -> [TaggedName] {
    guard !rows.isEmpty else { return [] }
    let never = Half(repeating: TaggerModel.never)
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: rows.count * TagLayout.lanes) {
      back in
      // The best scores of ways that end in a start tag, in M and in E, less that of the best way.
      var best = rows[0].lowHalf
      for lane in 13..<16 { best[lane] = TaggerModel.never }
      var middles = SIMD8<Int16>(repeating: TaggerModel.never)
      var ends = middles
      for place in 1..<max(rows.count, 1) {
        let row = rows[place]
        let outside = best[0]
        var next = starts[0] &+ outside
        var from = Half(repeating: 0)
        for type in 0..<TagLayout.types {
          let single = best[7 + type]
          if Int(single) + Int(dominance) > Int(outside) {
            let way = starts[7 + type] &+ single
            let isBetter = way .> next
            next.replace(with: way, where: isBetter)
            from.replace(with: Half(repeating: Int16(7 + type)), where: isBetter)
          }
        }
        for type in 0..<TagLayout.types {
          let end = ends[type]
          if Int(end) + Int(dominance) > Int(outside) {
            let way = starts[24 + type] &+ end
            let isBetter = way .> next
            next.replace(with: way, where: isBetter)
            from.replace(with: Half(repeating: Int16(24 + type)), where: isBetter)
          }
        }
        let begins = SIMD8<Int16>(
          best[1], best[2], best[3], best[4], best[5], best[6], TaggerModel.never,
          TaggerModel.never)
        let middleFromBegin = begins &+ middleAfterBegin
        let middleFromMiddle = middles &+ middleAfterMiddle
        let endFromBegin = begins &+ endAfterBegin
        let endFromMiddle = middles &+ endAfterMiddle
        let middleGoesOn = middleFromMiddle .> middleFromBegin
        let endGoesOn = endFromMiddle .> endFromBegin
        let high = row.highHalf
        var nextMiddles =
          middleFromBegin.replacing(with: middleFromMiddle, where: middleGoesOn)
          &+ high.lowHalf
        var nextEnds =
          endFromBegin.replacing(with: endFromMiddle, where: endGoesOn)
          &+ high.highHalf
        next = next &+ row.lowHalf
        let line = place * TagLayout.lanes
        for lane in 0..<13 { back[line + lane] = UInt8(truncatingIfNeeded: from[lane]) }
        for type in 0..<TagLayout.types {
          back[line + TagLayout.middle(type)] = UInt8(
            middleGoesOn[type] ? TagLayout.middle(type) : TagLayout.begin(type))
          back[line + TagLayout.end(type)] = UInt8(
            endGoesOn[type] ? TagLayout.middle(type) : TagLayout.begin(type))
        }
        // Scores stay small: the best way has 0, and no way falls below what can't be.
        let top = max(next.max(), nextMiddles.max(), nextEnds.max())
        next = pointwiseMax(next &- top, never)
        for lane in 13..<16 { next[lane] = TaggerModel.never }
        nextMiddles = pointwiseMax(nextMiddles &- top, never.lowHalf)
        nextEnds = pointwiseMax(nextEnds &- top, never.lowHalf)
        best = next
        middles = nextMiddles
        ends = nextEnds
      }
      var last = 0
      var score = best[0]
      for type in 0..<TagLayout.types {
        if best[7 + type] > score { (last, score) = (7 + type, best[7 + type]) }
        if ends[type] > score { (last, score) = (24 + type, ends[type]) }
      }
      var names: [TaggedName] = []
      var end = 0
      var tag = last
      for place in rows.indices.reversed() {
        if let type = TagLayout.type(of: tag) {
          if !TagLayout.isOpen(tag) { end = place + 1 }
          if !TagLayout.isContinued(tag) {
            names.append(TaggedName(start: place, end: end, type: type))
          }
        }
        if place > 0 { tag = Int(back[place * TagLayout.lanes + tag]) }
      }
      return names.reversed()
    }
  }

  /// How much better a name is than no name, alone between characters outside, in log-odds.
  ///
  /// - Complexity: O(*l*), *l* characters of the name.
  func logOdds(of name: TaggedName, in rows: [TaggerModel.Row]) -> Float {
    var score = 0
    var before = TagLayout.outside
    for place in name.start..<name.end {
      let tag = TagLayout.tag(of: name.type, at: place, in: name.start..<name.end)
      score += Int(rows[place][tag]) - Int(rows[place][TagLayout.outside])
      score += Int(transitions[before][tag]) - Int(transitions[0][0])
      before = tag
    }
    score += Int(transitions[before][TagLayout.outside]) - Int(transitions[0][0])
    return Float(score) / Float(1 << TaggerModel.fractionBits)
  }
}
