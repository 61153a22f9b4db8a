import InkGraphCore

/// The saved pages of an e-paper, put together to issues.
///
/// Pages of one day are one issue. An article that several files hold is taken once: from its own
/// file if there is one, else from the first page that holds it.
struct Edition {
  private var pages: [WebPage] = []

  var isEmpty: Bool { pages.isEmpty }

  mutating func add(_ page: WebPage) { pages.append(page) }

  /// One day's issue.
  struct Day {
    var date: CalendarDate?
    var draft: IssueDraft
    /// Articles that lists name and that are not there.
    var missing: [(path: String, entry: WebPage.Entry)] = []
    /// The files that only list articles.
    var lists: [String] = []
  }

  /// The issues in order of their dates.
  ///
  /// - Complexity: O(*n* log *n*), *n* articles.
  func days(date given: CalendarDate?) -> [Day] {
    var groups: [CalendarDate?: [WebPage]] = [:]
    for page in pages where page.kind != .forward {
      groups[page.masthead.date ?? PathDate.find(in: page.path) ?? given, default: []].append(page)
    }
    // Pages without a date belong to the one day that there is.
    if groups.count == 2, let undated = groups.removeValue(forKey: nil), let day = groups.keys.first
    {
      groups[day]?.append(contentsOf: undated)
    }
    return groups.sorted { left, right in
      guard let second = right.key else { return false }
      return left.key.map { $0 < second } ?? true
    }.map { Self.day($0.key, $0.value) }
  }

  private static func day(_ date: CalendarDate?, _ pages: [WebPage]) -> Day {
    let pages = pages.sorted {
      ($0.number ?? .max, $0.file, $0.path) < ($1.number ?? .max, $1.file, $1.path)
    }
    var day = Day(date: date, draft: IssueDraft())
    for page in pages { day.draft.masthead.merge(page.masthead) }
    if day.draft.masthead.date == nil { day.draft.masthead.date = date }
    var order = ArticleOrder(pages)
    var seen = SeenArticles()
    var placed: [(place: ArticleOrder.Place, draft: ArticleDraft)] = []
    // Files of single articles know more of them than the pages that print all.
    for own in [true, false] {
      for page in pages {
        for item in page.items where (item.file != nil) == own {
          guard seen.insert(item.draft) else { continue }
          var draft = item.draft
          let place = order.place(of: item, on: page)
          draft.page = draft.page ?? place.page
          placed.append((place, draft))
        }
      }
    }
    let sorted = placed.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    day.draft.articles = sorted.map(\.element.draft)
    day.missing = order.unused
    day.lists = pages.filter { $0.kind == .list }.map(\.path)
    return day
  }
}

/// The order of the articles of an issue: that of the lists, which is the order of print.
struct ArticleOrder {
  struct Place: Comparable {
    var page: Int?
    var ordinal: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.page ?? .max, left.ordinal) < (right.page ?? .max, right.ordinal)
    }
  }

  private var entries: [(path: String, entry: WebPage.Entry)] = []
  private var byFile: [String: Int] = [:]
  private var byTitle: [[Unicode.Scalar]: [Int]] = [:]
  private var used: Set<Int> = []
  private var next: Int
  /// The page of each article that only one of several files with many articles holds.
  private var lonePages: [[Unicode.Scalar]: Int] = [:]

  init(_ pages: [WebPage]) {
    next = 1_000_000
    for page in pages {
      for entry in page.entries {
        guard byFile[entry.file] == nil else { continue }
        byFile[entry.file] = entries.count
        byTitle[entry.title.filter { !$0.isBlank }, default: []].append(entries.count)
        entries.append((page.path, entry))
      }
    }
    let whole = pages.filter { $0.kind == .articles && $0.number != nil }
    guard whole.count > 1 else { return }
    var holders: [[Unicode.Scalar]: Set<Int>] = [:]
    for page in whole {
      for item in page.items {
        holders[SeenArticles.key(item.draft), default: []].insert(page.number ?? 0)
      }
    }
    for (key, numbers) in holders where numbers.count == 1 { lonePages[key] = numbers.first }
  }

  /// The entries that no article took.
  var unused: [(path: String, entry: WebPage.Entry)] {
    entries.indices.filter { !used.contains($0) }.map { entries[$0] }
  }

  /// Where an article stands.
  mutating func place(of item: WebPage.Item, on page: WebPage) -> Place {
    if let index = entry(of: item) {
      used.insert(index)
      return Place(page: entries[index].entry.page ?? item.draft.page, ordinal: index)
    }
    next += 1
    let named = item.file.flatMap { WebPage.place(in: $0) }
    let lone = lonePages.isEmpty ? nil : lonePages[SeenArticles.key(item.draft)]
    return Place(
      page: item.draft.page ?? named?.page ?? lone,
      ordinal: named.map { 500_000 + $0.ordinal } ?? next)
  }

  private func entry(of item: WebPage.Item) -> Int? {
    if let file = item.file { return byFile[file] }
    let title = item.draft.title.flatMap(\.text).filter { !$0.isBlank }
    let lines = [
      title, item.draft.kicker.flatMap(\.text).filter { !$0.isBlank } + title,
    ]
    for line in lines {
      if let index = byTitle[line]?.first(where: { !used.contains($0) }) { return index }
    }
    return nil
  }
}

/// The articles that have been met, by the openings of their texts.
struct SeenArticles {
  private var titles: [[Unicode.Scalar]: [[Unicode.Scalar]]] = [:]

  /// The first characters of an article's text, by which it is known again.
  static func key(_ draft: ArticleDraft) -> [Unicode.Scalar] {
    var key: [Unicode.Scalar] = []
    for part in draft.body.map(\.content) + draft.captions + draft.title {
      for scalar in part.text where !scalar.isBlank {
        key.append(scalar)
        if key.count == 40 { return key }
      }
    }
    return key
  }

  /// Notes an article; false if it has been met before: one title holds the other.
  mutating func insert(_ draft: ArticleDraft) -> Bool {
    let key = Self.key(draft)
    let title = (draft.kicker + draft.title).flatMap(\.text).filter { !$0.isBlank }
    // Few articles open alike; the bound keeps a hostile folder linear.
    let known = (titles[key] ?? []).suffix(32)
    if known.contains(where: { $0[...].ends(with: title) || title[...].ends(with: $0) }) {
      return false
    }
    titles[key, default: []].append(title)
    return true
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// Whether the slice ends with other scalars.
  fileprivate func ends(with other: [Unicode.Scalar]) -> Bool {
    suffix(other.count).elementsEqual(other)
  }
}

extension Masthead {
  /// Takes over what another page tells and this masthead does not.
  mutating func merge(_ other: Masthead) {
    if newspaper == nil, other.newspaper != nil {
      newspaper = other.newspaper
      newspaperLine = other.newspaperLine
    }
    number = number ?? other.number
    if date == nil, other.date != nil {
      date = other.date
      dateLine = other.dateLine
    }
    weekday = weekday ?? other.weekday
    lunarDate = lunarDate ?? other.lunarDate
    for publisher in other.publishers where !publishers.contains(publisher) {
      publishers.append(publisher)
    }
    for editor in other.editors where !editors.contains(editor) { editors.append(editor) }
    for line in other.lines where !lines.contains(where: { $0.text.elementsEqual(line.text) }) {
      lines.append(line)
    }
    contact.hotline = contact.hotline ?? other.contact.hotline
    contact.website = contact.website ?? other.contact.website
    contact.email = contact.email ?? other.contact.email
    contact.license = contact.license ?? other.contact.license
    if firstLine == 0 { firstLine = other.firstLine }
  }
}
