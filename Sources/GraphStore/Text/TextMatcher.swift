import InkGraphCore

/// Finds texts in an article, and the sentences around them.
struct TextMatcher {
  private let article: Article
  private let issue: IssueKey
  /// The folded scalars of each block, with the place of each in the article's text.
  private let blocks: [(scalars: [Unicode.Scalar], places: [Int])]

  init(_ article: Article, of issue: IssueKey) {
    self.article = article
    self.issue = issue
    var start = 0
    blocks = article.blocks.map { block in
      var scalars: [Unicode.Scalar] = []
      var places: [Int] = []
      for scalar in block.text.unicodeScalars {
        if !scalar.isBlank {
          scalars.append(FoldedText.fold(scalar))
          places.append(start)
        }
        start += 1
      }
      // Blocks are joined by line feeds.
      start += 1
      return (scalars, places)
    }
  }

  /// The sentences that hold one of the texts, if the article holds all of them.
  func hits(_ needles: [[Unicode.Scalar]]) -> [TextHit] {
    var found: [TextSpan] = []
    for needle in needles {
      let spans = self.spans(of: needle)
      guard !spans.isEmpty else { return [] }
      found += spans
    }
    let marks = Self.merged(found)
    let text = article.scalars
    var hits: [TextHit] = []
    for sentence in Self.joined(SentenceSplitter.sentences(of: text), around: marks) {
      let own = marks.filter { sentence.contains($0) }
      guard !own.isEmpty else { continue }
      hits.append(
        TextHit(
          article: ArticleID(issue: issue, ordinal: article.ordinal), page: article.page,
          title: article.listedTitle, sentence: String(scalars: text[sentence.range]),
          span: sentence,
          marks: own.map {
            TextSpan(start: $0.start - sentence.start, end: $0.end - sentence.start)
          }))
    }
    return hits
  }

  private func spans(of needle: [Unicode.Scalar]) -> [TextSpan] {
    var spans: [TextSpan] = []
    for (scalars, places) in blocks where needle.count <= scalars.count {
      for start in 0...(scalars.count - needle.count)
      where scalars[start] == needle[0]
        && scalars[start..<(start + needle.count)].elementsEqual(needle)
      {
        spans.append(TextSpan(start: places[start], end: places[start + needle.count - 1] + 1))
      }
    }
    return spans
  }

  /// The spans in order; those that overlap are one.
  private static func merged(_ spans: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for span in spans.sorted() {
      if let last = result.last, span.start < last.end {
        result[result.count - 1] = TextSpan(start: last.start, end: max(last.end, span.end))
      } else {
        result.append(span)
      }
    }
    return result
  }

  /// Sentences, of which those are one over whose border a mark runs.
  private static func joined(_ sentences: [TextSpan], around marks: [TextSpan]) -> [TextSpan] {
    var result: [TextSpan] = []
    for sentence in sentences {
      if let last = result.last,
        marks.contains(where: { $0.start < last.end && $0.end > last.end })
      {
        result[result.count - 1] = TextSpan(start: last.start, end: sentence.end)
      } else {
        result.append(sentence)
      }
    }
    return result
  }
}
