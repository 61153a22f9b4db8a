import InkGraphCore

/// Puts the fragments of a page together to lines, each of one column.
///
/// The blank inside a line may be wider than the gutter between columns, so width does not tell
/// them apart. What does: where a column begins, many lines begin.
struct BoxLines {
  private let fragments: [BoxFragment]
  /// The left edges at which lines begin, by the size of the type; sorted by place on the page.
  private var starts: [Int: [(left: Double, top: Double)]] = [:]
  /// The boxes of each size of type from the top.
  private var boxes: [Int: [Box]] = [:]

  init(_ fragments: [BoxFragment]) {
    self.fragments = fragments
    for fragment in fragments where fragment.text.count > 1 {
      starts[Self.key(fragment.size), default: []].append((fragment.box.left, fragment.box.top))
    }
    for key in starts.keys { starts[key]?.sort { $0.left < $1.left } }
    for fragment in fragments { boxes[Self.key(fragment.size), default: []].append(fragment.box) }
    for key in boxes.keys { boxes[key]?.sort { $0.top < $1.top } }
  }

  /// The lines from top to bottom.
  func lines() -> [BoxLine] {
    var lines: [BoxLine] = []
    for row in BoxRepair.rows(of: fragments) {
      var open: BoxFragment?
      var right = 0.0
      func close() {
        if let line = open {
          lines.append(BoxLine(text: line.text, box: line.box, line: line.line))
        }
        open = nil
      }
      for index in row {
        let next = fragments[index]
        if let last = open, !goesOn(last, right, next) { close() }
        if let last = open {
          let gap = next.box.left - right
          let isLatin =
            last.text.last?.isLatinLetter == true && next.text.first?.isLatinLetter == true
          // Half of the width of a stop is blank.
          let isStop =
            last.text.last?.isPunctuation == true || next.text.first?.isPunctuation == true
          if gap > (isStop ? 0.9 : 0.4) * next.size || isLatin && gap > 0.1 * next.size {
            open?.text.append(" ")
          }
          open?.text.append(contentsOf: next.text)
          open?.box = last.box.union(next.box)
        } else {
          open = next
        }
        right = next.box.right
      }
      close()
    }
    return lines
  }

  /// Whether a fragment goes on with the line on its left.
  private func goesOn(_ line: BoxFragment, _ right: Double, _ next: BoxFragment) -> Bool {
    let gap = next.box.left - right
    let size = next.size
    guard line.isLike(next), gap > -0.3 * size || next.text.count == 1, gap < 2.5 * size else {
      return false
    }
    if gap < 0.15 * size, next.text.count == 1 || line.text.count == 1 { return true }
    return !isEdge(between: right - 0.7 * size, and: next.box.left + 0.25 * size, next)
  }

  /// Whether a column begins between two places, at most an indent before a fragment.
  private func isEdge(between low: Double, and high: Double, _ fragment: BoxFragment) -> Bool {
    guard let starts = starts[Self.key(fragment.size)] else { return false }
    let size = fragment.size
    let least = max(low, fragment.box.left - 2.6 * size)
    var index = starts.partitioningIndex { $0.left >= least }
    while index < starts.count, starts[index].left <= high {
      let left = starts[index].left
      var all = 0
      var exact = 0
      var indented = 0
      var place = starts.partitioningIndex { $0.left >= left - 0.25 * size }
      // Lines that begin at the edge, near by; one of a column's lines may be indented.
      // The bound keeps a hostile page linear.
      let end = min(starts.count, place + 2000)
      while place < end, starts[place].left <= left + 2.3 * size {
        let offset = starts[place].left - left
        if offset <= 0.25 * size { all += 1 }
        if abs(starts[place].top - fragment.box.top) < 9 * size {
          if offset <= 0.25 * size { exact += 1 }
          if offset >= 1.7 * size { indented += 1 }
        }
        place += 1
      }
      // Columns mostly stand on one grid, so an edge elsewhere on the page counts as well.
      if exact >= 2, exact + min(indented, exact) >= 3 { return true }
      if exact >= 2 || all >= 4, !isCrossed(left, near: fragment) { return true }
      let next = starts.partitioningIndex { $0.left > left + 0.1 * size }
      index = max(next, index + 1)
    }
    return false
  }

  /// Whether type of the same size stands over a place in the rows above and below.
  private func isCrossed(_ left: Double, near fragment: BoxFragment) -> Bool {
    guard let boxes = boxes[Self.key(fragment.size)] else { return false }
    let size = fragment.size
    let start = boxes.partitioningIndex { $0.top >= fragment.box.top - 4 * size }
    // A row holds a dozen fragments; the bound keeps a hostile page linear.
    for box in boxes[start...].prefix(400) {
      if box.top > fragment.box.top + 4 * size { break }
      if box.left < left - 0.3 * size, box.right > left + 0.8 * size { return true }
    }
    return false
  }

  private static func key(_ size: Double) -> Int { Int((size * 2).rounded()) }
}

extension Unicode.Scalar {
  /// Whether the scalar is a stop, bracket or quotation mark, in whose box blank is left.
  fileprivate var isPunctuation: Bool {
    isSentenceEnd || isOpener || isCloser || isColon || self == "，" || self == "、"
  }
}

extension Array {
  /// The first index whose element fulfils a condition that all later elements fulfil too.
  fileprivate func partitioningIndex(_ isLater: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isLater(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Lines of one type that stand under each other: a piece of a column, or a headline.
struct BoxRun {
  var lines: [BoxLine]
  var box: Box

  init(_ line: BoxLine) {
    lines = [line]
    box = line.box
  }

  var size: Double { lines[0].size }

  /// The box without what hangs over: to the right end of a middling line.
  var core: Box {
    guard lines.count > 2 else { return box }
    var core = box
    core.right = lines.map(\.box.right).sorted()[lines.count / 2]
    return core
  }

  var characters: Int { lines.reduce(0) { $0 + $1.text.count } }
  var text: Scalars {
    lines.count == 1 ? lines[0].text : lines.flatMap(\.text)[...]
  }

  /// The runs of a page, from the top.
  ///
  /// A line joins the run above whose column it stands in, if type and step are alike.
  ///
  /// - Returns: The runs; nil if there are more than any page has.
  static func runs(of lines: [BoxLine]) -> [BoxRun]? {
    var runs: [BoxRun] = []
    var open: [Int] = []
    for line in lines.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
      let size = line.size
      open.removeAll { runs[$0].box.bottom < line.box.top - 2.5 * max(size, runs[$0].size) }
      let best = open.filter { runs[$0].takes(line) }
        .min { abs(runs[$0].box.left - line.box.left) < abs(runs[$1].box.left - line.box.left) }
      if let best {
        runs[best].lines.append(line)
        runs[best].box = runs[best].box.union(line.box)
      } else {
        open.append(runs.count)
        runs.append(BoxRun(line))
        if runs.count > most { return nil }
      }
    }
    return runs
  }

  /// The bound keeps a hostile page from taking hours.
  private static let most = 4000

  private func takes(_ line: BoxLine) -> Bool {
    guard let last = lines.last, abs(last.size - line.size) <= 0.05 * last.size else {
      return false
    }
    let size = last.size
    let step = line.box.top - last.box.top
    guard step > 0.6 * size, step <= 2.1 * size else { return false }
    if lines.count > 1 {
      // A larger step than the column's own parts blocks.
      let own = last.box.top - lines[lines.count - 2].box.top
      if step > 1.45 * own, step > own + 0.45 * size { return false }
    }
    // The first line of a column may be indented, so the next one may begin on its left.
    let shift = (line.box.left - box.left) / size
    if lines.count == 1 {
      if abs(shift) < 0.5 || (1.5...2.6).contains(abs(shift)) { return true }
      return shift > 0 && line.box.sharedWidth(with: box) > 0.5 * line.box.width
    }
    return shift > -0.4 && line.box.sharedWidth(with: core) > 0.3 * line.box.width
  }
}
