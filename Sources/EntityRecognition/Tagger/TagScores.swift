internal import InkGraphCore

/// What the tagger thinks of spans of the articles of an issue.
protocol TagScores {
  /// How much better than no name the tagger finds a name, in log-odds; nil for a type that it does
  /// not know, and for a span that no paragraph holds.
  func logOdds(of span: TextSpan, as type: EntityType, in article: Int) -> Double?
}
