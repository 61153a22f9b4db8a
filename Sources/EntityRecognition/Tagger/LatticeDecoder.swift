/// Finds the best order of tags (Viterbi 1967), and tells how much better a name is than none.
struct LatticeDecoder {
  /// Eight lanes: the compiler keeps them in a register, where wider vectors become calls and copies.
  private typealias Lanes = SIMD8<Int16>

  /// For each lane the scores of the tags at which a name can begin, after it: two vectors a lane.
  private let starts: [SIMD8<Int16>]
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
    starts = rows.flatMap { [$0.lowHalf.lowHalf, $0.lowHalf.highHalf] }
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
    dominance = max(2 * TaggerModel.never, min(-2 * TaggerModel.never, best - worst))
  }

  /// The best scores of ways that end in a tag, less that of the best way.
  private struct Column {
    /// O, B of each type, and S of the first.
    var opening: Lanes
    /// S of the other types.
    var singles: Lanes
    var middles = Lanes(repeating: TaggerModel.never)
    var ends = Lanes(repeating: TaggerModel.never)

    /// The first place: a name can begin there, and none goes on.
    @inline(__always)
    init(_ row: UnsafePointer<Lanes>) {
      opening = row[0]
      singles = pointwiseMin(row[1], Self.ceiling)
    }

    /// Scores stay small: the best way has 0, and no way falls below what can't be.
    @inline(__always)
    mutating func normalize() {
      var top = pointwiseMax(pointwiseMax(opening, singles), pointwiseMax(middles, ends))
      // The greatest of all lanes, in each of them.
      top = pointwiseMax(top, Lanes(top[4], top[5], top[6], top[7], top[0], top[1], top[2], top[3]))
      top = pointwiseMax(top, Lanes(top[2], top[3], top[0], top[1], top[6], top[7], top[4], top[5]))
      top = pointwiseMax(top, Lanes(top[1], top[0], top[3], top[2], top[5], top[4], top[7], top[6]))
      let never = Lanes(repeating: TaggerModel.never)
      opening = pointwiseMax(opening &- top, never)
      singles = pointwiseMin(pointwiseMax(singles &- top, never), Self.ceiling)
      middles = pointwiseMax(middles &- top, never)
      ends = pointwiseMax(ends &- top, never)
    }

    /// The most that singles can score: it takes the lanes that no tag uses out of the race.
    @inline(__always)
    private static var ceiling: Lanes {
      let (any, never) = (Int16.max, TaggerModel.never)
      return Lanes(any, any, any, any, any, never, never, never)
    }

    /// Whether a name that ends here may be on the best way: at most places none may.
    @inline(__always)
    func mayEndName(below outside: Lanes) -> Bool {
      // The differences of small numbers are negative where a score is the greater one.
      let signs =
        (outside &- opening) & Lanes(0, 0, 0, 0, 0, 0, 0, -1) | (outside &- singles)
        | (outside &- ends)
      let words = unsafeBitCast(signs, to: SIMD2<UInt64>.self)
      return (words[0] | words[1]) & 0x8000_8000_8000_8000 != 0
    }
  }

  /// The names of the best order of tags.
  ///
  /// - Complexity: O(*n*), *n* characters; 13² steps a character at most, a few on most.
  func names(in rows: [TaggerModel.Row]) -> [TaggedName] {
    guard !rows.isEmpty else { return [] }
    return withUnsafeTemporaryAllocation(byteCount: rows.count * TagLayout.lanes, alignment: 16) {
      back in
      // No row is empty.
      let back = back.baseAddress.unsafelyUnwrapped
      let last = rows.withUnsafeBytes { bytes in
        starts.withUnsafeBufferPointer { starts in
          lastTag(
            of: bytes.baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: Lanes.self),
            count: rows.count, starts.baseAddress.unsafelyUnwrapped, back)
        }
      }
      var names: [TaggedName] = []
      var end = 0
      var tag = last
      for place in rows.indices.reversed() {
        if tag != TagLayout.outside, let type = TagLayout.type(of: tag) {
          if !TagLayout.isOpen(tag) { end = place + 1 }
          if !TagLayout.isContinued(tag) {
            names.append(TaggedName(start: place, end: end, type: type))
          }
        }
        if place > 0 {
          let before = back.load(fromByteOffset: place * TagLayout.lanes + tag, as: UInt8.self)
          tag = Self.tag(before, to: tag)
        }
      }
      return names.reversed()
    }
  }

  /// Goes through a text.
  ///
  /// - Parameters:
  ///   - rows: The rows of the text, four vectors each.
  ///   - count: Their number.
  ///   - starts: The scores of start tags.
  ///   - back: Gets for each place but the first the tag before each tag that can begin a name, and
  ///     before M and E of each type whether it is M.
  /// - Returns: The last tag of the best order.
  @inline(__always)
  private func lastTag(
    of rows: UnsafePointer<Lanes>, count: Int, _ starts: UnsafePointer<Lanes>,
    _ back: UnsafeMutableRawPointer
  ) -> Int {
    var best = Column(rows)
    let dominance = Lanes(repeating: dominance)
    for place in 1..<max(count, 1) {
      let row = rows + 4 &* place
      let line = back + TagLayout.lanes &* place
      let outside = Lanes(repeating: best.opening[0])
      var next = best
      next.opening = starts[0] &+ outside
      next.singles = starts[1] &+ outside
      line.storeBytes(of: .zero, as: SIMD16<UInt8>.self)
      if best.mayEndName(below: outside &- dominance) {
        follow(best, starts, &next, line)
      }
      let begins = Lanes(
        best.opening[1], best.opening[2], best.opening[3], best.opening[4], best.opening[5],
        best.opening[6], TaggerModel.never, TaggerModel.never)
      let middleFromBegin = begins &+ middleAfterBegin
      let middleFromMiddle = best.middles &+ middleAfterMiddle
      let endFromBegin = begins &+ endAfterBegin
      let endFromMiddle = best.middles &+ endAfterMiddle
      Self.store(middleFromMiddle .> middleFromBegin, to: line + TagLayout.middle(0))
      Self.store(endFromMiddle .> endFromBegin, to: line + TagLayout.end(0))
      next.opening &+= row[0]
      next.singles &+= row[1]
      next.middles = pointwiseMax(middleFromBegin, middleFromMiddle) &+ row[2]
      next.ends = pointwiseMax(endFromBegin, endFromMiddle) &+ row[3]
      next.normalize()
      best = next
    }
    var last = 0
    var score = best.opening[0]
    for type in 0..<TagLayout.types {
      let single = type == 0 ? best.opening[7] : best.singles[type - 1]
      if single > score { (last, score) = (TagLayout.single(type), single) }
      if best.ends[type] > score { (last, score) = (TagLayout.end(type), best.ends[type]) }
    }
    return last
  }

  /// Notes for each type whether its M, and not its B, comes before a tag.
  @inline(__always)
  private static func store(_ goesOn: SIMDMask<Lanes>, to line: UnsafeMutableRawPointer) {
    let marks = Lanes(repeating: 0).replacing(with: Lanes(repeating: -1), where: goesOn)
    line.storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: marks), as: SIMD8<UInt8>.self)
  }

  /// The tag before a tag, of what was noted for it.
  @inline(__always)
  private static func tag(_ noted: UInt8, to tag: Int) -> Int {
    guard tag >= TagLayout.middle(0) else { return Int(noted) }
    let type = tag - (tag >= TagLayout.end(0) ? TagLayout.end(0) : TagLayout.middle(0))
    return noted == 0 ? TagLayout.begin(type) : TagLayout.middle(type)
  }

  /// Looks whether start tags come better after a name than after O.
  private func follow(
    _ best: Column, _ starts: UnsafePointer<Lanes>, _ next: inout Column,
    _ line: UnsafeMutableRawPointer
  ) {
    let outside = Int(best.opening[0])
    var opening = next.opening
    var singles = next.singles
    var openingFrom = Lanes(repeating: 0)
    var singlesFrom = Lanes(repeating: 0)
    @inline(__always)
    func follow(_ score: Int16, _ tag: Int) {
      guard Int(score) + Int(dominance) > outside else { return }
      let opened = starts[2 &* tag] &+ score
      openingFrom.replace(with: Lanes(repeating: Int16(tag)), where: opened .> opening)
      opening = pointwiseMax(opening, opened)
      let single = starts[2 &* tag &+ 1] &+ score
      singlesFrom.replace(with: Lanes(repeating: Int16(tag)), where: single .> singles)
      singles = pointwiseMax(singles, single)
    }
    for type in 0..<TagLayout.types {
      follow(type == 0 ? best.opening[7] : best.singles[type - 1], TagLayout.single(type))
    }
    for type in 0..<TagLayout.types { follow(best.ends[type], TagLayout.end(type)) }
    next.opening = opening
    next.singles = singles
    line.storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: openingFrom), as: SIMD8<UInt8>.self)
    (line + 8).storeBytes(
      of: SIMD8<UInt8>(truncatingIfNeeded: singlesFrom), as: SIMD8<UInt8>.self)
  }

  /// How much better a name is than no name, alone between characters outside, in log-odds.
  ///
  /// - Complexity: O(*l*), *l* characters of the name.
  func logOdds(of name: TaggedName, in rows: [TaggerModel.Row]) -> Float {
    // A lane of a vector that is not known when the program is built is read from memory.
    let score = rows.withUnsafeBytes { rows in
      transitions.withUnsafeBytes { transitions in
        let rows = rows.assumingMemoryBound(to: Int16.self)
        let transitions = transitions.assumingMemoryBound(to: Int16.self)
        var score = 0
        var before = TagLayout.outside
        for place in name.start..<name.end {
          let tag = TagLayout.tag(of: name.type, at: place, in: name.start..<name.end)
          let row = place * TagLayout.lanes
          score += Int(rows[row + tag]) - Int(rows[row + TagLayout.outside])
          score += Int(transitions[before * TagLayout.lanes + tag]) - Int(transitions[0])
          before = tag
        }
        return score + Int(transitions[before * TagLayout.lanes + TagLayout.outside])
          - Int(transitions[0])
      }
    }
    return Float(score) / Float(1 << TaggerModel.fractionBits)
  }
}
