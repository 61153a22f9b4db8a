internal import InkGraphCore

/// An article of an issue that was tagged before, of which only the paragraphs are tagged again that are
/// asked about.
///
/// **Invariant:** its scores are those of `TaggedIssue`.
final class TaggedAgain: TagScores {
  private let article: AnnotatedText
  private let tagger: CharacterTagger
  private let pieces: [TaggedIssue.Piece]
  /// For each piece the names that it shows by itself.
  private let names: [[TaggedName]]
  /// What the pieces of the article say to each other, and what those of the issue do.
  private let memories: [NameMemory]
  private var texts: [Int: CharacterTagger.TaggedText] = [:]

  /// Remembers what the pieces of an article show by themselves.
  ///
  /// - Complexity: O(*n*), *n* scalars of the article.
  init(
    _ article: AnnotatedText, tagger: CharacterTagger, finding kept: [KeptName],
    remembering memory: NameMemory
  ) {
    self.article = article
    self.tagger = tagger
    pieces = TaggedIssue.pieces(of: article)
    var names = [[TaggedName]](repeating: [], count: pieces.count)
    for name in kept { names[name.piece].append(name.name) }
    self.names = names
    var own = NameMemory()
    for (piece, names) in zip(pieces, names) where !names.isEmpty {
      own.add(names, in: tagger.numbers(of: article.scalars[piece.start..<piece.end]))
    }
    memories = [own, memory]
  }

  func logOdds(of span: TextSpan, as type: EntityType, in article: Int) -> Double? {
    TaggedIssue.name(of: span, as: type, in: pieces).map { piece, name in
      Double(tagger.logOdds(of: name, in: text(at: piece)))
    }
  }

  private func text(at index: Int) -> CharacterTagger.TaggedText {
    if let known = texts[index] { return known }
    let piece = pieces[index]
    let text = tagger.tag(
      tagger.text(
        article.scalars[piece.start..<piece.end],
        matches: article.words(from: piece.start, to: piece.end),
        categorizer: WordCategorizer(article.knowledge)),
      finding: names[index], remembering: memories)
    texts[index] = text
    return text
  }
}

/// A name that the tagger found in a piece of an article, in little room.
struct KeptName: Sendable {
  private let number: UInt32
  private let start: UInt16
  private let end: UInt16
  private let type: UInt16

  init(_ name: TaggedName, piece: Int) {
    number = UInt32(piece)
    start = UInt16(name.start)
    end = UInt16(name.end)
    type = UInt16(name.type)
  }

  /// The number of the piece.
  var piece: Int { Int(number) }
  /// The name in the piece.
  var name: TaggedName { TaggedName(start: Int(start), end: Int(end), type: Int(type)) }
}
