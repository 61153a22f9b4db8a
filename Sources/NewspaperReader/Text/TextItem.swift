import InkGraphCore

/// What the lines of a text file turn out to be, in file order.
enum TextItem {
  case paragraph(TextParagraph)
  /// A line outside any paragraph: a headline, a section's heading, a slogan, a caption.
  case loose(LooseLine)
  case byline(Byline)
  case jump(JumpNotice)
  /// The beginning of a page.
  case page(Int)
}

/// A paragraph put together from its lines.
struct TextParagraph {
  var content: DraftText
  /// The width of the column in half-width cells.
  var width: Int
  var lineCount = 1
  /// Whether it is a signature, kept as its own row.
  var isRow = false
  /// Captions that had been printed into it.
  var captions: [DraftText] = []
  var blankBefore = 0
}

/// A line outside any paragraph.
struct LooseLine {
  var content: DraftText
  var doubled = false
  /// Whether it was put together from lines of single characters, so that two headlines may be one.
  var stacked = false
  var vertical = false
  var blankBefore = 0

  private static let sectionMarks: ScalarSet = "●■◆★▲【◎☆"

  var text: Scalars { content.text }

  /// Whether the line is a sentence, as captions are and headlines are not.
  var isSentence: Bool { text.last == "。" }

  /// Whether the line is printed over a headline: it ends in a colon or a long dash, or says that
  /// somebody stresses what follows.
  var isKickerMark: Bool { Self.isKickerMark(text) }

  static func isKickerMark(_ text: Scalars) -> Bool {
    guard let last = text.last else { return false }
    return last.isColon || (last.isDash && text.dropLast().last?.isDash == true)
      || text.ends(withAny: stresses)
  }

  private static let stresses: PhraseSet = [
    "时强调", "时指出", "时要求", "时表示", "会上强调", "强调指出", "中强调",
  ]

  /// Whether the line is printed under a headline: it begins with a long dash.
  var isSubtitleMark: Bool { text.count > 3 && text.prefix(2).allSatisfy(\.isDash) }

  /// Whether the line is numbered or marked as the heading of a section.
  var isSectionMark: Bool {
    guard let first = text.first else { return false }
    if Self.sectionMarks.contains(first) { return true }
    let rest = first.isOpenRound ? text.dropFirst() : text
    let numeral = rest.prefix { ChineseNumeral.isNumeral($0) || $0.digit != nil }
    guard (1...3).contains(numeral.count), let next = rest[numeral.endIndex...].first else {
      return false
    }
    return next == "、" || next == "．" || next == "." || (first.isOpenRound && next.isCloseRound)
  }
}
