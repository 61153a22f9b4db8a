import InkGraphCore
import NewspaperReader

/// What readers and extractors promise of whatever they were given.
enum PartPromises {
  /// What a result of the reader breaks.
  static func broken(by result: ReadResult) -> [String] {
    var broken: [String] = []
    if result.issues.isEmpty, result.diagnostics.isEmpty { broken.append("no issue and no reason") }
    let errors = result.diagnostics.count { $0.severity == .error }
    if errors > 1 { broken.append("\(errors) errors for one file") }
    if errors > 0, result.issues.contains(where: { !$0.articles.isEmpty }) {
      broken.append("an error, but articles")
    }
    for issue in result.issues {
      for (place, article) in issue.articles.enumerated() {
        if article.ordinal != place + 1 { broken.append("article \(place + 1) has another number") }
        if article.blocks.isEmpty { broken.append("article \(place + 1) is empty") }
        let text = Array(article.text.unicodeScalars)
        for (block, span) in zip(article.blocks, article.blockSpans) {
          if block.text.isEmpty || block.text.contains(where: \.isNewline) {
            broken.append("block '\(block.text)' is empty or has several lines")
          }
          if !says(block.text, span, text) { broken.append("block '\(block.text)' is elsewhere") }
        }
      }
    }
    return broken
  }

  /// What a part breaks.
  static func broken(by part: IssuePart) -> [String] {
    var broken: [String] = []
    var texts: [Int: [Unicode.Scalar]] = [0: Array(part.issue.mastheadText.unicodeScalars)]
    for article in part.issue.articles {
      texts[article.ordinal] = Array(article.text.unicodeScalars)
    }
    var last: (article: Int, end: Int) = (0, 0)
    for local in part.mentions {
      let mention = local.mention
      if !says(mention.surface, mention.span, texts[local.article]) {
        broken.append("mention '\(mention.surface)' is not where it says")
      }
      if mention.span.count == 0 { broken.append("an empty mention") }
      if local.article == last.article, mention.span.start < last.end {
        broken.append("mention '\(mention.surface)' overlaps the one before")
      }
      last = (local.article, mention.span.end)
      if !part.entities.indices.contains(local.entity) {
        broken.append("mention '\(mention.surface)' names thing \(local.entity)")
      }
      if !(0...1).contains(mention.score) { broken.append("a score of \(mention.score)") }
    }
    for statement in part.statements { broken += self.broken(by: statement, of: part, texts) }
    return broken
  }

  private static func broken(
    by statement: LocalStatement, of part: IssuePart, _ texts: [Int: [Unicode.Scalar]]
  ) -> [String] {
    var broken: [String] = []
    let evidence = statement.evidence
    let text = texts[evidence.article]
    if !isPrinted(evidence, in: part, text) {
      broken.append("evidence of \(evidence.rule) '\(evidence.text)' is not where it says")
    }
    for span in [evidence.subjectSpan, evidence.objectSpan].compactMap(\.self)
    where span.end > text?.count ?? 0 {
      broken.append("evidence of \(evidence.rule) points behind the text")
    }
    for case .entity(let index) in [statement.subject, statement.object]
    where !part.entities.indices.contains(index) {
      broken.append("a statement of \(evidence.rule) is about thing \(index)")
    }
    return broken
  }

  /// Whether the words of evidence are printed where it says.
  ///
  /// A byline stands outside its article's text; what a masthead says of several sponsors is put
  /// together of its words.
  private static func isPrinted(
    _ evidence: LocalEvidence, in part: IssuePart, _ text: [Unicode.Scalar]?
  ) -> Bool {
    if evidence.article == 0 { return evidence.span.end <= text?.count ?? 0 }
    if evidence.rule == "byline", evidence.span.count == 0 {
      return part.issue.articles.contains { article in
        article.ordinal == evidence.article
          && (article.byline == evidence.text
            || article.authors.contains { $0.name == evidence.text })
      }
    }
    return says(evidence.text, evidence.span, text)
  }

  /// Whether a text has words at a place.
  private static func says(_ words: String, _ span: TextSpan, _ text: [Unicode.Scalar]?) -> Bool {
    guard let text, span.end <= text.count else { return false }
    return text[span.range].elementsEqual(words.unicodeScalars)
  }
}
