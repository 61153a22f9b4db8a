import InkGraphCore

/// Shares the lines between bodies out as headlines: each body gets at most one run of lines, from
/// the gap before or after it.
///
/// Drawing order puts some headlines after their bodies, and two headlines may meet in one gap.
/// The best division over the whole page is found by dynamic programming: lines score by the words
/// they share with a body and few others, and a body without a headline and a line without a body
/// cost something.
struct HeadlineMatcher {
  /// A run of lines of a gap.
  struct Run: Hashable {
    var gap: Int
    var lines: Range<Int>
  }

  private let gaps: [[LooseLine]]
  private let words: PageWords
  /// Whether a body can do without a headline: a picture with its caption, a second part.
  private let needsNone: [Bool]
  /// Whether empty lines part things.
  private let blanksMean: Bool
  /// How many lines at either end of a gap are looked at.
  private static let reach = 8
  private static let longestRun = 5

  init(gaps: [[LooseLine]], words: PageWords, needsNone: [Bool], blanksMean: Bool) {
    self.blanksMean = blanksMean
    self.gaps = gaps
    self.words = words
    self.needsNone = needsNone
  }

  /// The run of each body, or nil.
  ///
  /// - Complexity: O(*b*), *b* bodies, times a constant from the bounds on gaps and runs.
  func match() -> [Run?] {
    let count = needsNone.count
    // States after body i: how many lines of gap i + 1 its headline has taken.
    var states: [[Int: (score: Double, from: Int, run: Run?)]] = [[0: (0, 0, nil)]]
    for body in 0..<count {
      var next: [Int: (score: Double, from: Int, run: Run?)] = [:]
      func offer(_ key: Int, _ score: Double, _ from: Int, _ run: Run?) {
        if let old = next[key], old.score >= score { return }
        next[key] = (score, from, run)
      }
      for (used, state) in states[body].sorted(by: { $0.key < $1.key }) {
        let none = needsNone[body] ? 0 : -1.2
        offer(0, state.score + none, used, nil)
        for run in before(body) where run.lines.lowerBound >= used {
          offer(0, state.score + value(run, for: body), used, run)
        }
        for run in after(body) {
          offer(run.lines.upperBound, state.score + value(run, for: body) - 0.1, used, run)
        }
      }
      states.append(next)
    }
    var runs = [Run?](repeating: nil, count: count)
    guard
      var key = states[count].min(by: {
        $0.value.score != $1.value.score ? $0.value.score > $1.value.score : $0.key < $1.key
      })?.key
    else { return runs }
    for body in stride(from: count - 1, through: 0, by: -1) {
      guard let state = states[body + 1][key] else { break }
      runs[body] = state.run
      key = state.from
    }
    return runs
  }

  /// Runs of the gap before a body, near its end.
  private func before(_ body: Int) -> [Run] {
    let count = gaps[body].count
    return runs(gap: body, within: max(0, count - Self.reach)..<count)
  }

  /// Runs of the gap after a body, near its start.
  private func after(_ body: Int) -> [Run] {
    runs(gap: body + 1, within: 0..<min(Self.reach, gaps[body + 1].count))
  }

  private func runs(gap: Int, within range: Range<Int>) -> [Run] {
    var result: [Run] = []
    for start in range {
      for end in (start + 1)...(min(range.upperBound, start + Self.longestRun)) {
        if gaps[gap][end - 1].isSentence || words.isSlogan(gap: gap, line: end - 1) { break }
        result.append(Run(gap: gap, lines: start..<end))
      }
    }
    return result
  }

  private func value(_ run: Run, for body: Int) -> Double {
    let lines = gaps[run.gap]
    var value = 0.0
    var previous: LooseLine?
    for index in run.lines {
      let line = lines[index]
      value += 0.55 + 1.6 * words.overlap(gap: run.gap, line: index, body: body)
      if let previous {
        value -= seam(previous, line)
        if line.doubled, !previous.doubled, !previous.isKickerMark {
          // Heavy type under a plain line that says more of the article is a column's label.
          let above = words.overlap(gap: run.gap, line: index - 1, body: body)
          let own = words.overlap(gap: run.gap, line: index, body: body)
          if own < above - 0.2 { value -= 0.3 }
        }
      }
      previous = line
    }
    value -= 0.4 * Double(max(0, run.lines.count - 3))
    if lines[run.lines.lowerBound].isSubtitleMark { value -= 1.5 }
    if run.lines.count > 1, lines[run.lines.upperBound - 1].isKickerMark { value -= 1.5 }
    // Lines passed over between headline and body make it less likely.
    let passed = run.gap == body ? run.lines.upperBound..<lines.count : 0..<run.lines.lowerBound
    for index in passed where !lines[index].isSentence {
      let mute =
        words.isSlogan(gap: run.gap, line: index)
        || words.best(gap: run.gap, line: index).overlap < 0.15
      value -= mute ? 0.1 : 0.3
    }
    return value
  }

  /// What speaks against two lines in one headline: heavy type meets plain type.
  private func seam(_ first: LooseLine, _ second: LooseLine) -> Double {
    let marked = first.isKickerMark || second.isSubtitleMark
    let blank = blanksMean && second.blankBefore > 0 && !marked
    return (blank ? 1.3 : 0) + typeSeam(first, second)
  }

  private func typeSeam(_ first: LooseLine, _ second: LooseLine) -> Double {
    if second.isKickerMark, !first.isKickerMark { return second.text.count > 8 ? 0.3 : 1 }
    guard first.doubled != second.doubled else { return 0 }
    if second.doubled { return first.isKickerMark ? 0 : 0.9 }
    return second.isSubtitleMark ? 0 : 1
  }
}
