import InkGraphCore

/// Takes out of a page what belongs to the paper and not to an article: masthead, page lines,
/// credits, addresses, slogans.
struct BoxFurniture {
  private(set) var masthead: Masthead
  /// The number that the page prints.
  private(set) var number: Int?
  private let page: BoxPage
  private let isFirst: Bool
  /// The height of the type in which most of the page is set.
  private let bodySize: Double

  init(page: BoxPage, isFirst: Bool, masthead: Masthead, bodySize: Double) {
    self.page = page
    self.isFirst = isFirst
    self.masthead = masthead
    self.bodySize = bodySize
  }

  /// The lines without the furniture.
  mutating func remove(from lines: [BoxLine]) -> [BoxLine] {
    var taken: Set<Int> = []
    // The head of the first page reaches down to the first line of a column.
    let foot = page.height * 0.93
    let head = headEnd(lines)
    for row in rows(lines) {
      let whole = row.map { lines[$0].text }.joined(separator: [" "]).reduce(into: Scalars()) {
        $0.append($1)
      }
      let top = lines[row[0]].box.top
      if top < head || top > foot, takeRow(whole, at: lines[row[0]].line) {
        taken.formUnion(row)
        continue
      }
      for index in row where takes(lines[index], isHead: top < head, isFoot: top > foot) {
        taken.insert(index)
      }
    }
    if isFirst { takeName(lines, above: head, &taken) }
    takeBeside(lines, above: head, &taken)
    return lines.indices.filter { !taken.contains($0) }.map { lines[$0] }
  }

  /// The rows of lines, each from left to right.
  private func rows(_ lines: [BoxLine]) -> [[Int]] {
    var rows: [[Int]] = []
    for index in lines.indices.sorted(by: { lines[$0].box.top < lines[$1].box.top }) {
      if let first = rows.last?.first,
        lines[index].box.sharedHeight(with: lines[first].box)
          > 0.5 * min(lines[index].box.height, lines[first].box.height),
        !lines[index].isVertical, !lines[first].isVertical
      {
        rows[rows.count - 1].append(index)
      } else {
        rows.append([index])
      }
    }
    return rows.map { row in row.sorted { lines[$0].box.left < lines[$1].box.left } }
  }

  /// Where the head of the page ends: above the first sentences, and at most a quarter of the page.
  private func headEnd(_ lines: [BoxLine]) -> Double {
    let first = lines.filter {
      !$0.isVertical && $0.text.count >= 10 && $0.text.contains { $0 == "，" || $0 == "。" }
        && abs($0.size - bodySize) <= 0.15 * bodySize
    }.map(\.box.top).min()
    return min(first ?? page.height, page.height * (isFirst ? 0.25 : 0.08))
  }

  /// Takes a row of which every word is furniture: `2　综合　　临渡新报　　2025年7月16日 星期三`.
  private mutating func takeRow(_ row: Scalars, at line: Int) -> Bool {
    guard row.count <= 120, PrintedDate.find(in: row) != nil || row.words.count <= 6 else {
      return false
    }
    var rest = row.words
    var mark: PageMark?
    for count in [2, 1] where mark == nil && rest.count >= count {
      for start in 0...(rest.count - count) {
        let text = Array(rest[start..<(start + count)].joined(separator: [" "]))[...]
        if let found = PageMark.read(text), found.certain || rest.count > 1 {
          mark = found
          rest.removeSubrange(start..<(start + count))
          break
        }
      }
    }
    guard let mark else { return false }
    let isFurniture = rest.allSatisfy { word in
      PrintedDate.find(in: word) != nil || PrintedDate.weekday(in: word) != nil
        || PageMark.isPageName(word) || NewspaperName.isName(word) || word.count <= 4
        || String(word) == masthead.newspaper
    }
    guard isFurniture else { return false }
    number = mark.page
    let remaining = Array(rest.joined(separator: [" "]))[...]
    if !remaining.isEmpty { _ = masthead.take(remaining, at: line, head: false) }
    if masthead.newspaper == nil, let name = rest.first(where: NewspaperName.isName) {
      masthead.newspaper = String(name)
      masthead.newspaperLine = line
    }
    return true
  }

  private mutating func takes(_ line: BoxLine, isHead: Bool, isFoot: Bool) -> Bool {
    guard !line.isVertical else { return isHead || line.text.count <= 8 }
    let text = line.text
    if StaffLine.read(text) != nil || ContactLine.read(text) != nil && (isHead || isFoot) {
      return masthead.take(text, at: line.line, head: false)
    }
    guard isHead || isFoot else { return false }
    if let mark = PageMark.read(text), mark.certain || isFoot || !isFirst && isHead {
      if mark.certain || number == nil { number = mark.page }
      return true
    }
    if PageMark.isPageName(text), !isFirst { return true }
    if String(Spacing.paragraph(text)) == masthead.newspaper { return true }
    if line.size > 1.6 * bodySize, !NewspaperName.isName(text) { return false }
    return masthead.take(text, at: line.line, head: isFirst && isHead)
  }

  /// Takes the newspaper's name: what its form tells, else the largest type of the head over which
  /// nothing but furniture stands.
  private mutating func takeName(_ lines: [BoxLine], above head: Double, _ taken: inout Set<Int>) {
    let heads = lines.indices.filter {
      lines[$0].box.top < head && !taken.contains($0) && !lines[$0].isVertical
    }
    let named = heads.first { NewspaperName.isName(lines[$0].text) }
    let largest = heads.max { lines[$0].size < lines[$1].size }.flatMap { index -> Int? in
      let text = lines[index].text
      let isName = (2...8).contains(text.count) && text.allSatisfy(\.isHan)
      return isName && lines[index].size >= 2 * bodySize
        && lines[index].box.top < page.height * 0.12
        && !masthead.isEmpty ? index : nil
    }
    guard let index = named ?? largest else { return }
    taken.insert(index)
    if masthead.newspaper == nil {
      masthead.newspaper = String(lines[index].text)
      masthead.newspaperLine = lines[index].line
    }
  }

  /// Takes what stands in one row with furniture of the head, or speaks as slogans do.
  private mutating func takeBeside(_ lines: [BoxLine], above head: Double, _ taken: inout Set<Int>)
  {
    let furniture = taken.map { lines[$0].box }.filter { $0.top < head }
    for index in lines.indices where !taken.contains(index) && lines[index].box.top < head {
      let line = lines[index]
      guard line.text.count <= 16, line.size < 1.6 * bodySize else { continue }
      let isSlogan = Slogan.words(in: line.text) > 1
      let beside = furniture.contains {
        $0.sharedHeight(with: line.box) > 0.6 * min($0.height, line.box.height)
          && $0.height < 2 * line.box.height
      }
      if isSlogan || beside { taken.insert(index) }
    }
  }
}
