/// What tells one article from every other.
public struct ArticleID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  /// The issue that prints the article.
  public let issue: IssueKey
  /// The place in the issue, counted from 1; 0 stands for the masthead.
  public let ordinal: Int

  /// Makes an id.
  public init(issue: IssueKey, ordinal: Int) {
    self.issue = issue
    self.ordinal = ordinal
  }

  /// The id inside its newspaper: `3324-1`, or `3324-masthead`.
  public var shortName: String {
    "\(issue.shortName)-\(ordinal == 0 ? "masthead" : String(ordinal))"
  }

  /// The id as `新即墨/3324-1`, which is also the name of its node.
  public var description: String { "\(issue.newspaper)/\(shortName)" }

  /// Orders by issue, then by place.
  public static func < (left: ArticleID, right: ArticleID) -> Bool {
    if left.issue != right.issue { return left.issue < right.issue }
    return left.ordinal < right.ordinal
  }
}

/// The kind of an article.
public enum ArticleKind: String, Hashable, Sendable, Codable {
  /// A report, feature or essay.
  case news
  /// A picture with its caption and nothing else.
  case photo
  /// An announcement, notice or advertisement in words.
  case notice
}

/// The part of an article in which a piece of text stands.
public enum Zone: String, Hashable, Sendable, Codable {
  /// The label of a column over the article.
  case column
  /// The line over the title (引题).
  case kicker
  /// The headline.
  case title
  /// The line under the title (副题).
  case subtitle
  /// A heading inside the body.
  case subhead
  /// A paragraph.
  case body
  /// The words under a picture.
  case caption
}

/// A piece of an article: one headline, one paragraph, one caption.
public struct TextBlock: Hashable, Sendable, Codable {
  /// The part of the article.
  public var zone: Zone
  /// The text, one line, unwrapped, with the printed width of its characters.
  public var text: String
  /// The line of the source file on which the block begins, counted from 1; 0 if unknown.
  public var line: Int

  /// Makes a block.
  public init(_ zone: Zone, _ text: String, line: Int = 0) {
    self.zone = zone
    self.text = text
    self.line = line
  }
}

/// One article of an issue.
///
/// **Invariant:** blocks stand in the order column, kicker, title, subtitle, then body and
/// subheads as printed, then captions; no block is empty and none holds a line break.
public struct Article: Hashable, Sendable, Codable {
  /// The place in the issue, counted from 1.
  public var ordinal: Int
  /// The first page that prints the article, counted from 1; nil if unknown.
  public var page: Int?
  /// The kind.
  public var kind: ArticleKind
  /// The pieces of text.
  public var blocks: [TextBlock]
  /// The byline as printed, brackets included; nil without one.
  public var byline: String?
  /// The people of the byline.
  public var authors: [Credit]
  /// The page on which the article goes on, from a jump notice such as `（下转二版）`.
  public var continuesOn: Int?
  /// The page on which the article began, from a notice such as `（上接第一版）`.
  public var continuedFrom: Int?

  /// Makes an article.
  public init(
    ordinal: Int, page: Int? = nil, kind: ArticleKind = .news, blocks: [TextBlock],
    byline: String? = nil, authors: [Credit] = [], continuesOn: Int? = nil,
    continuedFrom: Int? = nil
  ) {
    self.ordinal = ordinal
    self.page = page
    self.kind = kind
    self.blocks = blocks
    self.byline = byline
    self.authors = authors
    self.continuesOn = continuesOn
    self.continuedFrom = continuedFrom
  }

  /// The headline; for an article without one, the empty string.
  public var title: String { text(of: .title) ?? "" }
  /// The title as an index lists it: the headline, or for an article without one its opening, up
  /// to the end of the first sentence and at most 24 characters long; `…` shows where it is cut.
  public var listedTitle: String {
    if !title.isEmpty { return title }
    guard let opening = blocks.first?.text else { return "" }
    let stop = opening.firstIndex { $0 == "。" || $0 == "！" || $0 == "？" } ?? opening.endIndex
    let sentence = opening[..<stop]
    return sentence.count > 24 ? sentence.prefix(24) + "…" : String(sentence)
  }
  /// The line over the title.
  public var kicker: String? { text(of: .kicker) }
  /// The label of the column.
  public var column: String? { text(of: .column) }
  /// The headings inside the body.
  public var subheads: [String] { blocks.filter { $0.zone == .subhead }.map(\.text) }
  /// The paragraphs.
  public var paragraphs: [String] { blocks.filter { $0.zone == .body }.map(\.text) }
  /// The captions.
  public var captions: [String] { blocks.filter { $0.zone == .caption }.map(\.text) }

  /// The whole text, which is the blocks joined by line feeds.
  ///
  /// Spans of mentions and evidence count in it.
  public var text: String {
    var text = ""
    text.reserveCapacity(blocks.reduce(0) { $0 + $1.text.utf8.count + 1 })
    for (place, block) in blocks.enumerated() {
      if place > 0 { text += "\n" }
      text += block.text
    }
    return text
  }

  /// The scalars of `text`.
  ///
  /// - Complexity: O(*n*); joining the blocks and copying the scalars out of the text walks through
  ///   them four times.
  package var scalars: [Unicode.Scalar] {
    // A scalar has a byte at least.
    scalars(atMost: blocks.reduce(0) { $0 + $1.text.utf8.count + 1 })
  }

  /// The scalars of `text`, with room for so many, which must be no fewer.
  package func scalars(atMost capacity: Int) -> [Unicode.Scalar] {
    [Unicode.Scalar](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard var next = buffer.baseAddress else { return }
      for (place, block) in blocks.enumerated() {
        if place > 0 {
          next.initialize(to: "\n")
          next += 1
        }
        block.text.forEachScalar {
          next.initialize(to: $0)
          next += 1
        }
      }
      count = (buffer.baseAddress ?? next).distance(to: next)
    }
  }

  /// Where each block stands in `text`, in the order of `blocks`.
  public var blockSpans: [TextSpan] {
    var start = 0
    return blocks.map { block in
      let count = block.text.scalarCount
      defer { start += count + 1 }
      return TextSpan(start: start, end: start + count)
    }
  }

  private func text(of zone: Zone) -> String? {
    let parts = blocks.filter { $0.zone == zone }.map(\.text)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
