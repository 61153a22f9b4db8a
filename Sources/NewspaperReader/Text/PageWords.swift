import InkGraphCore

/// How the loose lines of a page share words with its bodies.
struct PageWords {
  private let bodyCount: Int
  /// By gaps and lines: the overlaps with the bodies near the gap.
  private var overlaps: [[[Double]]] = []
  private var slogans: [[Bool]] = []

  /// A page has a dozen articles; the bound keeps a file without page marks linear.
  private static let reach = 12

  init(_ page: TextPage) {
    bodyCount = page.bodies.count
    let words = Bigrams(page.gaps.lazy.joined().map(\.text))
    let bodies = page.bodies.map { words.common(with: $0.draft.body.lazy.map(\.content.text)) }
    overlaps = page.gaps.indices.map { gap in
      let near = bodies[near(gap)]
      return page.gaps[gap].map { Self.overlaps(of: $0.text, with: near) }
    }
    slogans = page.gaps.indices.map { gap in
      page.gaps[gap].indices.map { isSlogan(page.gaps[gap][$0].text, gap: gap, line: $0) }
    }
    for gap in page.gaps.indices { markCouplets(page.gaps[gap], gap: gap) }
    // A plain line directly before a slogan, sharing no words with any body, is its first line.
    for gap in page.gaps.indices {
      for line in page.gaps[gap].indices.dropLast().reversed()
      where slogans[gap][line + 1] && !slogans[gap][line]
        && Slogan.words(in: page.gaps[gap][line].text) > 0
        && best(gap: gap, line: line).overlap < 0.3
      {
        slogans[gap][line] = true
      }
    }
  }

  /// The bodies near a gap.
  private func near(_ gap: Int) -> Range<Int> {
    max(0, min(bodyCount, gap - Self.reach))..<min(bodyCount, gap + Self.reach)
  }

  private static func overlaps(of line: Scalars, with bodies: ArraySlice<KeySet>) -> [Double] {
    var overlaps = [Double](repeating: 0, count: bodies.count)
    let keys = Bigrams.keys(of: line)
    var holders: [Int] = []
    for key in keys {
      holders.removeAll(keepingCapacity: true)
      for (place, body) in bodies.enumerated() where body.contains(key) { holders.append(place) }
      for place in holders { overlaps[place] += 1 / Double(holders.count) }
    }
    for place in overlaps.indices where !keys.isEmpty { overlaps[place] /= Double(keys.count) }
    return overlaps
  }

  /// The share of a line's pairs that stand in a body, each divided by the number of bodies near by
  /// that hold it, 0...1; 0 for bodies far from the line.
  func overlap(gap: Int, line: Int, body: Int) -> Double {
    let near = near(gap)
    return near.contains(body) ? overlaps[gap][line][body - near.lowerBound] : 0
  }

  /// Whether a line is a slogan of the page.
  func isSlogan(gap: Int, line: Int) -> Bool { slogans[gap][line] }

  /// The body that a line shares most with, among those beside its gap.
  func best(gap: Int, line: Int) -> (body: Int, overlap: Double) {
    var best = (body: 0, overlap: 0.0)
    for body in max(0, gap - 2)..<min(bodyCount, gap + 2) {
      let value = overlap(gap: gap, line: line, body: body)
      if value > best.overlap { best = (body, value) }
    }
    return best
  }

  /// Marks slogans of two short lines of equal length that speak of no article near by, where the
  /// gap holds a headline besides.
  private mutating func markCouplets(_ lines: [LooseLine], gap: Int) {
    func isHalf(_ line: Int) -> Bool {
      let text = lines[line].text
      return (3...8).contains(text.count) && text.allSatisfy(\.isHan) && !lines[line].doubled
        && !slogans[gap][line] && best(gap: gap, line: line).overlap < 0.08
    }
    guard lines.count > 2 else { return }
    let others = lines.indices.filter { !slogans[gap][$0] && !lines[$0].isSentence }.count
    guard others > 2 else { return }
    var line = 0
    while line + 1 < lines.count {
      if lines[line].text.count == lines[line + 1].text.count, isHalf(line), isHalf(line + 1) {
        slogans[gap][line] = true
        slogans[gap][line + 1] = true
        line += 1
      }
      line += 1
    }
  }

  private func isSlogan(_ text: Scalars, gap: Int, line: Int) -> Bool {
    let groups = text.words
    let short = groups.count > 1 && groups.allSatisfy { $0.count <= 5 && $0.allSatisfy(\.isHan) }
    let words = Slogan.words(in: text)
    guard (short && words > 0) || words > 1 else {
      return short && best(gap: gap, line: line).overlap < 0.08
    }
    return best(gap: gap, line: line).overlap < 0.3
  }
}

/// Words that slogans of newspaper pages are made of.
enum Slogan {
  /// How many of them stand in a text.
  static func words(in text: Scalars) -> Int { vocabulary.count(in: text) }

  private static let vocabulary: PhraseSet = [
    "奋力", "奋进", "奋楫", "争先", "争当", "排头兵", "走在前", "开新局", "谱新篇", "新篇章", "作贡献", "显担当", "实干", "勇于", "勇当",
    "建功", "征程", "一流", "向前", "扬帆", "砥砺", "担当", "挑大梁", "当先锋", "勇争先",
  ]
}
