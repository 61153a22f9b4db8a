internal import InkGraphCore

/// Tells the people who send a report from those whom it names: 新华社北京1月9日电（记者 某某）.
///
/// GUIDELINES 1: people of a byline are authors, not mentions, wherever it is printed.
enum Reporters {
  /// The mentions of an article without the authors in the heads of its reports.
  ///
  /// - Parameters:
  ///   - mentions: What was found.
  ///   - article: The article, with the authors that the reader saw.
  ///   - text: Its text.
  /// - Returns: The mentions, in their order.
  static func without(
    _ mentions: [Mention], in article: Article, _ text: AnnotatedText
  ) -> [Mention] {
    guard !article.authors.isEmpty else { return mentions }
    return mentions.filter { mention in
      mention.type != .person || !article.authors.contains { $0.name == mention.surface }
        || !isReporter(mention.span, in: text)
    }
  }

  /// Whether 记者 stands before a name in the head of a paragraph, with nothing but names between.
  private static func isReporter(_ span: TextSpan, in text: AnnotatedText) -> Bool {
    guard let block = text.block(at: span.start), span.start - block.span.start <= longest else {
      return false
    }
    var position = span.start
    while position > block.span.start, span.start - position <= longestList {
      if roles.start(in: text.scalars, endingAt: position) != nil { return true }
      let scalar = text.scalars[position - 1]
      guard scalar.isHan || scalar.isBlank || scalar == "、", !text.hasBoundary(endingAt: position)
      else { return false }
      position -= 1
    }
    return false
  }

  private static let longest = 48
  private static let longestList = 16
  private static let roles: WordList = ["记者", "通讯员", "实习生", "特约记者"]
}
