internal import InkGraphCore

/// The characters of an article at which readers of its sentences have something to look for.
///
/// The article is looked through once, and each reader passes over four characters in five.
struct TextMarks {
  /// What a character is to the readers.
  struct Kinds: OptionSet {
    let rawValue: UInt16

    /// A mention begins here.
    static let mention = Kinds(rawValue: 1)
    /// A stop or comma, which ends a clause.
    static let clauseEnd = Kinds(rawValue: 1 << 1)
    /// Quotes or book marks before a name.
    static let opener = Kinds(rawValue: 1 << 2)
    /// A word such as 企业 may begin here.
    static let bareReference = Kinds(rawValue: 1 << 3)
    /// A word such as 该公司 may begin here.
    static let reference = Kinds(rawValue: 1 << 4)
    /// A word of a career, such as 现任, may begin here.
    static let career = Kinds(rawValue: 1 << 5)
    /// A word such as 陪同 may begin here.
    static let companion = Kinds(rawValue: 1 << 6)
    /// A word such as 任免 may begin here.
    static let personnel = Kinds(rawValue: 1 << 7)
  }

  /// A place with what stands there.
  struct Mark {
    let place: Int32
    let kinds: Kinds
  }

  /// The marks, in order of their places.
  let marks: [Mark]

  /// Looks through a text.
  ///
  /// - Parameters:
  ///   - text: The scalars of the article.
  ///   - mentionAt: For each position the mention that begins there, or -1.
  init(_ text: [Unicode.Scalar], mentionAt: [Int]) {
    marks = [Mark](unsafeUninitializedCapacity: text.count) { marks, count in
      Self.classes.bits.withUnsafeBufferPointer { classes in
        for place in text.indices {
          let value = Int(text[place].value)
          var bits: UInt16 = value < classes.count ? classes[value] : 0
          if mentionAt[place] >= 0 { bits |= Kinds.mention.rawValue }
          if bits == 0 { continue }
          marks.initializeElement(
            at: count,
            to: Mark(place: Int32(truncatingIfNeeded: place), kinds: Kinds(rawValue: bits)))
          count += 1
        }
      }
    }
  }

  private static let classes = ScalarClasses(
    [
      (SentenceView.clauseMarks, Kinds.clauseEnd), (SentenceView.openers, .opener),
      (SentenceView.referenceFirsts, .bareReference), (References.openers, .reference),
      (CareerWords.verbs, .career), (Companions.verbs.firsts, .companion),
      (RelationExtractor.personnel.firsts, .personnel),
    ].map { ($0.0, $0.1.rawValue) })
}
