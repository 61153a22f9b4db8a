import InkGraphCore

/// Makes the articles of a page from its runs.
///
/// A column begins under a headline, or goes on with the column on its left: that is how newspapers
/// are read. A headline reaches as far as its type; columns beyond it are found by the second rule.
struct BoxPageComposer {
  private let number: Int
  private let bodySize: Double
  /// The widest gutter between columns of one article, in sizes of its type.
  private let gutter: Double
  private var bodies: [BoxRun] = []
  private var captions: [BoxRun] = []
  private var headlines: [BoxHeadline] = []
  private var edges: [Double] = []

  init(_ runs: [BoxRun], number: Int, bodySize: Double, gutter: Double) {
    self.number = number
    self.bodySize = bodySize
    self.gutter = gutter
    sort(runs)
  }

  /// The articles from the top of the page.
  ///
  /// Headlines without a text are labels of columns, or are added to `leftOut`.
  func articles(leftOut: inout [DraftText]) -> [ArticleDraft] {
    // Each body's article: the index of its headline, or of the body that it begins with.
    var owners = [Owner?](repeating: nil, count: bodies.count)
    let order = bodies.indices.sorted {
      (bodies[$0].box.left, bodies[$0].box.top) < (bodies[$1].box.left, bodies[$1].box.top)
    }
    for index in order { owners[index] = owner(of: index, owners) }
    var groups: [Owner: [Int]] = [:]
    for index in order {
      if let owner = owners[index] { groups[owner, default: []].append(index) }
    }
    var captionsOf: [Owner: [BoxRun]] = [:]
    for caption in captions {
      if let owner = owner(of: caption, owners) { captionsOf[owner, default: []].append(caption) }
    }
    var labels: [Owner: [BoxRun]] = [:]
    for (index, headline) in headlines.enumerated() where groups[.headline(index)] == nil {
      if captionsOf[.headline(index)] != nil {
        groups[.headline(index)] = []
      } else if let owner = labelled(by: index, groups) {
        labels[owner, default: []] += headline.runs
      } else {
        leftOut += headline.runs.map { DraftText($0.text, line: $0.lines[0].line) }
      }
    }
    // A dictionary has no order of its own, and boxes may be equal.
    let sorted = groups.keys.sorted { $0.rank < $1.rank }.sorted {
      isBefore(box(of: $0), box(of: $1))
    }
    return sorted.compactMap { owner in
      var draft = draft(owner, groups[owner] ?? [], captionsOf[owner] ?? [])
      for label in labels[owner] ?? [] {
        draft?.column.append(DraftText(label.text, line: label.lines[0].line))
      }
      return draft
    }
  }

  /// The headline that a label without a text of its own stands over or beside.
  private func labelled(by index: Int, _ groups: [Owner: [Int]]) -> Owner? {
    let label = headlines[index].box
    let near = headlines.indices.filter { other in
      let box = headlines[other].box
      let size = headlines[other].runs.map(\.size).max() ?? bodySize
      return groups[.headline(other)] != nil && label.sharedWidth(with: box) > -size
        && label.sharedHeight(with: box) > -1.5 * size && label.top <= box.bottom
        && label.height < 1.2 * size
    }
    return near.min { distance(headlines[$0].box, label) < distance(headlines[$1].box, label) }
      .map { .headline($0) }
  }

  /// What an article begins with.
  private enum Owner: Hashable {
    case headline(Int)
    case body(Int)

    /// The place among all owners, headlines first.
    var rank: (Int, Int) {
      switch self {
      case .headline(let index): (0, index)
      case .body(let index): (1, index)
      }
    }
  }

  private func box(of owner: Owner) -> Box {
    switch owner {
    case .headline(let index): headlines[index].box
    case .body(let index): bodies[index].box
    }
  }

  /// Whether an article is read before another: it begins higher, or beside it on the left.
  private func isBefore(_ first: Box, _ second: Box) -> Bool {
    // Rows of a fixed grid keep the order transitive.
    let (upper, lower) = (Int(first.top / (5 * bodySize)), Int(second.top / (5 * bodySize)))
    return (upper, first.left, first.top) < (lower, second.left, second.top)
  }

  private func draft(_ owner: Owner, _ indices: [Int], _ captions: [BoxRun]) -> ArticleDraft? {
    var draft = ArticleDraft()
    draft.page = number
    BoxBody.fill(&draft, with: inReadingOrder(indices.map { bodies[$0] }), edges: edges)
    if case .headline(let index) = owner { headlines[index].fill(&draft) }
    for caption in captions {
      let text = caption.text
      if let byline = Byline.whole(text), byline.certain {
        draft.bylines.append(byline)
      } else {
        draft.captions.append(DraftText(text, line: caption.lines[0].line))
      }
    }
    if draft.body.isEmpty, draft.captions.isEmpty, draft.title.allSatisfy({ $0.text.count < 6 }) {
      return nil
    }
    return draft.isEmpty ? nil : draft
  }

  /// Columns from left to right, each from the top; a wide column comes before those below it.
  private func inReadingOrder(_ runs: [BoxRun]) -> [BoxRun] {
    var rest = runs.sorted { ($0.box.left, $0.box.top) < ($1.box.left, $1.box.top) }
    var result: [BoxRun] = []
    while !rest.isEmpty {
      // The first that nothing above it must precede.
      let place =
        rest.indices.first { place in
          !rest.contains { other in
            other.box.bottom <= rest[place].box.top + 1
              && other.box.sharedWidth(with: rest[place].box) > 0.3 * rest[place].size
          }
        } ?? 0
      result.append(rest.remove(at: place))
    }
    return result
  }

  // What is what

  private mutating func sort(_ runs: [BoxRun]) {
    var heads: [BoxRun] = []
    for run in runs {
      switch kind(of: run, among: runs) {
      case .body: bodies.append(run)
      case .caption: captions.append(run)
      case .head: heads.append(run)
      }
    }
    for run in bodies where run.lines.count > 2 { edges.append(run.box.left) }
    edges.sort()
    heads.sort { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
    for run in heads {
      if let place = headlines.lastIndex(where: { $0.takes(run) && !isParted($0.box, run.box) }) {
        headlines[place].add(run)
      } else {
        headlines.append(BoxHeadline(run))
      }
    }
  }

  /// Whether a body stands between two boxes.
  private func isParted(_ upper: Box, _ lower: Box) -> Bool {
    bodies.contains {
      $0.box.top >= upper.bottom - 1 && $0.box.bottom <= lower.top + 1
        && $0.box.sharedWidth(with: lower) > 0
    }
  }

  private static let pictureWords: PhraseSet = ["摄）", "摄)", "图为", "供图）", "/图", "摄影"]

  private enum Kind {
    case body
    case head
    case caption
  }

  private func kind(of run: BoxRun, among runs: [BoxRun]) -> Kind {
    let text = run.text
    let isProse = text.contains { $0 == "。" || $0 == "，" }
    let isBodySized = run.size <= 1.13 * bodySize
    if JumpNotice.read(text) != nil { return .head }
    if let byline = Byline.whole(text), byline.certain {
      return isTail(run, runs) || isLastColumn(run, runs) ? .body : .head
    }
    if run.lines.count <= 3, run.size < 0.915 * bodySize, run.lines.count < 3 || !isProse {
      return text.count >= 6 && !hasHeadClose(run, runs) ? .caption : isProse ? .body : .head
    }
    if isBodySized, isProse, run.characters >= 8 || run.lines.count > 1 {
      let speaksOfPicture = text.contains(any: Self.pictureWords)
      if run.lines.count <= 2, speaksOfPicture, text.count <= 80, !hasHeadClose(run, runs) {
        return .caption
      }
      return .body
    }
    if isBodySized, run.lines.count >= 3 { return .body }
    if isBodySized, abs(run.size - bodySize) < 0.04 * bodySize,
      isTail(run, runs) || isLastColumn(run, runs)
    {
      return .body
    }
    return .head
  }

  /// Whether a run goes on directly under a column of the same type: its short last lines.
  private func isTail(_ run: BoxRun, _ runs: [BoxRun]) -> Bool {
    runs.contains {
      $0.lines.count > 1 && abs($0.size - run.size) < 0.05 * run.size
        && run.box.top - $0.box.bottom < 1.5 * run.size
        && run.box.top - $0.box.bottom > -0.5 * run.size
        && $0.box.sharedWidth(with: run.box) > 0
    }
  }

  /// Whether a run of the same type as the column on its left stands beside the latter's lines: what
  /// is left of a text for its last column may be a line.
  private func isLastColumn(_ run: BoxRun, _ runs: [BoxRun]) -> Bool {
    run.lines.count <= 2
      && runs.contains {
        let gap = run.box.left - $0.core.right
        return abs($0.size - run.size) < 0.05 * run.size && gap > -0.5 * run.size
          && gap < gutter * run.size && $0.characters >= 8
          && run.box.top > $0.box.top - 0.5 * run.size && run.box.top < $0.box.bottom
          && $0.text.contains { $0 == "，" || $0 == "。" }
      }
  }

  /// Whether larger type stands directly over a run.
  private func hasHeadClose(_ run: BoxRun, _ runs: [BoxRun]) -> Bool {
    runs.contains {
      $0.size > 1.15 * run.size && run.box.top - $0.box.bottom < 2 * $0.size
        && run.box.top >= $0.box.bottom - 1 && $0.box.sharedWidth(with: run.box) > 0
        && !$0.text.contains("。" as Unicode.Scalar)
    }
  }

  // What belongs to what

  private func owner(of index: Int, _ owners: [Owner?]) -> Owner {
    let run = bodies[index]
    let head = nearestHeadline(over: run.core)
    let above = nearestBody(over: run.core, except: index)
    if let head, above.map({ headlines[head].box.bottom > bodies[$0].box.bottom - 1 }) ?? true {
      // The headline of another column may reach over this one far below it.
      return .headline(head)
    }
    if let above, run.box.top - bodies[above].box.bottom < 1.6 * run.size, let owner = owners[above]
    {
      return owner
    }
    if let left = leftNeighbor(of: index), let owner = owners[left] { return owner }
    // A picture may part a column.
    if let above, let owner = owners[above], abs(bodies[above].size - run.size) < 0.06 * run.size {
      return owner
    }
    return .body(index)
  }

  private func owner(of caption: BoxRun, _ owners: [Owner?]) -> Owner? {
    let head = nearestHeadline(over: caption.box)
    let above = nearestBody(over: caption.box, except: nil)
    if let head, above.map({ headlines[head].box.bottom > bodies[$0].box.bottom - 1 }) ?? true {
      return .headline(head)
    }
    if let above { return owners[above] }
    let nearest = bodies.indices.min {
      distance(bodies[$0].box, caption.box) < distance(bodies[$1].box, caption.box)
    }
    return nearest.flatMap { owners[$0] }
  }

  private func distance(_ first: Box, _ second: Box) -> Double {
    max(0, -first.sharedWidth(with: second)) + max(0, -first.sharedHeight(with: second))
  }

  private func nearestHeadline(over box: Box) -> Int? {
    headlines.indices.filter {
      headlines[$0].box.bottom <= box.top + 0.3 * bodySize
        && headlines[$0].box.sharedWidth(with: box) > bodySize
    }.max { headlines[$0].box.bottom < headlines[$1].box.bottom }
  }

  private func nearestBody(over box: Box, except index: Int?) -> Int? {
    bodies.indices.filter {
      $0 != index && bodies[$0].box.bottom <= box.top + 0.3 * bodySize
        && bodies[$0].core.sharedWidth(with: box) > bodySize
    }.max { bodies[$0].box.bottom < bodies[$1].box.bottom }
  }

  /// The column on the left that this one goes on with: of the same type, reaching to its top.
  private func leftNeighbor(of index: Int) -> Int? {
    let run = bodies[index]
    return bodies.indices.filter { other in
      let left = bodies[other]
      let gap = run.box.left - left.box.right
      return other != index && abs(left.size - run.size) < 0.06 * run.size
        && left.box.left < run.box.left - 3 * run.size && gap < gutter * run.size
        && left.box.top <= run.box.top + 2.5 * run.size
        && left.box.bottom >= run.box.top - 2.5 * run.size
    }.max { bodies[$0].box.left < bodies[$1].box.left }
  }
}
