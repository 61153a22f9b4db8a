/// What a relation's qualifier says to a reader, in Chinese or English.
///
/// Most qualifiers are words of the paper: a title, a role. A few are marks of this program, alone or
/// in brackets behind such words: that a relation is a plan or denied, that a post is given or left,
/// or that something follows from a name or from the gazetteer. Data keep the marks; what people look
/// at has these words instead.
public struct QualifierWords: Sendable {
  /// A mark in words.
  public struct Mark: Sendable {
    /// The mark as data have it.
    public let mark: String
    /// What it says in Chinese.
    public let chinese: String
    /// What it says in English.
    public let english: String
  }

  /// All marks.
  public static let marks = [
    Mark(mark: "gazetteer", chinese: "名录", english: "gazetteer"),
    Mark(mark: "name-derived", chinese: "据名称", english: "by its name"),
    Mark(mark: "计划", chinese: "计划", english: "planned"),
    Mark(mark: "否定", chinese: "否定", english: "denied"),
    Mark(mark: PostTitle.Mark.planned.rawValue, chinese: "拟任", english: "to be appointed"),
    Mark(mark: PostTitle.Mark.removed.rawValue, chinese: "免去", english: "removed"),
    Mark(mark: PostTitle.Mark.former.rawValue, chinese: "曾任", english: "former"),
  ]

  private let isChinese: Bool

  /// Makes the words of a language.
  public init(inChinese isChinese: Bool) { self.isChinese = isChinese }

  /// The qualifier as it is shown.
  public func shown(_ qualifier: String) -> String {
    for mark in Self.marks where mark.mark == qualifier {
      return isChinese ? mark.chinese : mark.english
    }
    // Most have no brackets, and large graphs have millions of edges.
    guard !isChinese, qualifier.hasScalarSuffix("）") else { return qualifier }
    for mark in Self.marks where qualifier.hasScalarSuffix("（\(mark.mark)）") {
      return qualifier.dropLast(mark.mark.count + 2) + " (\(mark.english))"
    }
    return qualifier
  }
}
