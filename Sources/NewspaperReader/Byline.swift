import InkGraphCore

/// The line that says who made an article.
struct Byline {
  /// The words as printed, brackets included.
  var text: Scalars
  /// The people, in printed order.
  var credits: [Credit]
  /// Whether a role word, or a known surname for every name, makes it certain.
  var certain: Bool
  /// Whether the people made a picture rather than a text.
  var isPicture: Bool

  /// Reads a line that is nothing but a byline.
  ///
  /// - Parameters:
  ///   - line: The line, without blanks at both ends.
  ///   - underTitle: Whether it stands directly under a headline, where bare names are enough.
  /// - Returns: The byline, or nil if anything else stands in the line.
  static func whole(_ line: Scalars, underTitle: Bool = false) -> Byline? {
    guard line.count <= 80, let first = line.first, let last = line.last else { return nil }
    if first.isOpenRound, last.isCloseRound {
      let content = line.dropFirst().dropLast()
      guard !content.contains(where: { $0.isOpenRound || $0.isCloseRound }) else { return nil }
      return CreditParser.parse(content).map { Byline(line, $0) }
    }
    if isMark(first) {
      let content = line.dropFirst().trimmed
      return CreditParser.parse(content).map { Byline(line, $0) }
    }
    guard !last.isSentenceEnd, last != "，", last != "," else { return nil }
    guard line.count <= 40, underTitle || speaksOfRoles(line), let parsed = CreditParser.parse(line)
    else { return nil }
    // `旅游摄影` is no name with a role: without brackets the role must come first.
    if parsed.hasRole, parsed.likely || line.contains(any: roles) {
      return Byline(line, parsed)
    }
    return underTitle && parsed.certain ? Byline(line, parsed) : nil
  }

  /// Reads the byline at the end of a paragraph: in round brackets, or bare with role words after
  /// the last sentence.
  static func trailing(in text: Scalars) -> Byline? {
    guard let last = text.last else { return nil }
    if last.isCloseRound {
      let tail = text.suffix(82)
      guard let open = tail.dropLast().lastIndex(where: { $0.isOpenRound || $0.isCloseRound }),
        text[open].isOpenRound, let parsed = CreditParser.parse(text[(open + 1)...].dropLast())
      else { return nil }
      // Brackets inside a sentence explain a word; a byline stands after the sentence.
      var before = open - 1
      while before >= text.startIndex, text[before].isBlank { before -= 1 }
      guard before >= text.startIndex else { return Byline(text, parsed) }
      let stop = text[before]
      guard stop.isSentenceEnd || stop.isCloser || parsed.hasRole || open - before > 1 else {
        return nil
      }
      return Byline(text[open...], parsed)
    }
    guard !last.isSentenceEnd else { return nil }
    let tail = text.suffix(60)
    guard let stop = tail.lastIndex(where: { $0.isSentenceEnd || $0 == "”" }) else { return nil }
    let content = text[(stop + 1)...].trimmed
    guard content.count >= 4, let parsed = CreditParser.parse(content), parsed.hasRole else {
      return nil
    }
    return Byline(content, parsed)
  }

  private static let texts: PhraseSet = ["文/", "文／"]
  private static let roles: PhraseSet = ["记者", "通讯员", "作者", "文/", "图/", "文／", "图／"]
  private static let endings: PhraseSet = ["报道", "摄", "摄影", "整理", "供稿", "供图", "编译", "文", "图"]

  /// Whether a line without brackets holds a role word in a place where bylines have it.
  private static func speaksOfRoles(_ line: Scalars) -> Bool {
    line.ends(withAny: endings) || line.contains(any: roles)
  }

  /// Whether the byline begins with a square or circle, as those do that stand before the text.
  var standsBefore: Bool {
    guard let first = text.first else { return false }
    return Self.isMark(first) || text.starts(withAny: Self.texts)
  }

  private init(_ text: Scalars, _ parsed: CreditParser.Result) {
    self.text = text
    credits = parsed.credits
    certain = parsed.certain
    isPicture = parsed.isPicture
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    marks.contains(scalar)
  }

  private static let marks: ScalarSet = "□■○◎▢●◆◇"
}
