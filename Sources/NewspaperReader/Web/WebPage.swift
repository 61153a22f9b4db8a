import InkGraphCore

/// What one saved web page of an e-paper tells.
struct WebPage {
  enum Kind {
    /// A page with one article.
    case article
    /// A page with the articles of a newspaper page or of a whole issue.
    case articles
    /// A page that lists articles.
    case list
    /// A page that only leads to another.
    case forward
  }

  /// An article that a list names.
  struct Entry {
    /// The name of the article's file in lower case, without folders and query.
    var file: String
    var title: Scalars
    var page: Int?
    var line: Int
  }

  /// An article with what places it in the issue.
  struct Item {
    var draft: ArticleDraft
    /// The name of its file, if the file holds nothing else.
    var file: String?
  }

  let path: String
  /// The name of the file in lower case, without folders and query.
  let file: String
  var kind: Kind = .article
  var masthead = Masthead()
  /// The number of the newspaper page that the file shows.
  var number: Int?
  var entries: [Entry] = []
  var items: [Item] = []

  init(path: String) {
    self.path = path
    file = Self.fileName(of: path)
  }

  /// The name of a file in lower case, from a path or link.
  ///
  /// Programs that save pages write the query behind `?` or `@`.
  static func fileName(of link: String) -> String {
    var name = link[...]
    if let end = name.firstIndex(where: { $0 == "?" || $0 == "#" || $0 == "@" }) {
      name = name[..<end]
    }
    if let slash = name.lastIndex(where: { $0 == "/" || $0 == "\\" }) {
      name = name[name.index(after: slash)...]
    }
    return name.lowercased()
  }

  /// The page and the place on it in a name such as `articel02003nr.htm`.
  static func place(in file: String) -> (page: Int, ordinal: Int)? {
    guard file.hasPrefix("articel") || file.hasPrefix("article") else { return nil }
    let digits = file.dropFirst(7).drop { $0.isLetter }.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 5, let value = Int(digits) else { return nil }
    return (value / 1000, value % 1000)
  }

  /// The number in the name of a page's file, such as `page02sc.htm` or `node_2.htm`.
  static func pageNumber(in file: String) -> Int? {
    for prefix in ["page", "node_", "nbs.d110000renmrb_"] where file.hasPrefix(prefix) {
      let digits = file.dropFirst(prefix.count).drop { $0.isLetter }
        .prefix { $0.isASCII && $0.isNumber }
      if let value = Int(digits), (1...999).contains(value) { return value }
    }
    return nil
  }
}
