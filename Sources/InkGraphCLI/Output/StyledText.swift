import InkGraphCore

/// A line of text in which some runs look different on a terminal.
struct StyledText: Hashable, ExpressibleByStringInterpolation {
  /// How a run looks.
  enum Style: Hashable {
    /// As the terminal writes.
    case plain
    /// A heading or the name of a thing.
    case strong
    /// What is less important: sources, dates.
    case faint
    /// The name of the first thing asked about, in a sentence.
    case firstMark
    /// The name of the second thing asked about, in a sentence.
    case secondMark
  }

  /// A piece in one style.
  struct Run: Hashable {
    let text: String
    let style: Style
  }

  private(set) var runs: [Run] = []

  init(_ text: String = "", _ style: Style = .plain) { append(text, style) }

  init(stringLiteral value: String) { self.init(value) }

  /// Adds a piece; controls in it become spaces, so that no newspaper can steer a terminal.
  mutating func append(_ text: String, _ style: Style = .plain) {
    if !text.isEmpty { runs.append(Run(text: TableRenderer.oneLine(text), style: style)) }
  }

  /// Joins two lines to one.
  static func + (left: StyledText, right: StyledText) -> StyledText {
    var result = left
    result.runs += right.runs
    return result
  }

  /// The text without colours; marked names stand in square brackets.
  var plain: String {
    runs.map { run in
      switch run.style {
      case .firstMark, .secondMark: "[\(run.text)]"
      default: run.text
      }
    }.joined()
  }

  /// The text with the escape sequences of ECMA-48 that terminals know.
  var colored: String {
    runs.map { run in
      switch run.style {
      case .plain: run.text
      case .strong: "\u{1B}[1m\(run.text)\u{1B}[0m"
      case .faint: "\u{1B}[2m\(run.text)\u{1B}[0m"
      case .firstMark: "\u{1B}[1;33m\(run.text)\u{1B}[0m"
      case .secondMark: "\u{1B}[1;36m\(run.text)\u{1B}[0m"
      }
    }.joined()
  }

  /// A sentence with spans marked; the thing 0 in the first way, every other in the second.
  static func marking(_ spans: [(span: TextSpan, thing: Int)], in sentence: String) -> StyledText {
    let scalars = Array(sentence.unicodeScalars)
    var result = StyledText()
    var place = 0
    func text(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view)
    }
    for (span, thing) in spans where span.start >= place && span.end <= scalars.count {
      result.append(text(place..<span.start))
      result.append(text(span.range), thing == 0 ? .firstMark : .secondMark)
      place = span.end
    }
    result.append(text(place..<scalars.count))
    return result
  }
}
