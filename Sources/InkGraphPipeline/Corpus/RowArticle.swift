package import InkGraphCore

/// A mention with its place in a row.
package struct RowMention: Hashable, Sendable {
  /// The number of the row.
  package let row: Int
  /// The mention; its span counts in the text of the row.
  package let mention: Mention
}

/// An article made of rows, which leads from its spans back to theirs.
///
/// **Invariant:** each piece is one block, so that a mention, which lies inside one block, lies
/// inside one row.
package struct RowArticle: Hashable, Sendable {
  /// The article.
  package let article: Article
  private let pieces: [TextPiece]

  /// Makes an article of pieces in order.
  package init(_ pieces: [TextPiece], ordinal: Int) {
    self.pieces = pieces
    article = Article(ordinal: ordinal, blocks: pieces.map { TextBlock(.body, $0.text) })
  }

  /// Mentions of the article as mentions of its rows.
  ///
  /// - Parameter mentions: In order of their spans.
  /// - Returns: One for each mention, in the same order.
  /// - Complexity: O(*n* + *m*), *n* scalars, *m* mentions.
  package func rowMentions(_ mentions: [Mention]) -> [RowMention] {
    let spans = article.blockSpans
    var block = 0
    return mentions.map { mention in
      while spans[block].end < mention.span.end { block += 1 }
      precondition(
        spans[block].contains(mention.span), "\(mention.span) lies in more than one block")
      let shift = pieces[block].offset - spans[block].start
      var moved = mention
      moved.span = TextSpan(start: mention.span.start + shift, end: mention.span.end + shift)
      return RowMention(row: pieces[block].row, mention: moved)
    }
  }
}
