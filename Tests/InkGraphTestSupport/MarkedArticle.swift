public import InkGraphCore

/// An article whose names stand in brackets.
///
/// `[区教育局:agency]局长[李明远:person]到场。` names a body and a person.
/// Each line is a block: a headline after `# `, a kicker after `> `, else a paragraph. Reading and
/// writing this form makes expected spans and types as easy to read as the text.
public struct MarkedArticle: Hashable, Sendable {
  /// A name in the text.
  public struct Name: Hashable, Sendable {
    /// Where it stands in `article.text`.
    public var span: TextSpan
    /// The name as printed.
    public var surface: String
    /// The type between colon and bracket.
    public var type: EntityType
    /// The rule that found it: what stands after an @ behind the type, else `test`.
    public var source: String
  }

  /// The article without the marks.
  public let article: Article
  /// The names, in order.
  public let names: [Name]

  /// Reads a marked text.
  public init(_ marked: String, ordinal: Int = 1) {
    var blocks: [TextBlock] = []
    var names: [Name] = []
    var start = 0
    for line in marked.split(separator: "\n") {
      let zone = Self.zone(of: line)
      var text = ""
      var position = start
      for (index, piece) in line.dropFirst(zone == .body ? 0 : 2).split(
        separator: "[", omittingEmptySubsequences: false
      ).enumerated() {
        guard index > 0, let close = piece.firstIndex(of: "]"),
          let colon = piece[..<close].lastIndex(of: ":")
        else {
          text += (index > 0 ? "[" : "") + piece
          position += piece.unicodeScalars.count + (index > 0 ? 1 : 0)
          continue
        }
        let surface = String(piece[..<colon])
        let end = position + surface.unicodeScalars.count
        let mark = piece[piece.index(after: colon)..<close].split(separator: "@")
        names.append(
          Name(
            span: TextSpan(start: position, end: end), surface: surface,
            type: EntityType(rawValue: String(mark[0])),
            source: mark.count > 1 ? String(mark[1]) : "test"))
        let rest = piece[piece.index(after: close)...]
        text += surface + rest
        position = end + rest.unicodeScalars.count
      }
      blocks.append(TextBlock(zone, text))
      start = position + 1
    }
    article = Article(ordinal: ordinal, blocks: blocks)
    self.names = names
  }

  /// The names as mentions.
  public var mentions: [Mention] {
    names.map {
      Mention(span: $0.span, surface: $0.surface, type: $0.type, score: 0.9, source: $0.source)
    }
  }

  /// The zone in which a position of the text lies.
  public func zone(at position: Int) -> Zone {
    for (block, span) in zip(article.blocks, article.blockSpans) where position < span.end {
      return block.zone
    }
    return .body
  }

  /// Writes an article with the names of its mentions in brackets.
  public static func marked(_ article: Article, _ mentions: [Mention]) -> String {
    let scalars = Array(article.text.unicodeScalars)
    func string(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    var lines: [String] = []
    for (block, span) in zip(article.blocks, article.blockSpans) {
      var line = marks[block.zone] ?? ""
      var position = span.start
      for mention in mentions
      where span.contains(mention.span) && mention.span.start >= position {
        line += string(position..<mention.span.start)
        line += "[\(string(mention.span.range)):\(mention.type)]"
        position = mention.span.end
      }
      lines.append(line + string(position..<span.end))
    }
    return lines.joined(separator: "\n")
  }

  private static let marks: [Zone: String] = [.title: "# ", .kicker: "> "]

  private static func zone(of line: Substring) -> Zone {
    marks.first { line.hasPrefix($0.value) }?.key ?? .body
  }
}
