internal import InkGraphCore

/// A person of one issue, with what tells namesakes apart.
///
/// An object, not a value: lists of appearances are parted and put together over and over, and to copy a
/// value whose fields lie elsewhere in memory took more than half of the time of telling people apart in a
/// library of ten thousand issues.
final class PersonAppearance: Sendable {
  /// Where the person stands among the parts of the library.
  struct Place: Hashable {
    let part: Int
    let entity: Int
  }

  let place: Place
  /// The day of the issue, as `CalendarDate.ordinal`; 0 for an undated one.
  let day: Int
  let role: LocalEntity.Role
  /// The canonical names of the bodies where the person holds a post.
  let bodies: Set<String>
  /// The walk of life that the titles tell: official, citizen, sport, foreign.
  let walk: String?
  let titles: [String]
  let issue: IssueKey
  /// The articles that name the person, by their places in the issue.
  let articles: [Int]

  init(
    place: Place, day: Int, role: LocalEntity.Role, bodies: Set<String>, walk: String?,
    titles: [String], issue: IssueKey, articles: [Int]
  ) {
    self.place = place
    self.day = day
    self.role = role
    self.bodies = bodies
    self.walk = walk
    self.titles = titles
    self.issue = issue
    self.articles = articles
  }

  /// Whether a mark of a key, such as the body in 王建平@区水利局, or an article is this person's.
  func bears(_ mark: String) -> Bool {
    bodies.contains(mark) || titles.contains(mark) || (role == .staff && issue.newspaper == mark)
      || articles.contains { "\(ArticleID(issue: issue, ordinal: $0))" == mark }
  }

  /// Every person of the parts, by name; each name's in the order of the issues.
  ///
  /// - Complexity: O(*n*), *n* entities, mentions and statements together.
  static func all(
    in parts: [IssuePart], titleContexts: [String: String]
  ) -> [String: [PersonAppearance]] {
    var byName: [String: [PersonAppearance]] = [:]
    for (index, part) in parts.enumerated() {
      var bodies: [Int: Set<String>] = [:]
      for statement in part.statements where statement.predicate == .holdsPosition {
        guard case .entity(let subject) = statement.subject,
          case .entity(let object) = statement.object
        else { continue }
        bodies[subject, default: []].insert(part.entities[object].name)
      }
      var articles: [Int: [Int]] = [:]
      for mention in part.mentions where mention.mention.type == .person {
        if articles[mention.entity]?.last != mention.article {
          articles[mention.entity, default: []].append(mention.article)
        }
      }
      for (number, entity) in part.entities.enumerated() where entity.type == .person {
        let walk = entity.titles.lazy.compactMap { titleContexts[$0] }.compactMap(Self.walk).first
        byName[entity.name, default: []].append(
          PersonAppearance(
            place: Place(part: index, entity: number), day: part.issue.date?.ordinal ?? 0,
            role: entity.role, bodies: bodies[number] ?? [], walk: walk, titles: entity.titles,
            issue: part.issue.key, articles: articles[number] ?? []))
      }
    }
    return byName
  }

  /// Walks of life that one person hardly combines.
  private static func walk(_ context: String) -> String? {
    switch context {
    case "official", "party": "official"
    case "rural", "citizen": "citizen"
    case "sport": "sport"
    case "foreign": "foreign"
    default: nil
    }
  }
}
