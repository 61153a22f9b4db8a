/// What a relation's qualifier says to a reader, in Chinese or English.
///
/// Most qualifiers are words of the paper: a title, a role. A few are marks of this program: that a
/// relation is a plan or denied, or that it follows from a name or from the gazetteer. Data keep
/// the marks; what people look at has these words instead.
public struct QualifierWords: Sendable {
  private let isChinese: Bool

  /// Makes the words of a language.
  public init(inChinese isChinese: Bool) { self.isChinese = isChinese }

  /// The qualifier as it is shown.
  public func shown(_ qualifier: String) -> String {
    switch qualifier {
    case "gazetteer": return isChinese ? "名录" : "gazetteer"
    case "name-derived": return isChinese ? "据名称" : "by its name"
    case "计划": return isChinese ? qualifier : "planned"
    case "否定": return isChinese ? qualifier : "denied"
    default: break
    }
    guard !isChinese else { return qualifier }
    for (mark, word) in [("（计划）", " (planned)"), ("（否定）", " (denied)")]
    where qualifier.hasSuffix(mark) {
      return qualifier.dropLast(mark.count) + word
    }
    return qualifier
  }
}
