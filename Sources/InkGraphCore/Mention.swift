/// A span of an article's text that names one thing.
public struct Mention: Hashable, Sendable, Codable {
  /// Where the name stands in `Article.text`.
  public var span: TextSpan
  /// The name as printed.
  public var surface: String
  /// The type of the thing named.
  public var type: EntityType
  /// How sure the recognizer is, 0...1.
  public var score: Double
  /// The recognizer or rule that found it, such as `person.title-before`.
  public var source: String

  /// Makes a mention.
  public init(span: TextSpan, surface: String, type: EntityType, score: Double, source: String) {
    self.span = span
    self.surface = surface
    self.type = type
    self.score = score
    self.source = source
  }
}
