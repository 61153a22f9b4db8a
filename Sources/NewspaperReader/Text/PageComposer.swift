import InkGraphCore

/// Makes the articles of a page from its bodies and the lines between them.
struct PageComposer {
  private let page: TextPage
  private let words: PageWords
  private let blanksMean: Bool

  init(_ page: TextPage, blanksMean: Bool) {
    self.blanksMean = blanksMean
    let page = page.partingStackedHeadlines()
    self.page = page
    words = PageWords(page)
  }

  /// The articles in file order.
  ///
  /// Lines with something to say that belong to none of them are added to `leftOut`.
  func articles(leftOut: inout [DraftText]) -> [ArticleDraft] {
    let needsNone = page.bodies.map { $0.draft.continuedFrom != nil || isPicture($0.draft) }
    let matcher = HeadlineMatcher(
      gaps: page.gaps, words: words, needsNone: needsNone, blanksMean: blanksMean)
    var runs = matcher.match()
    var used = Set<[Int]>()
    for run in runs.compactMap({ $0 }) {
      for line in run.lines { used.insert([run.gap, line]) }
    }
    adoptStrays(&runs, &used, needsNone)
    var drafts = page.bodies.map(\.draft)
    for body in drafts.indices {
      guard let run = runs[body] else { continue }
      let lines = Array(page.gaps[run.gap][run.lines])
      HeadlineComposer(body: drafts[body], lines: lines.map(\.text))
        .compose(lines, into: &drafts[body])
    }
    share(unused: used, runs, among: &drafts, leftOut: &leftOut)
    return drafts
  }

  /// The body whose column a line of heavy type names: it stands directly over or under its
  /// headline, and is no headline itself.
  private func labelled(by line: Int, in gap: Int, _ runs: [HeadlineMatcher.Run?]) -> Int? {
    let loose = page.gaps[gap][line]
    guard loose.doubled, loose.text.count <= 24, Slogan.words(in: loose.text) < 2 else {
      return nil
    }
    func body(where touches: (HeadlineMatcher.Run) -> Bool) -> Int? {
      // A headline in this gap belongs to the body before or after, or has been adopted.
      (max(0, gap - 12)..<min(runs.count, gap + 12)).first { place in
        runs[place].map { $0.gap == gap && touches($0) } ?? false
      }
    }
    return body { $0.lines.upperBound == line } ?? body { $0.lines.lowerBound == line + 1 }
  }

  private func isPicture(_ draft: ArticleDraft) -> Bool {
    guard draft.body.count == 1, let text = draft.body.first?.content.text else { return false }
    return Byline.trailing(in: text)?.isPicture == true
      || draft.bylines.contains { $0.isPicture }
  }

  /// Gives bodies without a headline a run of lines from farther off, if it speaks their words.
  private func adoptStrays(
    _ runs: inout [HeadlineMatcher.Run?], _ used: inout Set<[Int]>, _ needsNone: [Bool]
  ) {
    for body in runs.indices where runs[body] == nil && !needsNone[body] {
      var best: (run: HeadlineMatcher.Run, overlap: Double)?
      for gap in max(0, body - 12)..<min(page.gaps.count, body + 12) {
        for line in page.gaps[gap].indices.prefix(40)
        where !used.contains([gap, line]) && !page.gaps[gap][line].isSentence {
          let overlap = words.overlap(gap: gap, line: line, body: body)
          if overlap > max(0.35, best?.overlap ?? 0) {
            best = (HeadlineMatcher.Run(gap: gap, lines: line..<(line + 1)), overlap)
          }
        }
      }
      guard var run = best?.run else { continue }
      while run.lines.upperBound < page.gaps[run.gap].count, run.lines.count < 3,
        !used.contains([run.gap, run.lines.upperBound]),
        !page.gaps[run.gap][run.lines.upperBound].isSentence,
        words.overlap(gap: run.gap, line: run.lines.upperBound, body: body) > 0.2
      {
        run.lines = run.lines.lowerBound..<(run.lines.upperBound + 1)
      }
      runs[body] = run
      for line in run.lines { used.insert([run.gap, line]) }
    }
  }

  /// Lines that became no headline: captions go to the article whose words they share, labels of
  /// columns likewise; slogans and scraps are dropped.
  private func share(
    unused used: Set<[Int]>, _ runs: [HeadlineMatcher.Run?], among drafts: inout [ArticleDraft],
    leftOut: inout [DraftText]
  ) {
    for gap in page.gaps.indices {
      for line in page.gaps[gap].indices where !used.contains([gap, line]) {
        let loose = page.gaps[gap][line]
        let best = words.best(gap: gap, line: line)
        if drafts.isEmpty {
          leftOut.append(loose.content)
        } else if loose.isSentence {
          let near = best.overlap > 0 ? best.body : max(0, min(drafts.count, gap) - 1)
          drafts[near].captions.append(loose.content)
        } else if best.overlap >= 0.4, drafts[best.body].column.isEmpty {
          drafts[best.body].column.append(loose.content)
        } else if let body = labelled(by: line, in: gap, runs), drafts[body].column.isEmpty {
          drafts[body].column.append(loose.content)
        } else if loose.text.count >= 24 {
          leftOut.append(loose.content)
        }
      }
    }
  }
}
