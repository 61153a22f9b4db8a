import InkGraphCore

/// Undoes on the page what composition systems do to heavy and vertical type.
enum BoxRepair {
  /// Makes the height of each box that of the type.
  ///
  /// A font's boxes may be taller than its characters, which are as high as wide; the width of Han
  /// characters tells. The middling one of all fragments of a height counts, since justified lines
  /// are spaced out.
  static func normalized(_ fragments: [BoxFragment]) -> [BoxFragment] {
    func key(_ fragment: BoxFragment) -> Int { Int((fragment.box.height * 4).rounded()) }
    var ratios: [Int: [Double]] = [:]
    var all: [Double] = []
    for fragment in fragments where fragment.text.allSatisfy({ $0.cells == 2 }) {
      let ratio = fragment.box.width / Double(fragment.text.count) / fragment.box.height
      ratios[key(fragment), default: []].append(ratio)
      all.append(ratio)
    }
    func middle(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    guard !all.isEmpty else { return fragments }
    let usual = middle(all)
    let scale = ratios.mapValues { min(1.1, max(0.5, middle($0))) }
    return fragments.map { fragment in
      var fragment = fragment
      let height = fragment.box.height * (scale[key(fragment)] ?? min(1.1, max(0.5, usual)))
      let centre = (fragment.box.top + fragment.box.bottom) / 2
      fragment.box.top = centre - height / 2
      fragment.box.bottom = centre + height / 2
      return fragment
    }
  }

  /// Joins strips that are set from top to bottom; gives them and what is left.
  ///
  /// A strip is at least three characters with equal left edges, one under the other in steps of
  /// about their height, with nothing of the same type beside them that is nearer.
  static func strips(_ fragments: [BoxFragment]) -> (strips: [BoxLine], rest: [BoxFragment]) {
    let rows = rows(of: fragments)
    let steps = steps(of: fragments)
    var single: [Int] = []
    for row in rows {
      for (place, index) in row.enumerated() where fragments[index].text.count == 1 {
        let own = fragments[index]
        let near = [place - 1, place + 1].contains { other in
          guard row.indices.contains(other) else { return false }
          let fragment = fragments[row[other]]
          guard fragment.isLike(own) else { return false }
          // Where text is set from top to bottom, the next column is farther than the next line.
          let step = abs(fragment.box.left - own.box.left)
          return fragment.box.sharedWidth(with: own.box) > -0.5 * own.size
            && (fragment.text.count > 1 || step < 1.15 * (steps[index] ?? .infinity))
        }
        if !near, own.text.first.map(Self.standsInStrips) == true { single.append(index) }
      }
    }
    single.sort {
      (fragments[$0].box.left, fragments[$0].box.top) < (
        fragments[$1].box.left, fragments[$1].box.top
      )
    }
    var strips: [BoxLine] = []
    var used: Set<Int> = []
    var chain: [Int] = []
    func close() {
      if chain.count >= 3, let first = chain.first {
        let box = chain.reduce(fragments[first].box) { $0.union(fragments[$1].box) }
        var strip = BoxLine(
          text: chain.flatMap { fragments[$0].text }[...], box: box, line: fragments[first].line)
        strip.isVertical = true
        strips.append(strip)
        used.formUnion(chain)
      }
      chain = []
    }
    for index in single {
      if let last = chain.last {
        let (upper, lower) = (fragments[last], fragments[index])
        let step = lower.box.top - upper.box.top
        if !upper.isLike(lower) || abs(upper.box.left - lower.box.left) > 0.2 * upper.size
          || step < 0.8 * upper.size || step > 1.8 * upper.size
        {
          close()
        }
      }
      chain.append(index)
    }
    close()
    return (strips, fragments.indices.filter { !used.contains($0) }.map { fragments[$0] })
  }

  /// Whether a character by itself may be one of a strip.
  private static func standsInStrips(_ scalar: Unicode.Scalar) -> Bool {
    scalar.cells == 2 || scalar.digit != nil
  }

  /// How far below each lone character the next one of its column stands, at most two characters.
  private static func steps(of fragments: [BoxFragment]) -> [Int: Double] {
    let lone = fragments.indices.filter { fragments[$0].text.count == 1 }.sorted {
      (fragments[$0].box.middle, fragments[$0].box.top)
        < (fragments[$1].box.middle, fragments[$1].box.top)
    }
    var steps: [Int: Double] = [:]
    for (place, index) in lone.enumerated().dropFirst() {
      let (upper, lower) = (fragments[lone[place - 1]], fragments[index])
      let step = lower.box.top - upper.box.top
      guard abs(upper.box.middle - lower.box.middle) < 0.2 * upper.size, step > 0,
        step < 2 * upper.size
      else { continue }
      steps[lone[place - 1]] = step
      steps[index] = steps[index] ?? step
    }
    return steps
  }

  /// Draws heavy type once that is printed twice with an offset: fragments of one row that overlap
  /// and repeat each other's characters become one.
  static func undoubled(_ fragments: [BoxFragment]) -> [BoxFragment] {
    var result: [BoxFragment] = []
    for row in rows(of: fragments) {
      var open: [BoxFragment] = []
      func close() {
        if open.count > 1, let merged = merge(open) {
          result.append(merged)
        } else {
          result += open
        }
        open = []
      }
      for index in row {
        let fragment = fragments[index]
        if let last = open.last,
          !last.isLike(fragment)
            || last.box.sharedWidth(with: fragment.box) < -0.05 * fragment.size
        {
          close()
        }
        open.append(fragment)
      }
      close()
    }
    return result
  }

  /// One fragment of several that overlap; nil if no character is printed twice.
  private static func merge(_ fragments: [BoxFragment]) -> BoxFragment? {
    var characters: [(scalar: Unicode.Scalar, left: Double, width: Double, source: Int)] = []
    for (source, fragment) in fragments.enumerated() {
      let cell = fragment.box.width / Double(max(1, fragment.text.cells))
      var left = fragment.box.left
      for scalar in fragment.text {
        let width = cell * Double(scalar.cells)
        characters.append((scalar, left, width, source))
        left += width
      }
    }
    characters.sort { ($0.left, $0.source) < ($1.left, $1.source) }
    var kept: [(scalar: Unicode.Scalar, left: Double, width: Double, source: Int)] = []
    var doubled = 0
    for character in characters {
      let copy = kept.suffix(3).contains {
        $0.scalar == character.scalar && $0.source != character.source
          && character.left - $0.left < 0.6 * $0.width
      }
      if copy { doubled += 1 } else { kept.append(character) }
    }
    guard doubled * 3 >= kept.count, var result = fragments.first else { return nil }
    result.text = []
    var right = kept.first?.left ?? 0
    for character in kept {
      if character.left - right > 0.6 * fragments[0].size { result.text.append(" ") }
      result.text.append(character.scalar)
      right = character.left + character.width
    }
    result.box = fragments.reduce(result.box) { $0.union($1.box) }
    return result
  }

  /// The indices of fragments by rows, each from left to right.
  static func rows(of fragments: [BoxFragment]) -> [[Int]] {
    let order = fragments.indices.sorted {
      (fragments[$0].box.top, fragments[$0].box.left) < (
        fragments[$1].box.top, fragments[$1].box.left
      )
    }
    var rows: [[Int]] = []
    for index in order {
      if let first = rows.last?.first, fragments[first].isBeside(fragments[index]) {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    return rows.map { row in row.sorted { fragments[$0].box.left < fragments[$1].box.left } }
  }
}
