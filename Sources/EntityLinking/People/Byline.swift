internal import InkGraphCore

/// How an article says who wrote it.
enum Byline {
  /// The mark of someone who signs an article, among the titles of a person.
  static let signature = "署名"

  /// Whether an author signs an article of their own, as opposed to a reporter's credit: a name that stands
  /// alone, without a role and without brackets.
  static func isSignature(_ author: Credit, of article: Article) -> Bool {
    guard author.role == nil else { return false }
    let byline = article.byline ?? author.name
    return !credits.contains { byline.contains($0) }
  }

  private static let credits = ["（", "(", "记者", "通讯员", "摄", "报道", "整理", "供稿"]
}
