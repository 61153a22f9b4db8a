public import InkGraphCore

/// A place in an article that names an entity, with all that a reader needs to find it.
public struct Occurrence: Hashable, Sendable {
  /// The article.
  public var article: ArticleID
  /// The date of the issue, where known.
  public var date: CalendarDate?
  /// The page of the article, where known.
  public var page: Int?
  /// The headline.
  public var title: String
  /// The part of the article.
  public var zone: Zone
  /// Where the name stands in the article's text.
  public var span: TextSpan
  /// The name as printed.
  public var surface: String
  /// Where the sentence stands in the article's text.
  public var sentenceSpan: TextSpan
  /// The sentence around the name.
  public var sentence: String

  /// Makes an occurrence.
  public init(
    article: ArticleID, date: CalendarDate?, page: Int?, title: String, zone: Zone, span: TextSpan,
    surface: String, sentenceSpan: TextSpan, sentence: String
  ) {
    self.article = article
    self.date = date
    self.page = page
    self.title = title
    self.zone = zone
    self.span = span
    self.surface = surface
    self.sentenceSpan = sentenceSpan
    self.sentence = sentence
  }
}
