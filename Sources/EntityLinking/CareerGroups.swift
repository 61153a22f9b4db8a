import InkGraphCore

/// Groups people of one name and walk of life: joined by a common body, and by posts that follow
/// each other.
///
/// A post that begins after another ended is the next step of the same career, unless the two
/// bodies lie in different provinces.
struct CareerGroups {
  /// Someone's appearances, and how the posts were joined.
  struct Person {
    var members: [PersonAppearance] = []
    /// The first member of each later step of the career, with the last one before it.
    var steps: [(before: PersonAppearance, after: PersonAppearance)] = []
  }

  /// - Complexity: O(*k* log *k*), *k* appearances with their bodies.
  static func people(
    _ appearances: [PersonAppearance], province: (String) -> Int?
  ) -> [Person] {
    let posted = appearances.filter { !$0.bodies.isEmpty }
    guard !posted.isEmpty else {
      return appearances.isEmpty ? [] : [Person(members: appearances)]
    }
    var people: [Person] = []
    // The day of each one's last post, with the person, in the order of the days.
    var ends: [(day: Int, person: Int)] = []
    for group in groups(posted) {
      guard let first = group.first, let last = group.last else { continue }
      let earlier = place(of: (first.day, -1), in: ends)
      let index = (max(0, earlier - reach)..<earlier).last { candidate in
        people[ends[candidate].person].members.last.map {
          !conflict($0, first, province)
        } ?? true
      }
      if let index {
        let person = ends.remove(at: index).person
        if let before = people[person].members.last {
          people[person].steps.append((before, first))
        }
        people[person].members += group
        insert((last.day, person), into: &ends)
      } else {
        people.append(Person(members: group))
        insert((last.day, people.count - 1), into: &ends)
      }
    }
    let bare = appearances.filter { $0.bodies.isEmpty }
    let nearest = NearestGroup(people.map(\.members))
    for appearance in bare { people[nearest.index(of: appearance)].members.append(appearance) }
    return people
  }

  /// Appearances that share bodies, each group by its days; the groups by their first days.
  private static func groups(_ appearances: [PersonAppearance]) -> [[PersonAppearance]] {
    var sets = DisjointSets(count: appearances.count)
    var owner: [String: Int] = [:]
    for (index, appearance) in appearances.enumerated() {
      for body in appearance.bodies {
        if let other = owner[body] {
          sets.join(index, other)
        } else {
          owner[body] = index
        }
      }
    }
    var members: [Int: [PersonAppearance]] = [:]
    for (index, appearance) in appearances.enumerated() {
      members[sets.root(of: index), default: []].append(appearance)
    }
    return members.sorted { $0.key < $1.key }.map { group in
      group.value.enumerated().sorted {
        ($0.element.day, $0.offset) < ($1.element.day, $1.offset)
      }.map(\.element)
    }.enumerated().sorted {
      ($0.element[0].day, $0.offset) < ($1.element[0].day, $1.offset)
    }.map(\.element)
  }

  private static func conflict(
    _ left: PersonAppearance, _ right: PersonAppearance, _ province: (String) -> Int?
  ) -> Bool {
    let (one, two) = (left.bodies.compactMap(province), right.bodies.compactMap(province))
    return !one.isEmpty && !two.isEmpty && Set(one).isDisjoint(with: two)
  }

  private static func insert(
    _ end: (day: Int, person: Int), into ends: inout [(day: Int, person: Int)]
  ) {
    ends.insert(end, at: place(of: end, in: ends))
  }

  private static func place(
    of end: (day: Int, person: Int), in ends: [(day: Int, person: Int)]
  ) -> Int {
    var low = 0
    var high = ends.count
    while low < high {
      let middle = (low + high) / 2
      if (ends[middle].day, ends[middle].person) < end { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Among how many of those whose posts ended last the next step of a career is looked for.
  private static let reach = 16
}

/// Finds the group of appearances that is nearest to another one in time.
struct NearestGroup {
  private let days: [(day: Int, group: Int)]

  init(_ groups: [[PersonAppearance]]) {
    days = groups.enumerated().flatMap { index, members in
      members.map { (day: $0.day, group: index) }
    }.sorted { ($0.day, $0.group) < ($1.day, $1.group) }
  }

  /// The group; of two that are equally near the one that was seen before.
  ///
  /// - Complexity: O(log *k*), *k* appearances of all groups.
  func index(of appearance: PersonAppearance) -> Int {
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle].day <= appearance.day { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? days[low - 1] : nil
    let after = low < days.count ? days[low] : nil
    guard let before else { return after?.group ?? 0 }
    guard let after else { return before.group }
    return appearance.day - before.day <= after.day - appearance.day ? before.group : after.group
  }
}
