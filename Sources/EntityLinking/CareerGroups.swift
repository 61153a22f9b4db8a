import InkGraphCore

/// Groups people of one name and walk of life: joined by a common body, and by posts that follow
/// each other.
///
/// A post that begins after another ended is the next step of the same career, unless the two
/// bodies lie in different provinces. People are given by their places in `PersonAppearances`.
struct CareerGroups {
  /// Someone's appearances, and how the posts were joined.
  struct Person {
    var members: [Int] = []
    /// The first member of each later step of the career, with the last one before it.
    var steps: [(before: Int, after: Int)] = []
  }

  /// The people of the library.
  let appearances: PersonAppearances
  /// The province of a body by the number of its name, if the name tells it.
  let province: (UInt32) -> Int?

  /// - Complexity: O(*k* log *k*), *k* appearances with their bodies.
  func people(_ members: [Int]) -> [Person] {
    let posted = members.filter(appearances.hasBody)
    guard !posted.isEmpty else { return members.isEmpty ? [] : [Person(members: members)] }
    var people: [Person] = []
    // The day of each one's last post, with the person, in the order of the days.
    var ends: [(day: Int32, person: Int)] = []
    for group in groups(posted) {
      guard let first = group.first, let last = group.last else { continue }
      let earlier = place(of: (day(first), -1), in: ends)
      let index = (max(0, earlier - Self.reach)..<earlier).last { candidate in
        people[ends[candidate].person].members.last.map { !conflict($0, first) } ?? true
      }
      if let index {
        let person = ends.remove(at: index).person
        if let before = people[person].members.last {
          people[person].steps.append((before, first))
        }
        people[person].members += group
        insert((day(last), person), into: &ends)
      } else {
        people.append(Person(members: group))
        insert((day(last), people.count - 1), into: &ends)
      }
    }
    guard posted.count < members.count else { return people }
    let nearest = NearestGroup(people.map(\.members), in: appearances)
    for bare in members where !appearances.hasBody(bare) {
      people[nearest.index(of: bare)].members.append(bare)
    }
    return people
  }

  private func day(_ member: Int) -> Int32 { appearances.all[member].day }

  /// Appearances that share bodies, each group by its days; the groups by their first days.
  private func groups(_ members: [Int]) -> [[Int]] {
    var sets = DisjointSets(count: members.count)
    var owner: [UInt32: Int] = [:]
    for (index, member) in members.enumerated() {
      for body in appearances.bodies(of: member) {
        if let other = owner[body] {
          sets.join(index, other)
        } else {
          owner[body] = index
        }
      }
    }
    // The root of a set is its smallest member, so that groups come up in the order of their firsts.
    var places: [Int: Int] = [:]
    var groups: [[Int]] = []
    for (index, member) in members.enumerated() {
      let root = sets.root(of: index)
      if let place = places[root] {
        groups[place].append(member)
      } else {
        places[root] = groups.count
        groups.append([member])
      }
    }
    return groups.map(inOrderOfDays).enumerated().sorted {
      (day($0.element[0]), $0.offset) < (day($1.element[0]), $1.offset)
    }.map(\.element)
  }

  /// The members by their days; members of one day stay in their order.
  private func inOrderOfDays(_ members: [Int]) -> [Int] {
    // Issues stand in the order of their days, so there is mostly nothing to do.
    if zip(members, members.dropFirst()).allSatisfy({ day($0) <= day($1) }) { return members }
    return members.enumerated().sorted {
      (day($0.element), $0.offset) < (day($1.element), $1.offset)
    }.map(\.element)
  }

  private func conflict(_ left: Int, _ right: Int) -> Bool {
    let (one, two) = (
      appearances.bodies(of: left).compactMap(province),
      appearances.bodies(of: right).compactMap(province)
    )
    return !one.isEmpty && !two.isEmpty && Set(one).isDisjoint(with: two)
  }

  private func insert(
    _ end: (day: Int32, person: Int), into ends: inout [(day: Int32, person: Int)]
  ) {
    ends.insert(end, at: place(of: end, in: ends))
  }

  private func place(
    of end: (day: Int32, person: Int), in ends: [(day: Int32, person: Int)]
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
  private let appearances: PersonAppearances
  private let days: [(day: Int32, group: Int)]

  init(_ groups: [[Int]], in appearances: PersonAppearances) {
    self.appearances = appearances
    days = groups.enumerated().flatMap { index, members in
      members.map { (day: appearances.all[$0].day, group: index) }
    }.sorted { ($0.day, $0.group) < ($1.day, $1.group) }
  }

  /// The group; of two that are equally near the one that was seen before.
  ///
  /// - Complexity: O(log *k*), *k* appearances of all groups.
  func index(of appearance: Int) -> Int {
    let day = appearances.all[appearance].day
    var low = 0
    var high = days.count
    while low < high {
      let middle = (low + high) / 2
      if days[middle].day <= day { low = middle + 1 } else { high = middle }
    }
    let before = low > 0 ? days[low - 1] : nil
    let after = low < days.count ? days[low] : nil
    guard let before else { return after?.group ?? 0 }
    guard let after else { return before.group }
    return day - before.day <= after.day - day ? before.group : after.group
  }
}
