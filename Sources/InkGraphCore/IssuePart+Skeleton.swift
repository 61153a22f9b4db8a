extension IssuePart {
  /// The part without its texts: all that linking needs to compare it with the parts of other
  /// issues.
  ///
  /// Things keep type, name, role and titles; of the statements the posts stay, of the mentions one
  /// for each article that names a person. A library of thousands of issues has room in memory in
  /// this form.
  public var skeleton: IssuePart {
    var part = IssuePart(
      issue: Issue(newspaper: issue.newspaper, number: issue.number, date: issue.date),
      contentHash: "")
    part.entities = entities.map {
      LocalEntity(type: $0.type, name: $0.name, role: $0.role, titles: $0.titles)
    }
    for mention in mentions where entities[mention.entity].type == .person {
      let isKnown = part.mentions.last.map {
        $0.entity == mention.entity && $0.article == mention.article
      }
      if isKnown != true {
        part.mentions.append(.appearance(of: mention.entity, in: mention.article))
      }
    }
    for statement in statements where statement.predicate == .holdsPosition {
      guard case .entity(let person) = statement.subject,
        case .entity(let body) = statement.object
      else { continue }
      part.statements.append(.post(of: person, at: body))
    }
    return part
  }
}

extension LocalMention {
  /// That an article names a person, without the place and the words.
  public static func appearance(of entity: Int, in article: Int) -> LocalMention {
    LocalMention(
      article: article, zone: .body,
      mention: Mention(
        span: TextSpan(start: 0, end: 0), surface: "", type: .person, score: 0, source: ""),
      entity: entity)
  }
}

extension LocalStatement {
  /// That a person has a post at a body, without title and evidence.
  public static func post(of person: Int, at body: Int) -> LocalStatement {
    LocalStatement(
      subject: .entity(person), predicate: .holdsPosition, object: .entity(body),
      evidence: LocalEvidence(
        article: 0, span: TextSpan(start: 0, end: 0), text: "", rule: "", score: 0))
  }
}
