public import InkGraphCore

/// What linking needs of all issues of a library, and how they are linked at present.
public struct LinkingState: Sendable {
  /// The skeletons of all parts, sorted by key; see `IssuePart.skeleton`.
  public let parts: [IssuePart]
  /// The row number of each issue.
  let rows: [Int]
  /// For each thing of each issue the row number of its entity; nil for an issue that is not linked.
  let linked: [[Int]?]
  /// The names of people whom issues named that are gone or were replaced since the last update.
  let changedPeople: Set<String>

  /// The things whose links may be others now, if nothing but issues changed since the last update.
  ///
  /// People of one name are told apart by all that issues say of that name, so those of a name stay
  /// as they are if no issue with the name came or went. Names of firms, of projects and of villages
  /// are compared with each other, so all of them are in it. What else is linked goes by its name
  /// alone.
  ///
  /// - Complexity: O(*n*), *n* things of all issues.
  public func focus() -> LinkingFocus {
    var people = changedPeople
    for (place, part) in parts.enumerated() where linked[place] == nil {
      for entity in part.entities where entity.type == .person { people.insert(entity.name) }
    }
    var reduced: [IssuePart] = []
    var places: [[Int]] = []
    var decides: [[Bool]] = []
    reduced.reserveCapacity(parts.count)
    for (place, part) in parts.enumerated() {
      guard linked[place] != nil else {
        reduced.append(part)
        places.append(Array(part.entities.indices))
        decides.append([Bool](repeating: true, count: part.entities.count))
        continue
      }
      let decided = part.entities.map { entity in
        switch entity.type {
        case .person: people.contains(entity.name)
        case .enterprise, .project: true
        case .region: entity.name.hasSuffix("村") || entity.name.hasSuffix("社区")
        default: false
        }
      }
      var isKept = decided
      // The other end is there so that the statement can be read; its link is not asked for.
      var ends: [(isPost: Bool, subject: Int, object: Int)] = []
      for statement in part.statements {
        guard case .entity(let subject) = statement.subject,
          case .entity(let object) = statement.object
        else { continue }
        let isPost = statement.predicate == .holdsPosition
        guard decided[subject] || !isPost else { continue }
        isKept[subject] = true
        isKept[object] = true
        ends.append((isPost, subject, object))
      }
      let kept = part.entities.indices.filter { isKept[$0] }
      var numbers = [Int](repeating: 0, count: part.entities.count)
      for (number, entity) in kept.enumerated() { numbers[entity] = number }
      var small = IssuePart(issue: part.issue, contentHash: "")
      small.entities = kept.map { part.entities[$0] }
      for mention in part.mentions where decided[mention.entity] {
        small.mentions.append(.appearance(of: numbers[mention.entity], in: mention.article))
      }
      small.statements = ends.map { end in
        let (subject, object) = (numbers[end.subject], numbers[end.object])
        return end.isPost ? .post(of: subject, at: object) : .village(subject, in: object)
      }
      reduced.append(small)
      places.append(kept)
      decides.append(kept.map { decided[$0] })
    }
    return LinkingFocus(parts: reduced, places: places, decides: decides)
  }

  /// The links of all things for `updateLinks`, from those of a focus.
  ///
  /// - Parameters:
  ///   - focus: The focus.
  ///   - key: Gives the key of a thing of a part of the focus; nil for one that is dropped.
  /// - Returns: For each part the link of each of its things.
  public func links(
    of focus: LinkingFocus, key: (_ part: Int, _ thing: Int) -> EntityKey?
  ) -> [[ThingLink]] {
    parts.indices.map { place in
      var links = [ThingLink](repeating: .unchanged, count: parts[place].entities.count)
      for (index, thing) in focus.places[place].enumerated() where focus.decides[place][index] {
        links[thing] = key(place, index).map { .entity($0) } ?? .dropped
      }
      return links
    }
  }
}

/// What linking decides about a thing of an issue.
public enum ThingLink: Hashable, Sendable {
  /// It is linked to the entity of a key.
  case entity(EntityKey)
  /// It is no thing.
  case dropped
  /// It stays linked as it is.
  case unchanged
}

/// A part of the things of a library that can be linked without the rest.
public struct LinkingFocus: Sendable {
  /// The parts with these things only, sorted by key.
  public let parts: [IssuePart]
  /// For each part the places of its things in the whole part.
  let places: [[Int]]
  /// For each thing whether its link is asked for.
  let decides: [[Bool]]
}
