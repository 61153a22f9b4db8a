import InkGraphCore

/// How the loose lines of a page share words with its bodies.
struct PageWords {
  private var bodies: [KeySet] = []
  /// The pairs of characters of each line, each with the number of bodies near by that hold it.
  private var lines: [[[(key: UInt64, frequency: Int)]]] = []
  private var slogans: [[Bool]] = []

  init(_ page: TextPage) {
    bodies = page.bodies.map { Bigrams($0.draft.body.map(\.content)).keys }
    lines = page.gaps.indices.map { gap in
      // A page has a dozen articles; the bound keeps a file without page marks linear.
      let near = bodies[max(0, gap - 12)..<min(bodies.count, gap + 12)]
      return page.gaps[gap].map { line in
        Bigrams(line.text).keys.sorted.map { key in (key, near.count { $0.contains(key) }) }
      }
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

  /// The share of a line's pairs that stand in a body, each divided by the number of bodies that
  /// hold it, 0...1.
  func overlap(gap: Int, line: Int, body: Int) -> Double {
    let keys = lines[gap][line]
    guard !keys.isEmpty else { return 0 }
    var sum = 0.0
    for (key, frequency) in keys where bodies[body].contains(key) {
      sum += 1 / Double(max(1, frequency))
    }
    return sum / Double(keys.count)
  }

  /// Whether a line is a slogan of the page.
  func isSlogan(gap: Int, line: Int) -> Bool { slogans[gap][line] }

  /// The body that a line shares most with, among those beside its gap.
  func best(gap: Int, line: Int) -> (body: Int, overlap: Double) {
    var best = (body: 0, overlap: 0.0)
    for body in max(0, gap - 2)..<min(bodies.count, gap + 2) {
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
  static func words(in text: Scalars) -> Int { vocabulary.count { text.contains($0) } }

  private static let vocabulary: [Phrase] = [
    "奋力", "奋进", "奋楫", "争先", "争当", "排头兵", "走在前", "开新局", "谱新篇", "新篇章", "作贡献", "显担当", "实干", "勇于", "勇当",
    "建功", "征程", "一流", "向前", "扬帆", "砥砺", "担当", "挑大梁", "当先锋", "勇争先",
  ]
}
