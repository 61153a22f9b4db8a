internal import InkGraphCore

/// The articles of an issue with what the tagger finds in them.
///
/// It is a class because the vote on every article holds it.
final class TaggedIssue {
  /// A paragraph of an article, or a part of a very long one.
  struct Piece {
    let start: Int
    let end: Int
  }

  private let tagger: CharacterTagger
  private let pieces: [[Piece]]
  private let texts: [[CharacterTagger.TaggedText]]
  /// For each article and piece the names that it shows by itself.
  private let ownNames: [[[TaggedName]]]
  /// What the findings in one article say to the others.
  let memory: NameMemory

  /// The longest text that is tagged at once; longer paragraphs are cut after a sentence.
  private static let longest = 2000

  /// Tags the articles of an issue; with the memory of the issue some of them are enough.
  init(
    _ articles: [AnnotatedText], tagger: CharacterTagger, remembering memory: NameMemory? = nil
  ) {
    self.tagger = tagger
    pieces = articles.map(Self.pieces)
    var texts: [[CharacterTagger.TaggedText]] = []
    for (article, pieces) in zip(articles, pieces) {
      let categorizer = WordCategorizer(article.knowledge)
      texts.append(
        pieces.map { piece in
          tagger.tag(
            tagger.text(
              article.scalars[piece.start..<piece.end],
              matches: article.words(from: piece.start, to: piece.end), categorizer: categorizer))
        })
    }
    ownNames = texts.map { $0.map(\.names) }
    self.memory = memory ?? tagger.memory(of: texts)
    tagger.revise(&texts, remembering: self.memory)
    self.texts = texts
  }

  /// The names that the pieces of an article show by themselves, in order.
  func keptNames(of article: Int) -> [KeptName] {
    ownNames[article].enumerated().flatMap { piece, names in
      names.map { KeptName($0, piece: piece) }
    }
  }

  /// The paragraphs, of which those that are too long are cut between sentences.
  static func pieces(of article: AnnotatedText) -> [Piece] {
    var pieces: [Piece] = []
    for (_, span) in article.blocks where span.count > 0 {
      guard span.count > longest else {
        pieces.append(Piece(start: span.start, end: span.end))
        continue
      }
      var start = span.start
      while span.end - start > longest {
        var end = start + longest
        let stop = article.scalars[(start + longest / 2)..<end].lastIndex {
          "。！？；".unicodeScalars.contains($0)
        }
        if let stop { end = stop + 1 }
        pieces.append(Piece(start: start, end: end))
        start = end
      }
      pieces.append(Piece(start: start, end: span.end))
    }
    return pieces
  }

  /// The names that the tagger finds in an article.
  func names(in article: Int) -> [(span: TextSpan, type: EntityType, logOdds: Double)] {
    var result: [(span: TextSpan, type: EntityType, logOdds: Double)] = []
    for (piece, text) in zip(pieces[article], texts[article]) {
      for name in text.names where name.type < TagLayout.entityTypes.count {
        result.append(
          (
            span: TextSpan(start: piece.start + name.start, end: piece.start + name.end),
            type: TagLayout.entityTypes[name.type],
            logOdds: Double(tagger.logOdds(of: name, in: text))
          ))
      }
    }
    return result
  }

  /// How much better than no name the tagger finds a name, in log-odds; nil for a type that it does
  /// not know, and for a span that no paragraph holds.
  func logOdds(of span: TextSpan, as type: EntityType, in article: Int) -> Double? {
    Self.name(of: span, as: type, in: pieces[article]).map { piece, name in
      Double(tagger.logOdds(of: name, in: texts[article][piece]))
    }
  }

  /// A span as a name of the piece that holds it.
  static func name(
    of span: TextSpan, as type: EntityType, in pieces: [Piece]
  ) -> (piece: Int, name: TaggedName)? {
    guard let index = TagLayout.entityTypes.firstIndex(of: type) else { return nil }
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].end <= span.start { low = middle + 1 } else { high = middle }
    }
    guard low < pieces.count, pieces[low].start <= span.start, span.end <= pieces[low].end else {
      return nil
    }
    let name = TaggedName(
      start: span.start - pieces[low].start, end: span.end - pieces[low].start, type: index)
    return (low, name)
  }
}

extension TaggedIssue: TagScores {}
