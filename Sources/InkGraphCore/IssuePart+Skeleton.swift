extension IssuePart {
  /// The part without its texts: all that linking needs to compare it with the parts of other
  /// issues.
  ///
  /// Things keep type, name, role and titles; of the statements the posts stay and which village lies
  /// in which town, of the mentions one for each article that names a person. A library of thousands of issues has room in memory in
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
    for statement in statements {
      guard case .entity(let subject) = statement.subject,
        case .entity(let object) = statement.object
      else { continue }
      if statement.predicate == .holdsPosition {
        part.statements.append(.post(of: subject, at: object))
      } else if statement.evidence.rule == LocalStatement.villageRule {
        part.statements.append(.village(subject, in: object))
      }
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
    bare(person, .holdsPosition, body, rule: "")
  }

  /// The rule that reads off a village's name in which town it lies.
  public static let villageRule = "name.village"

  /// That a village's name says in which town it lies, without evidence.
  public static func village(_ village: Int, in town: Int) -> LocalStatement {
    bare(village, .partOf, town, rule: villageRule)
  }

  private static func bare(
    _ subject: Int, _ predicate: Predicate, _ object: Int, rule: String
  ) -> LocalStatement {
    LocalStatement(
      subject: .entity(subject), predicate: predicate, object: .entity(object),
      evidence: LocalEvidence(
        article: 0, span: TextSpan(start: 0, end: 0), text: "", rule: rule, score: 0))
  }
}
