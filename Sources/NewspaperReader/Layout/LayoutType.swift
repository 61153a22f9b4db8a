import InkGraphCore

/// Guesses the size of the type in which the pieces of a page are set, and where they stand.
///
/// Headlines are set apart by empty lines, do not end as sentences do, and the text under them
/// begins with an indent.
struct LayoutType {
  /// Sizes of type in points; a row is `lead` high.
  private enum Size {
    static let (body, headline, line, caption) = (10.0, 15.0, 12.0, 8.0)
    static let lead = 15.0
  }

  private let segments: [LayoutSegment]
  private var stack: LayoutStack
  private var isHead: [Bool] = []

  /// The lines of a page with their places.
  static func lines(of segments: [LayoutSegment]) -> [BoxLine] {
    let page = LayoutType(segments)
    let places = places(of: segments)
    return segments.indices.map { page.line($0, places) }
  }

  private init(_ segments: [LayoutSegment]) {
    self.segments = segments
    stack = LayoutStack(segments)
    isHead = segments.map { $0.isHeavy && !$0.isVertical }
    for index in segments.indices where stack.isFreeAbove(index) && !isColumnTop(index) {
      for line in headlineBlock(from: index) { isHead[line] = true }
    }
    // From below: a line over a headline belongs to it.
    for index in segments.indices.reversed() where !isHead[index] {
      isHead[index] = isHeadline(index)
    }
    // From above: a second line under a first one, and a line with a dash.
    for index in segments.indices where !isHead[index] {
      guard let upper = stack.above[index], isHead[upper], !stack.isFreeAbove(index),
        isShort(segments[index].text)
      else { continue }
      let endsHead =
        stack.below[index] != nil
        && (stack.next(under: index).map { isIndented($0, under: index) } ?? true)
      isHead[index] = LooseLine(content: content(index)).isSubtitleMark || endsHead
    }
    closeHeadlines()
  }

  /// Moves the lines of a headline together: what stands beside it pushes them apart.
  private mutating func closeHeadlines() {
    for index in segments.indices.reversed() where isHead[index] {
      guard let next = stack.below[index], isHead[next], stack.next(under: index) == nil,
        stack.gap(index, next) < Self.farthest
      else { continue }
      stack.heights[index] = stack.heights[next] - 1.2
    }
  }

  /// Lines of one headline are no farther apart, in rows.
  private static let farthest = 5.0

  private func content(_ index: Int) -> DraftText {
    DraftText(segments[index].text, line: segments[index].line)
  }

  private func isShort(_ text: Scalars) -> Bool {
    guard (3...36).contains(text.count), let last = text.last, text.hanCount >= 2 else {
      return false
    }
    return !last.isSentenceEnd && last != "，" && last != "、"
      && !text.contains("。" as Unicode.Scalar)
  }

  /// Whether a piece begins at least a character to the right of what stands over it, or of the
  /// line under it.
  private func isIndented(_ index: Int, under head: Int) -> Bool {
    if let next = stack.next(under: index) {
      let step = segments[index].start - segments[next].start
      if (2...5).contains(step) { return true }
    }
    return (2...5).contains(segments[index].start - segments[head].start)
  }

  /// Whether a piece is the first line of a column beside another column of the same text, as a
  /// section's heading may be.
  private func isColumnTop(_ index: Int) -> Bool {
    // A page has a dozen pieces in a row; the bound keeps a hostile page linear.
    segments[..<index].suffix(20).indices.contains { other in
      segments[other].row == segments[index].row && stack.isFreeAbove(other)
        && segments[other].text.contains { $0 == "，" || $0 == "。" }
    }
  }

  /// The lines of a headline of several lines that begins with a piece; empty if there is none.
  private func headlineBlock(from index: Int) -> [Int] {
    var block = [index]
    while block.count < 5, let next = stack.next(under: block[block.count - 1]),
      isShort(segments[next].text), !isIndented(next, under: index)
    {
      block.append(next)
    }
    let lines = block.map { segments[$0].text }
    guard block.count > 1, isShort(lines[0]), let end = block.last,
      let below = stack.below[end], stack.gap(end, below) < Self.farthest,
      !lines.contains(where: {
        $0.contains("，" as Unicode.Scalar) || Byline.whole($0)?.certain == true
      })
    else { return [] }
    let next = stack.next(under: end)
    return next.map { isIndented($0, under: end) } ?? true ? block : []
  }

  private func isHeadline(_ index: Int) -> Bool {
    let segment = segments[index]
    guard !segment.isVertical, isShort(segment.text), JumpNotice.read(segment.text) == nil,
      Byline.whole(segment.text)?.certain != true
    else { return false }
    guard stack.isFreeAbove(index), !isColumnTop(index), let below = stack.below[index] else {
      return false
    }
    if isHead[below], stack.gap(index, below) < Self.farthest { return true }
    let text = segments[below].text
    if Byline.whole(text)?.certain == true { return true }
    guard let next = stack.next(under: index) else {
      // A label or kicker with nothing near it is of no use as a headline.
      return stack.gap(index, below) < Self.farthest && text.count >= 8
    }
    return isIndented(next, under: index) || LooseLine(content: content(next)).isSubtitleMark
      || Dateline.opens(text)
  }

  /// Whether a piece is a sentence by itself with empty lines around it, as under a picture.
  private func isCaption(_ index: Int) -> Bool {
    let text = segments[index].text
    guard !isHead[index], text.last == "。", CaptionLifter.isCaptionShaped(text) else {
      return false
    }
    guard stack.isFreeAbove(index) else { return false }
    guard let next = stack.next(under: index) else { return true }
    // What would have fitted on the line is no part of its paragraph, and has no indent of its own.
    let first = segments[next].text.first?.cells ?? 2
    return segments[next].start == segments[index].start
      && text.cells + first <= segments[next].text.cells
  }

  private func size(_ index: Int) -> Double {
    guard isHead[index] else { return isCaption(index) ? Size.caption : Size.body }
    let line = LooseLine(content: content(index))
    let isLine =
      line.isKickerMark || line.isSubtitleMark || Byline.whole(line.text)?.certain == true
    return isLine ? Size.line : Size.headline
  }

  /// Where the type of a headline ends: it is wider than the text under it, and has the page to
  /// itself up to the next column that begins beside it.
  private func right(of index: Int, _ widest: Int) -> Int {
    // A page has a dozen pieces in a row; the bound keeps a hostile page linear.
    let near = max(0, index - 60)..<min(segments.count, index + 60)
    let beside = near.filter {
      segments[$0].start > segments[index].end && !segments[$0].isVertical
        && abs(stack.gap(index, $0)) <= 2.2
    }
    return beside.map { segments[$0].start - 2 }.min() ?? widest
  }

  /// Where the lines of a column begin; an indent may be as wide as five characters.
  private func left(of index: Int) -> Int {
    let start = segments[index].start
    guard !isHead[index], let next = stack.next(under: index),
      (3...5).contains(start - segments[next].start)
    else { return start }
    return segments[next].start + 2
  }

  /// For each column of the text, its place on the page in characters: gutters are as wide as the
  /// lines of smaller type that run over them have characters, and are narrowed here.
  private static func places(of segments: [LayoutSegment]) -> [Double] {
    let width = min(LayoutStack.widest, segments.map(\.end).max() ?? 0)
    var isFilled = [Bool](repeating: false, count: width + 1)
    for segment in segments where segment.text.contains(where: { $0 == "，" || $0 == "。" }) {
      for column in LayoutStack.columns(of: segment) { isFilled[column] = true }
    }
    var places: [Double] = []
    var place = 0.0
    var empty = 0
    for isFilled in isFilled {
      places.append(place)
      empty = isFilled ? 0 : empty + 1
      if empty <= 2 { place += 1 }
    }
    return places
  }

  private func line(_ index: Int, _ places: [Double]) -> BoxLine {
    let segment = segments[index]
    let size = size(index)
    func place(_ column: Int) -> Double {
      places[max(0, min(column, places.count - 1))] * Size.body
    }
    let left = place(left(of: index))
    let bottom = stack.heights[index] * Size.lead + Size.lead
    if segment.isVertical {
      let height = Double(segment.text.count) * Size.body
      var line = BoxLine(
        text: segment.text,
        box: Box(left: left, top: bottom - size, right: left + size, bottom: bottom + height),
        line: segment.line)
      line.isVertical = true
      return line
    }
    // Digits take a whole column of the text, but are half as wide in print.
    var right = left + Double(segment.text.cells) / 2 * size
    if size == Size.headline { right = max(right, place(self.right(of: index, places.count))) }
    return BoxLine(
      text: segment.text, box: Box(left: left, top: bottom - size, right: right, bottom: bottom),
      line: segment.line)
  }
}
