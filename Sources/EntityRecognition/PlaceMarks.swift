internal import InkGraphCore

/// What stands at one place of a text, in one word of bits.
///
/// Most questions of the recognizers are about places where nothing of the kind stands, and a bit
/// tells that without a look at the matches.
///
/// | bits | what |
/// | --- | --- |
/// | 0-4 | edges of words that part names, and separators |
/// | 5-21 | the kinds of the words that begin here |
/// | 22-38 | the kinds of the words that end right before here |
/// | 39-62 | `Cues` |
/// | 63 | an act of appointment that ends right before here |
struct PlaceMarks: OptionSet, Sendable {
  /// The bits.
  let rawValue: UInt64

  /// A word that can't stand inside a name begins here.
  static let boundaryStart = PlaceMarks(rawValue: 1)
  /// A word that can't stand inside a name ends right before here.
  static let boundaryEnd = PlaceMarks(rawValue: 1 << 1)
  /// A function word, an adverb or a word of time begins here.
  static let functionStart = PlaceMarks(rawValue: 1 << 2)
  /// A function word, an adverb or a word of time ends right before here.
  static let functionEnd = PlaceMarks(rawValue: 1 << 3)
  /// A scalar that parts names stands here; also the mark of the end of the text.
  static let separator = PlaceMarks(rawValue: 1 << 4)

  /// An act of appointment ends right before here.
  static let appointmentEnd = PlaceMarks(rawValue: 1 << 63)

  /// A word may begin here at which a recognizer looks closer.
  @inline(__always)
  static func cues(_ cues: Cues) -> PlaceMarks {
    PlaceMarks(rawValue: UInt64(cues.rawValue) << 39)
  }

  /// A word of a kind begins here.
  @inline(__always)
  static func start(_ kind: LexiconKind) -> PlaceMarks {
    PlaceMarks(rawValue: 1 << (UInt64(kind.rawValue) &+ 5))
  }

  /// A word of a kind ends right before here.
  @inline(__always)
  static func end(_ kind: LexiconKind) -> PlaceMarks {
    PlaceMarks(rawValue: 1 << (UInt64(kind.rawValue) &+ 22))
  }

  /// The marks of every place of a text, and of its end.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - matches: The words of the lexicon in it.
  ///   - table: Where recognizers look closer.
  /// - Returns: For each place its marks, and those of the end.
  static func marks(
    of text: [Unicode.Scalar], _ matches: [Lexicon.Match], _ table: borrowing CueTable
  ) -> [PlaceMarks] {
    [PlaceMarks](unsafeUninitializedCapacity: text.count + 1) { marks, count in
      count = text.count + 1
      markCharacters(of: text, marks, table)
      matches.withUnsafeBufferPointer { markWords($0, marks) }
    }
  }

  /// Marks what characters alone tell, the first that is marked.
  private static func markCharacters(
    of text: [Unicode.Scalar], _ marks: UnsafeMutableBufferPointer<PlaceMarks>,
    _ table: borrowing CueTable
  ) {
    var appointments: [Int] = []
    for (place, scalar) in text.enumerated() {
      let cues = table.cues(of: scalar, place + 1 < text.count ? text[place + 1] : "\0")
      if cues.contains(.appointment) { appointments.append(place) }
      // Nearly all characters are Han, and none of them parts names.
      let edge: PlaceMarks = !scalar.isHan && AnnotatedText.isSeparator(scalar) ? .separator : []
      marks.initializeElement(at: place, to: edge.union(.cues(cues)))
    }
    marks.initializeElement(at: text.count, to: .separator)
    for start in appointments {
      if let end = NameFrame.appointments.end(in: text, at: start) {
        marks[end].insert(.appointmentEnd)
      }
    }
  }

  private static func markWords(
    _ matches: UnsafeBufferPointer<Lexicon.Match>, _ marks: UnsafeMutableBufferPointer<PlaceMarks>
  ) {
    // A function word inside a longer known name (和 in 和平区) parts nothing.
    var covered = [Bool](repeating: false, count: marks.count)
    covered.withUnsafeMutableBufferPointer { covered in
      for match in matches {
        let start = Int(match.start)
        let end = Int(match.end)
        marks[start].formUnion(.start(match.kind))
        marks[end].formUnion(.end(match.kind))
        switch match.kind {
        case .regionName, .regionShortName, .centralBody, .knownOrganization, .knownEnterprise,
          .inner:
          for position in start..<end { covered[position] = true }
        case .boundary:
          switch BoundaryClass(rawValue: Int(match.payload)) {
          case .function, .adverb, .time:
            marks[start].insert(.functionStart)
            marks[end].insert(.functionEnd)
          default: break
          }
          // 与 in 参与: the longer word parts names at its own ends, or not at all.
          if match.count > 1 {
            for position in start..<end { covered[position] = true }
          }
        default: break
        }
      }
      for match in matches
      where match.kind == .boundary && match.payload != Int32(BoundaryClass.soft.rawValue) {
        if match.count == 1, covered[Int(match.start)] { continue }
        marks[Int(match.start)].insert(.boundaryStart)
        marks[Int(match.end)].insert(.boundaryEnd)
      }
    }
  }
}
