internal import InkGraphCore

/// Collects statements; the same fact of one issue is kept once, with its best evidence.
struct StatementCollector {
  private struct Key: Hashable {
    let subject: LocalReference
    let predicate: Predicate
    let object: LocalReference
    let qualifier: String?
    let article: Int

    /// Compares scalars: a text as a reader sees it is normalized for each comparison.
    static func == (left: Key, right: Key) -> Bool {
      left.subject == right.subject && left.object == right.object && left.article == right.article
        && left.predicate == right.predicate && left.qualifier.hasSameScalars(as: right.qualifier)
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(subject)
      hasher.combine(object)
      hasher.combine(article)
      hasher.combine(qualifier?.utf8.count)
    }
  }

  private struct Link: Hashable {
    let article: Int
    let lower: Int
    let upper: Int

    init(_ first: Int, _ second: Int, article: Int) {
      self.article = article
      lower = min(first, second)
      upper = max(first, second)
    }
  }

  private(set) var statements: [LocalStatement]
  private var seen: [Key: Int] = [:]
  private var linked: Set<Link> = []

  init(_ statements: [LocalStatement]) {
    self.statements = statements
    for (index, statement) in statements.enumerated() {
      seen[Self.key(statement)] = index
      note(statement)
    }
  }

  /// Adds a statement, unless the article already said the same with a better rule.
  mutating func add(_ statement: LocalStatement) {
    guard statement.subject != statement.object else { return }
    let key = Self.key(statement)
    if let index = seen[key] {
      if statements[index].evidence.score < statement.evidence.score {
        statements[index] = statement
      }
      return
    }
    seen[key] = statements.count
    statements.append(statement)
    note(statement)
  }

  private mutating func note(_ statement: LocalStatement) {
    guard case .entity(let subject) = statement.subject,
      case .entity(let object) = statement.object
    else { return }
    linked.insert(Link(subject, object, article: statement.evidence.article))
  }

  /// The statements without the weak links of what stronger ones join: a body that carries out works
  /// relates to them, too.
  var withoutWeakLinks: [LocalStatement] {
    struct Pair: Hashable {
      let subject: LocalReference
      let object: LocalReference

      init(_ statement: LocalStatement) {
        (subject, object) = (statement.subject, statement.object)
      }
    }
    var joined: Set<Pair> = []
    for statement in statements where Self.strong.contains(statement.predicate) {
      joined.insert(Pair(statement))
    }
    return statements.filter {
      $0.predicate != Self.weak || $0.evidence.score >= Self.standing
        || !joined.contains(Pair($0))
    }
  }

  /// A link that a rule reads as surely as this says something of its own.
  private static let standing = 0.65
  private static let weak = Predicate(rawValue: "relatesTo")
  private static let strong = Set(
    ["undertakes", "organizes", "participatesIn"].map(Predicate.init(rawValue:)))

  /// Whether the article already joins two things.
  func links(_ first: Int, _ second: Int, article: Int) -> Bool {
    linked.contains(Link(first, second, article: article))
  }

  /// Adds a statement for every pair of ends of a match, unless the pair is one of `known`.
  mutating func add(
    _ match: PatternMatcher.Match, _ rule: RelationRule, _ sentence: SentenceView,
    _ article: Article, unless known: Set<PatternMatcher.Pair>
  ) {
    for subject in match.subjects {
      for object in match.objects
      where !known.contains(
        PatternMatcher.Pair(subject: subject.entity, object: object.entity))
      {
        let spans = [subject.span, object.span].compactMap { $0 }
        let start = min(match.start, spans.map(\.start).min() ?? match.start)
        let end = max(match.end, spans.map(\.end).max() ?? match.end)
        let clause = Self.clause(around: start..<end, in: sentence)
        add(
          LocalStatement(
            subject: .entity(subject.entity), predicate: rule.predicate,
            object: .entity(object.entity),
            qualifier: Modality.qualifier(
              match.qualifier ?? rule.qualifier, Modality.mark(in: sentence, start..<end)),
            evidence: LocalEvidence(
              article: article.ordinal, span: clause,
              text: String(scalars: sentence.text[clause.range]), subjectSpan: subject.span,
              objectSpan: object.span, rule: rule.id, score: rule.score)))
      }
    }
  }

  /// The clauses that hold a range, without the stops around them.
  static func clause(around range: Range<Int>, in sentence: SentenceView) -> TextSpan {
    var start = range.lowerBound
    while start > sentence.span.start, !SentenceView.clauseMarks.contains(sentence.text[start - 1])
    {
      start -= 1
    }
    var end = max(range.upperBound, start + 1)
    while end < sentence.span.end, !SentenceView.clauseMarks.contains(sentence.text[end]) {
      end += 1
    }
    return TextSpan(start: start, end: end)
  }

  private static func key(_ statement: LocalStatement) -> Key {
    Key(
      subject: statement.subject, predicate: statement.predicate, object: statement.object,
      qualifier: statement.qualifier, article: statement.evidence.article)
  }
}
