internal import InkGraphCore

/// Tells namesakes apart.
///
/// The characters of a name are its identity: names are never merged on likeness. People of one
/// name are one person unless their posts speak against it: work on the paper and a part in the
/// news, posts of two walks of life, or posts at two bodies whose times interleave.
struct PersonClusters {
  /// A person of one issue.
  struct Place: Hashable {
    let part: Int
    let entity: Int
  }

  /// For people of names that several people have, what tells them apart.
  private(set) var qualifiers: [(place: Place, qualifier: String)] = []

  private struct Appearance {
    let place: Place
    let date: CalendarDate?
    let role: LocalEntity.Role
    let bodies: Set<String>
    let walk: String?
    let titles: [String]
    let newspaper: String
  }

  init(_ parts: [IssuePart], titleContexts: [String: String]) {
    var byName: [String: [Appearance]] = [:]
    for (index, part) in parts.enumerated() {
      var bodies: [Int: Set<String>] = [:]
      for statement in part.statements where statement.predicate == .holdsPosition {
        guard case .entity(let subject) = statement.subject,
          case .entity(let object) = statement.object
        else { continue }
        bodies[subject, default: []].insert(part.entities[object].name)
      }
      for (number, entity) in part.entities.enumerated() where entity.type == .person {
        let walk = entity.titles.lazy.compactMap { titleContexts[$0] }.compactMap(Self.walk).first
        byName[entity.name, default: []].append(
          Appearance(
            place: Place(part: index, entity: number), date: part.issue.date, role: entity.role,
            bodies: bodies[number] ?? [], walk: walk, titles: entity.titles,
            newspaper: part.issue.newspaper))
      }
    }
    for name in byName.keys.sorted(by: { $0.precedesByScalars($1) }) {
      split(byName[name] ?? [])
    }
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

  private mutating func split(_ appearances: [Appearance]) {
    guard appearances.count > 1 else { return }
    let staff = appearances.filter { $0.role == .staff }
    let subjects = appearances.filter { $0.role == .subject }
    let clusters = clusters(of: subjects)
    guard clusters.count + (staff.isEmpty ? 0 : 1) > 1 else { return }
    // A cluster without a body keeps the plain name; every other says where it belongs.
    var plainTaken = false
    for cluster in clusters {
      let body = cluster.flatMap(\.bodies).sorted { $0.precedesByScalars($1) }.first
      let walk = cluster.compactMap { appearance in
        appearance.walk == nil ? nil : appearance.titles.first
      }.sorted { $0.precedesByScalars($1) }.first
      let mark = body ?? walk
      if mark == nil, !plainTaken {
        plainTaken = true
        continue
      }
      for appearance in cluster { qualifiers.append((appearance.place, mark ?? "其他")) }
    }
    for appearance in staff { qualifiers.append((appearance.place, appearance.newspaper)) }
  }

  /// Groups of appearances, each one person.
  private func clusters(of subjects: [Appearance]) -> [[Appearance]] {
    guard subjects.count > 1 else { return subjects.isEmpty ? [] : [subjects] }
    var walks: [String: [Appearance]] = [:]
    var unmarked: [Appearance] = []
    for appearance in subjects {
      // A body without a telling title is an official's or an employee's.
      if let walk = appearance.walk ?? (appearance.bodies.isEmpty ? nil : "official") {
        walks[walk, default: []].append(appearance)
      } else {
        unmarked.append(appearance)
      }
    }
    var clusters: [[Appearance]] = []
    for walk in walks.keys.sorted() {
      clusters += byBodies(walks[walk] ?? [])
    }
    guard !clusters.isEmpty else { return [subjects] }
    // Who appears without a post is the one who was last seen before, else the first.
    for appearance in unmarked {
      let nearest = clusters.indices.min { left, right in
        distance(appearance, clusters[left]) < distance(appearance, clusters[right])
      }
      clusters[nearest ?? 0].append(appearance)
    }
    return clusters
  }

  /// People of one walk of life: joined by a common body, and by posts that follow each other.
  private func byBodies(_ appearances: [Appearance]) -> [[Appearance]] {
    var groups: [(members: [Appearance], bodies: Set<String>)] = []
    for appearance in appearances {
      var merged = (members: [appearance], bodies: appearance.bodies)
      var rest: [(members: [Appearance], bodies: Set<String>)] = []
      for group in groups {
        if group.bodies.isEmpty || merged.bodies.isEmpty
          || !group.bodies.isDisjoint(with: merged.bodies)
        {
          merged = (group.members + merged.members, group.bodies.union(merged.bodies))
        } else {
          rest.append(group)
        }
      }
      groups = rest + [merged]
    }
    groups.sort { first($0.members) < first($1.members) }
    var people: [(members: [Appearance], last: Int)] = []
    for group in groups {
      let start = first(group.members)
      let end = group.members.map { $0.date?.ordinal ?? 0 }.max() ?? 0
      // A post that begins after another ended is the next step of the same career.
      if let index = people.lastIndex(where: { $0.last < start }) {
        people[index].members += group.members
        people[index].last = end
      } else {
        people.append((group.members, end))
      }
    }
    return people.map(\.members)
  }

  private func first(_ members: [Appearance]) -> Int {
    members.map { $0.date?.ordinal ?? 0 }.min() ?? 0
  }

  private func distance(_ appearance: Appearance, _ cluster: [Appearance]) -> Int {
    let date = appearance.date?.ordinal ?? 0
    return cluster.map { abs(($0.date?.ordinal ?? 0) - date) }.min() ?? Int.max
  }
}
