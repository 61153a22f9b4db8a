internal import InkGraphCore

/// Tells namesakes apart.
///
/// The characters of a name are its identity: names are never merged on likeness. People of one
/// name are one person unless their posts speak against it: work on the paper and a part in the
/// news, posts of two walks of life, posts at two bodies whose times interleave or that lie in
/// different provinces. A person's corrections come after that.
struct PersonClusters {
  /// People whom the linker takes for one, or for several, without being sure.
  struct Doubt {
    let name: String
    let isMerge: Bool
    let first: (mark: String?, members: [PersonAppearance])
    let second: (mark: String?, members: [PersonAppearance])
    let score: Double
    let why: LinkDecision.Reason
  }

  private struct Cluster {
    var members: [PersonAppearance]
    var isStaff = false
    /// The mark that a correction gives.
    var mark: String?
  }

  /// For people of names that several people have, what tells them apart.
  private(set) var qualifiers: [(place: PersonAppearance.Place, qualifier: String)] = []
  /// Merges and splits that are not sure.
  private(set) var doubts: [Doubt] = []
  /// The corrections that found the people they speak of.
  private(set) var applied: Set<Correction> = []

  private let province: (String) -> Int?

  /// - Parameters:
  ///   - byName: The appearances of each name.
  ///   - constraints: What corrections say of people of one name.
  ///   - province: The province of a body by its canonical name, if the name tells it.
  /// - Complexity: O(*n* log *n*), *n* appearances, and O(*k*) for each correction of a name with
  ///   *k* appearances.
  init(
    _ byName: [String: [PersonAppearance]], constraints: [PersonConstraint],
    province: @escaping (String) -> Int?
  ) {
    self.province = province
    let constraintsByName = Dictionary(grouping: constraints, by: \.name)
    for name in byName.keys.sorted(by: { $0.precedesByScalars($1) }) {
      split(name, byName[name] ?? [], constraintsByName[name] ?? [])
    }
  }

  private mutating func split(
    _ name: String, _ appearances: [PersonAppearance], _ constraints: [PersonConstraint]
  ) {
    guard appearances.count > 1 else { return }
    let staff = appearances.filter { $0.role == .staff }
    let subjects = appearances.filter { $0.role == .subject }
    var clusters = clusters(of: subjects, name).map { Cluster(members: $0) }
    if !staff.isEmpty { clusters.append(Cluster(members: staff, isStaff: true)) }
    noteSplits(clusters, name)
    for constraint in constraints { apply(constraint, to: &clusters) }
    guard clusters.count > 1 else { return }
    // A cluster without a mark keeps the plain name; every other says where it belongs.
    var taken: Set<String> = []
    var isPlainTaken = false
    for cluster in clusters {
      var mark = mark(of: cluster)
      if let known = mark, taken.contains(known) { mark = cluster.mark ?? known }
      if mark == nil, !isPlainTaken {
        isPlainTaken = true
        continue
      }
      taken.insert(mark ?? Self.other)
      for member in cluster.members { qualifiers.append((member.place, mark ?? Self.other)) }
    }
  }

  private func mark(of cluster: Cluster) -> String? {
    if cluster.isStaff { return cluster.members[0].issue.newspaper }
    let body = cluster.members.flatMap(\.bodies).min { $0.precedesByScalars($1) }
    let walk = cluster.members.compactMap { $0.walk == nil ? nil : $0.titles.first }
      .min { $0.precedesByScalars($1) }
    return body ?? walk ?? cluster.mark
  }

  private static let other = "其他"

  // MARK: Without corrections

  /// Groups of appearances, each one person.
  private mutating func clusters(
    of subjects: [PersonAppearance], _ name: String
  ) -> [[PersonAppearance]] {
    guard subjects.count > 1 else { return subjects.isEmpty ? [] : [subjects] }
    var walks: [String: [PersonAppearance]] = [:]
    var unmarked: [PersonAppearance] = []
    for appearance in subjects {
      // A body without a telling title is an official's or an employee's.
      if let walk = appearance.walk ?? (appearance.bodies.isEmpty ? nil : "official") {
        walks[walk, default: []].append(appearance)
      } else {
        unmarked.append(appearance)
      }
    }
    var clusters: [[PersonAppearance]] = []
    for walk in walks.keys.sorted() {
      for person in CareerGroups.people(walks[walk] ?? [], province: province) {
        for step in person.steps {
          doubts.append(
            Doubt(
              name: name, isMerge: true,
              first: (step.before.bodies.min(by: { $0.precedesByScalars($1) }), [step.before]),
              second: (step.after.bodies.min(by: { $0.precedesByScalars($1) }), [step.after]),
              score: 0.7, why: .career))
        }
        clusters.append(person.members)
      }
    }
    guard !clusters.isEmpty else { return [subjects] }
    // Who appears without a post is the one who was last seen before, else the first.
    guard clusters.count > 1 else { return [clusters[0] + unmarked] }
    let nearest = NearestGroup(clusters)
    let marks = clusters.map { mark(of: Cluster(members: $0)) }
    for appearance in unmarked {
      let index = nearest.index(of: appearance)
      if let article = appearance.articles.first {
        doubts.append(
          Doubt(
            name: name, isMerge: true, first: (marks[index], Array(clusters[index].prefix(1))),
            second: ("\(ArticleID(issue: appearance.issue, ordinal: article))", [appearance]),
            score: 0.5, why: .nearest))
      }
      clusters[index].append(appearance)
    }
    return clusters
  }

  private mutating func noteSplits(_ clusters: [Cluster], _ name: String) {
    for (cluster, next) in zip(clusters, clusters.dropFirst()) {
      doubts.append(
        Doubt(
          name: name, isMerge: false, first: (mark(of: cluster), Array(cluster.members.prefix(1))),
          second: (mark(of: next), Array(next.members.prefix(1))),
          score: next.isStaff ? 0.9 : 0.75, why: next.isStaff ? .staff : .posts))
    }
  }

  // MARK: Corrections

  private mutating func apply(_ constraint: PersonConstraint, to clusters: inout [Cluster]) {
    func bearsFirst(_ appearance: PersonAppearance) -> Bool {
      constraint.first.map(appearance.bears) ?? !appearance.bears(constraint.second)
    }
    let firsts = clusters.indices.filter { clusters[$0].members.contains(where: bearsFirst) }
    let seconds = clusters.indices.filter { index in
      clusters[index].members.contains { $0.bears(constraint.second) }
    }
    guard !firsts.isEmpty, !seconds.isEmpty else { return }
    applied.insert(constraint.correction)
    if constraint.isSame {
      let joined = Set(firsts + seconds).sorted()
      for index in joined.dropFirst() {
        clusters[joined[0]].members += clusters[index].members
        clusters[joined[0]].isStaff = clusters[joined[0]].isStaff && clusters[index].isStaff
      }
      for index in joined.dropFirst().reversed() { clusters.remove(at: index) }
      return
    }
    for index in Set(firsts).intersection(seconds).sorted() {
      let members = clusters[index].members
      let second = members.filter { $0.bears(constraint.second) }
      let first = members.filter { !$0.bears(constraint.second) && bearsFirst($0) }
      guard !first.isEmpty, !second.isEmpty else { continue }
      var parts = [first, second]
      let nearest = NearestGroup(parts)
      for member in members where !member.bears(constraint.second) && !bearsFirst(member) {
        parts[nearest.index(of: member)].append(member)
      }
      clusters[index].members = parts[0]
      clusters.append(
        Cluster(
          members: parts[1], isStaff: parts[1].allSatisfy { $0.role == .staff },
          mark: constraint.second))
    }
  }
}
