import InkGraphCore

/// An issue as the reader of a form leaves it.
struct IssueDraft {
  var masthead = Masthead()
  var articles: [ArticleDraft] = []
}

/// A piece of text with the line on which it begins.
struct DraftText {
  var text: Scalars
  var line: Int

  init(_ text: Scalars, line: Int) {
    self.text = text
    self.line = line
  }

  /// Appends a line that goes on where this text stops, in place.
  mutating func append(_ rest: Scalars) { Spacing.append(rest, to: &text) }
}

/// A piece of a body.
struct DraftBlock {
  enum Kind {
    case paragraph
    case subhead
    /// A row of a table, or a signature: kept as it is.
    case row
  }
  var kind: Kind
  var content: DraftText
}

/// An article as the reader of a form leaves it: its parts are told apart, but bylines may still
/// stand in its paragraphs and blanks in its texts.
struct ArticleDraft {
  var page: Int?
  var column: [DraftText] = []
  var kicker: [DraftText] = []
  var title: [DraftText] = []
  var subtitle: [DraftText] = []
  var body: [DraftBlock] = []
  var captions: [DraftText] = []
  var bylines: [Byline] = []
  /// A byline that a page prints under the title and perhaps in the body again.
  var bylineUnderTitle: Byline?
  var continuesOn: Int?
  var continuedFrom: Int?
  /// Whether a byline, jump notice or rule said that nothing more follows.
  var isClosed = false

  /// Whether nothing has been found for it.
  var isEmpty: Bool {
    kicker.isEmpty && title.isEmpty && body.isEmpty && captions.isEmpty
  }

  /// Whether the article names who made it.
  var hasByline: Bool {
    !bylines.isEmpty
      || body.contains { block in
        let text = block.content.text
        return Byline.whole(text) != nil || Byline.trailing(in: text) != nil
          || !Dateline.credits(in: text).isEmpty
      }
  }

  /// Adds a byline that stands outside of the body, unless the article has one.
  mutating func addByline(_ byline: Byline?) {
    if let byline, !hasByline { bylines.append(byline) }
  }

  /// Appends the part of the article that another page prints.
  mutating func append(continuation: ArticleDraft) {
    body += continuation.body
    captions += continuation.captions
    bylines += continuation.bylines
  }
}
