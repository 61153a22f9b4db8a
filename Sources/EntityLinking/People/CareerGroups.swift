import InkGraphCore

/// Groups people of one name and walk of life: joined by a common body, and by posts that one person
/// can have.
///
/// A post that begins after another ended is the next step of the same career; posts of the same days
/// go together unless both are full-time, as 国务委员 goes with the chair of a committee. Posts in
/// different provinces are never one person's. People are given by their places in
/// `PersonAppearances`.
struct CareerGroups {
  /// Someone's appearances, and how the posts were joined.
  struct Person {
    var members: [Int] = []
    /// The first member of each group of posts but the first, with one of the group to which it was
    /// joined, and whether the posts began after the others ended.
    var steps: [(before: Int, after: Int, isLater: Bool)] = []
    fileprivate var groups: [Group] = []
  }

  /// Appearances with common bodies.
  fileprivate struct Group {
    let first: Int
    let last: Int
    let firstDay: Int32
    let lastDay: Int32
    let provinces: Set<Int>
    let isFullTime: Bool
  }

  /// The people of the library.
  let appearances: PersonAppearances
  /// What the bodies' names tell.
  let bodies: BodyFacts

  /// - Complexity: O(*k* log *k*), *k* appearances with their bodies.
  func people(_ members: [Int]) -> [Person] {
    let posted = members.filter(appearances.hasBody)
    guard !posted.isEmpty else { return members.isEmpty ? [] : [Person(members: members)] }
    var people: [Person] = []
    for members in groups(posted) {
      let group = group(of: members)
      let index = people.indices.suffix(Self.reach).last { fits(group, people[$0]) }
      guard let index else {
        people.append(Person(members: members, groups: [group]))
        continue
      }
      if let before = people[index].groups.last {
        people[index].steps.append(
          (before.last, group.first, before.lastDay < group.firstDay))
      }
      people[index].members += members
      people[index].groups.append(group)
    }
    guard posted.count < members.count else { return people }
    let nearest = NearestGroup(people.map(\.members), in: appearances)
    for bare in members where !appearances.hasBody(bare) {
      people[nearest.index(of: bare)].members.append(bare)
    }
    return people
  }

  /// Whether someone can have the posts of a group besides those of before.
  private func fits(_ group: Group, _ person: Person) -> Bool {
    for (place, other) in person.groups.suffix(Self.reach).reversed().enumerated() {
      let areAtOnce = other.lastDay >= group.firstDay
      guard place == 0 || areAtOnce else { continue }
      if areAtOnce, other.isFullTime, group.isFullTime { return false }
      if !other.provinces.isEmpty, !group.provinces.isEmpty,
        other.provinces.isDisjoint(with: group.provinces)
      {
        return false
      }
    }
    return true
  }

  private func group(of members: [Int]) -> Group {
    let named = Set(members.lazy.flatMap(appearances.bodies))
    return Group(
      first: members[0], last: members[members.count - 1], firstDay: day(members[0]),
      lastDay: day(members[members.count - 1]), provinces: Set(named.compactMap(bodies.province)),
      isFullTime: named.contains(where: bodies.isFullTime))
  }

  private func day(_ member: Int) -> Int32 { appearances.all[member].day }

  /// Appearances that share bodies, each group by its days; the groups by their first days.
  func groups(_ members: [Int]) -> [[Int]] {
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

  /// Among how many of the last people, and with how many of their last posts, a post is compared.
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
