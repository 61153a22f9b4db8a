/// The title of a post with what the text says of its beginning and end: `局长（免去）`.
///
/// It is the qualifier of `holdsPosition`.
public struct PostTitle: Hashable, Sendable, CustomStringConvertible {
  /// What a text says of the time of a post.
  public enum Mark: String, Hashable, Sendable, CaseIterable {
    /// Someone is to be given the post, which is not yet done.
    case planned = "拟任"
    /// Someone leaves the post.
    case removed = "免去"
    /// Someone held the post before.
    case former = "曾任"
  }

  /// The title as printed, without the mark.
  public let title: String
  /// What the text says of its time; nil if it says that the post is held.
  public let mark: Mark?

  /// Makes a title.
  public init(title: String, mark: Mark? = nil) {
    self.title = title
    self.mark = mark
  }

  /// Reads the qualifier of a `holdsPosition`.
  public init(qualifier: String) {
    for mark in Mark.allCases where qualifier.hasSuffix("（\(mark.rawValue)）") {
      self.init(title: String(qualifier.dropLast(mark.rawValue.count + 2)), mark: mark)
      return
    }
    self.init(title: qualifier)
  }

  /// The qualifier.
  public var description: String { mark.map { "\(title)（\($0.rawValue)）" } ?? title }
}
