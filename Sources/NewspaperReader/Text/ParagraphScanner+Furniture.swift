import InkGraphCore

/// Lines that belong to the page or the paper.
extension ParagraphScanner {
  /// Takes a line that belongs to the page or the paper and to no article.
  mutating func takeFurniture(_ line: SourceLine, at index: Int) -> Bool {
    let text = line.text
    guard text.count <= 200 else { return false }
    // Inside a sentence only what cannot be its continuation is furniture.
    let between = open == nil || lastEnds
    if isNavigation(index) {
      flush()
      return true
    }
    if let mark = PageMark.read(text), between || mark.certain {
      let follows = mark.page == page + 1 || line.startsPage || (pageIsNew && mark.page == page)
      if mark.certain || follows {
        flush()
        startPage(mark.page, certain: true)
        return true
      }
    }
    if StaffLine.read(text) != nil {
      flush()
      inBody = false
      return masthead.take(text, at: line.number, head: false)
    }
    guard between else { return false }
    let head = index < headEnd
    if head || pageIsNew || !inBody, isName(text) || (pageIsNew && PageMark.isPageName(text)) {
      flush()
      return true
    }
    guard head || text.cells < 60 || ContactLine.read(text) != nil else { return false }
    let inside = !head && (open != nil || (inBody && !pageIsNew)) && !isBesideDate(index)
    if masthead.take(text, at: line.number, head: head, inside: inside) {
      flush()
      if let mark = PageMark.inRow(text) { startPage(mark.page, certain: true) }
      return true
    }
    if pageIsNew || !inBody, PageGuide.isLine(text) || isGuideTitle(at: index) {
      flush()
      return true
    }
    return false
  }

  /// Whether the day and number of the issue are printed a line or two away.
  private func isBesideDate(_ index: Int) -> Bool {
    guard lines[index].text.contains(any: Self.headWords) else { return false }
    return [index - 2, index - 1, index + 1, index + 2].contains { place in
      guard lines.indices.contains(place) else { return false }
      let text = lines[place].text
      return text.count <= 60 && PrintedDate.weekday(in: text) != nil
        && PrintedDate.find(in: text) != nil
    }
  }

  private func isGuideTitle(at index: Int) -> Bool {
    index + 1 < lines.count && PageGuide.isTitle(lines[index].text)
      && PageGuide.isLine(lines[index + 1].text)
  }

  /// Whether a line leads from page to page of a website that was saved as text: `前一版 下一版`, or one
  /// of several lines in a row that name pages.
  private func isNavigation(_ index: Int) -> Bool {
    let text = lines[index].text
    guard text.count <= 24, let first = text.first, Self.navigation.contains(first),
      text.contains("版" as Unicode.Scalar)
    else { return false }
    if text.words.allSatisfy({ $0.count == 3 && $0.ends(with: "一版") }) { return true }
    guard PageMark.read(text)?.certain == true else { return false }
    return [index - 1, index + 1].contains { place in
      guard lines.indices.contains(place), lines[place].text.count <= 24 else { return false }
      return PageMark.read(lines[place].text)?.certain == true
    }
  }

  /// Characters with which the names of pages and the buttons between them begin.
  private static let navigation: ScalarSet =
    "前后上下第0123456789０１２３４５６７８９ABCDEFGHabcdefgh一二三四五六七八九十"
}
