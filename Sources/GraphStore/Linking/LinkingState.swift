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
  /// as they are if no issue with the name came or went. Names of firms and of projects are compared
  /// with each other, so all of them are in it. What else is linked goes by its name alone.
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
        default: false
        }
      }
      var isKept = decided
      var posts: [LocalStatement] = []
      for post in part.statements {
        // The body is there so that the post can be read; its own link is not asked for.
        guard case .entity(let person) = post.subject, case .entity(let body) = post.object,
          decided[person]
        else { continue }
        isKept[body] = true
        posts.append(post)
      }
      let kept = part.entities.indices.filter { isKept[$0] }
      var numbers = [Int](repeating: 0, count: part.entities.count)
      for (number, entity) in kept.enumerated() { numbers[entity] = number }
      var small = IssuePart(issue: part.issue, contentHash: "")
      small.entities = kept.map { part.entities[$0] }
      for mention in part.mentions where decided[mention.entity] {
        small.mentions.append(.appearance(of: numbers[mention.entity], in: mention.article))
      }
      for case (.entity(let person), .entity(let body)) in posts.map({ ($0.subject, $0.object) }) {
        small.statements.append(.post(of: numbers[person], at: numbers[body]))
      }
      reduced.append(small)
      places.append(kept)
      decides.append(kept.map { decided[$0] })
    }
    return LinkingFocus(parts: reduced, places: places, decides: decides)
  }

  /// The keys of all things for `updateLinks`, from those of a focus.
  public func keys(_ focused: [[EntityKey]], of focus: LinkingFocus) -> [[EntityKey?]] {
    parts.indices.map { place in
      var keys = [EntityKey?](repeating: nil, count: parts[place].entities.count)
      for (index, thing) in focus.places[place].enumerated() where focus.decides[place][index] {
        keys[thing] = focused[place][index]
      }
      return keys
    }
  }
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
