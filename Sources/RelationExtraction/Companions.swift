internal import InkGraphCore

/// Reads who went along on a visit that was told before: 区长甲、副区长乙陪同调研.
enum Companions {
  /// Adds a visit to the places that the article's first visit names, for every person of a sentence
  /// that ends so; later stations are not said to be theirs.
  static func read(
    _ sentence: SentenceView, _ article: Article, into collector: inout StatementCollector
  ) {
    guard let verb = verb(in: sentence) else { return }
    let people = sentence.here.filter {
      sentence.mentions[$0].mention.type == .person
        && sentence.mentions[$0].mention.span.end <= verb
    }.map { sentence.mentions[$0] }
    let visits = collector.statements.filter {
      $0.predicate == predicate && $0.evidence.article == article.ordinal
        && $0.qualifier == nil && $0.evidence.span.end <= verb
    }
    guard let first = visits.first, let last = people.last else { return }
    // A sentence that tells of a visit itself names the visitor before those who went along.
    let own = visits.last { sentence.span.contains($0.evidence.span) }
    let others = people.filter { person in
      own.map { person.mention.span.start >= $0.evidence.span.end } ?? true
    }
    for person in others {
      let clause = StatementCollector.clause(
        around: person.mention.span.start..<last.mention.span.end, in: sentence)
      for visit in visits where visit.evidence.span == first.evidence.span {
        collector.add(
          LocalStatement(
            subject: .entity(person.entity), predicate: predicate, object: visit.object,
            evidence: LocalEvidence(
              article: article.ordinal, span: clause,
              text: String(scalars: sentence.text[clause.range]), subjectSpan: person.mention.span,
              rule: "visits.companion", score: 0.64)))
      }
    }
  }

  /// Where the word stands that says that people went along, at the end of a clause.
  private static func verb(in sentence: SentenceView) -> Int? {
    sentence.places(of: .companion).first { position in
      guard sentence.mention(at: position) == nil,
        let end = verbs.end(in: sentence.text, at: position)
      else { return false }
      return sentence.isClauseEnd(end)
    }
  }

  private static let predicate = Predicate(rawValue: "visits")
  static let verbs: WordList = [
    "陪同调研", "陪同检查", "陪同慰问", "陪同考察", "陪同走访", "陪同视察", "陪同活动", "陪同", "一同调研", "一同走访",
    "一同考察", "一同慰问", "参加调研", "参加走访", "参加慰问", "参加考察", "参加检查", "随同调研", "随同考察", "随同",
  ]
}
