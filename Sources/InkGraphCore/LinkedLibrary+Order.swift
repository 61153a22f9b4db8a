extension Statement {
  /// Orders as a linked library does: by subject, predicate, object and qualifier.
  package static func precedes(_ left: Statement, _ right: Statement) -> Bool {
    if left.subject != right.subject { return left.subject.precedes(right.subject) }
    if left.predicate != right.predicate { return left.predicate < right.predicate }
    if left.object != right.object { return left.object.precedes(right.object) }
    return left.qualifier.precedesByScalars(right.qualifier)
  }
}

extension Reference {
  /// Orders entities, which are sorted by key, before articles.
  fileprivate func precedes(_ other: Reference) -> Bool {
    switch (self, other) {
    case (.entity(let first), .entity(let second)): first < second
    case (.article(let first), .article(let second)): first < second
    case (.entity, .article): true
    case (.article, .entity): false
    }
  }
}

extension Evidence {
  /// Orders by article, span, rule and words.
  package static func precedes(_ left: Evidence, _ right: Evidence) -> Bool {
    if left.article != right.article { return left.article < right.article }
    if left.span != right.span { return left.span < right.span }
    if left.rule != right.rule { return left.rule.precedesByScalars(right.rule) }
    return left.text.precedesByScalars(right.text)
  }
}
