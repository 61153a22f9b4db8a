import InkGraphCore

/// The lines of a headline that stand together on a page.
struct BoxHeadline {
  var runs: [BoxRun]
  var box: Box

  init(_ run: BoxRun) {
    runs = [run]
    box = run.box
  }

  /// Whether a run below belongs to the same headline: close under it and in line with it.
  func takes(_ run: BoxRun) -> Bool {
    let size = max(run.size, runs.map(\.size).max() ?? 0)
    let gap = run.box.top - box.bottom
    let shared = run.box.sharedWidth(with: box)
    return gap < 1.3 * size && gap > -0.5 * size && shared > 0.5 * min(run.box.width, box.width) - 1
      || gap < 1.3 * size && gap > -0.5 * size && shared > 0
        && abs(run.box.left - box.left) < 2 * size
  }

  mutating func add(_ run: BoxRun) {
    runs.append(run)
    box = box.union(run.box)
  }

  /// Fills the headline of a draft: the largest type is the title; what stands over it is kicker or
  /// the label of a column, what stands under it subtitle, byline or notice.
  func fill(_ draft: inout ArticleDraft) {
    let sorted = runs.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
    guard let size = sorted.map(\.size).max(),
      let place = sorted.firstIndex(where: { $0.size >= 0.95 * size })
    else { return }
    let title = sorted[place]
    let largest = sorted.filter { $0.size >= 0.95 * size }
    let composer = HeadlineComposer(body: draft, lines: largest.flatMap { $0.lines.map(\.text) })
    if JumpNotice.read(title.text) == nil, Byline.whole(title.text)?.certain != true {
      for run in largest {
        for line in run.lines {
          if let last = draft.title.indices.last,
            composer.isWrapped(draft.title[last].text, line.text)
          {
            draft.title[last].text.append(contentsOf: line.text)
          } else {
            draft.title.append(DraftText(line.text, line: line.line))
          }
        }
      }
      for run in sorted[..<place] { takeOver(run, title, &draft) }
    } else {
      takeUnder(title, &draft)
    }
    for run in sorted[(place + 1)...] where run.size < 0.95 * size { takeUnder(run, &draft) }
  }

  private func takeOver(_ run: BoxRun, _ title: BoxRun, _ draft: inout ArticleDraft) {
    for line in run.lines {
      if let notice = JumpNotice.read(line.text) {
        take(notice, &draft)
        continue
      }
      let isAligned =
        abs(line.box.left - title.box.left) < 1.2 * title.size
        || abs(line.box.middle - title.box.middle) < 1.5 * title.size
      let content = DraftText(line.text, line: line.line)
      let marked = LooseLine(content: content).isKickerMark
      if isAligned || marked { draft.kicker.append(content) } else { draft.column.append(content) }
    }
  }

  private func takeUnder(_ run: BoxRun, _ draft: inout ArticleDraft) {
    for line in run.lines {
      let text = line.text
      if let notice = JumpNotice.read(text) {
        take(notice, &draft)
      } else if let byline = Byline.whole(text, underTitle: true), byline.certain {
        draft.bylines.append(byline)
      } else {
        draft.subtitle.append(DraftText(text.drop(while: \.isDash).trimmed, line: line.line))
      }
    }
  }

  private func take(_ notice: JumpNotice, _ draft: inout ArticleDraft) {
    switch notice {
    case .continuesOn(let page): draft.continuesOn = page
    case .continuedFrom(let page): draft.continuedFrom = page
    }
  }
}
