internal import InkGraphCore

/// Tells namesakes apart.
///
/// The characters of a name are its identity: names are never merged on likeness. People of one
/// name are one person unless something speaks against it: work on the paper and a part in the
/// news, posts of two walks of life, posts in different provinces, or full-time posts at two bodies
/// whose times interleave. A family name alone is nobody's in particular: 王局长 of two articles is one
/// person by a common body only. A person's corrections come after that.
///
/// How much two things of one name say depends on how many people may bear it, as in frequency-based
/// matching: Winkler, "Frequency-Based Matching in the Fellegi-Sunter Model of Record Linkage" (1989).
struct PersonClusters {
  /// People whom the linker takes for one, or for several, without being sure; the members are things.
  struct Doubt {
    let name: String
    let isMerge: Bool
    let kind: NameKinds.Kind
    let first: (mark: String?, members: [Int])
    let second: (mark: String?, members: [Int])
    let why: LinkDecision.Reason
  }

  /// One person; the members are places in `appearances`.
  private struct Cluster {
    var members: [Int]
    var isStaff = false
    /// The mark that a correction gives.
    var mark: String?
  }

  /// For things whose names several people have, what tells them apart, as a place in `marks`.
  private(set) var qualifiers: [(thing: Int32, mark: Int)] = []
  /// The qualifiers, each once.
  private(set) var marks: [String] = []
  /// Merges and splits that are not sure, if they are asked for.
  private(set) var doubts: [Doubt] = []
  /// The corrections that found the people they speak of.
  private(set) var applied: Set<Correction> = []

  private typealias Walk = PersonAppearances.Walk
  private let appearances: PersonAppearances
  private let careers: CareerGroups
  private let kinds: NameKinds
  private let collectsDoubts: Bool
  private var markPlaces: [ByteText: Int] = [:]

  /// - Parameters:
  ///   - appearances: The people.
  ///   - bodies: What the bodies' names tell.
  ///   - kinds: Tells how many people a name may mean.
  ///   - constraints: What corrections say of people of one name.
  ///   - collectsDoubts: Whether merges and splits that are not sure are noted.
  /// - Complexity: O(*n* log *n*), *n* appearances, and O(*k*) for each correction of a name with
  ///   *k* appearances.
  init(
    _ appearances: PersonAppearances, _ bodies: BodyFacts, _ kinds: NameKinds,
    constraints: [PersonConstraint], collectsDoubts: Bool
  ) {
    self.appearances = appearances
    self.collectsDoubts = collectsDoubts
    self.kinds = kinds
    careers = CareerGroups(appearances: appearances, bodies: bodies)
    let constraintsByName = Dictionary(grouping: constraints) { ByteText($0.name) }
    for (name, range) in appearances.names {
      let name = appearances.text(name)
      let own = constraintsByName.isEmpty ? [] : constraintsByName[ByteText(name)] ?? []
      split(name, range, own)
    }
  }

  private mutating func split(
    _ name: String, _ members: Range<Int>, _ constraints: [PersonConstraint]
  ) {
    let staff = members.filter { appearances.all[$0].isStaff }
    let subjects = members.filter { !appearances.all[$0].isStaff }
    let kind = kinds.kind(of: name)
    var clusters =
      kind == .surname
      ? strangers(subjects) : self.clusters(of: subjects, name, kind).map { Cluster(members: $0) }
    if !staff.isEmpty { add(staff, to: &clusters, name, kind) }
    if collectsDoubts, kind != .surname { noteSplits(clusters, name, kind) }
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
      let place = place(ofMark: mark ?? Self.other)
      for member in cluster.members { qualifiers.append((appearances.all[member].thing, place)) }
    }
  }

  private mutating func place(ofMark mark: String) -> Int {
    if let place = markPlaces[ByteText(mark)] { return place }
    marks.append(mark)
    markPlaces[ByteText(mark)] = marks.count - 1
    return marks.count - 1
  }

  private func mark(of cluster: Cluster) -> String? {
    if cluster.isStaff { return appearances.newspaper(of: cluster.members[0]) }
    let body = appearances.first(of: cluster.members.lazy.flatMap(appearances.bodies))
    if let body { return appearances.text(body) }
    let title = appearances.first(
      of: cluster.members.lazy.compactMap { member in
        appearances.all[member].walk == nil ? nil : appearances.titles(of: member).first
      })
    return cluster.mark ?? title.map(appearances.text)
  }

  private static let other = "其他"

  // MARK: Without corrections

  /// People who are called by a family name alone: one only where they have a body in common.
  ///
  /// Who has none is known by the article.
  private func strangers(_ members: [Int]) -> [Cluster] {
    guard members.count > 1 else { return members.isEmpty ? [] : [Cluster(members: members)] }
    let posted = careers.groups(members.filter(appearances.hasBody)).map { Cluster(members: $0) }
    return posted
      + members.filter { !appearances.hasBody($0) }.map { member in
        Cluster(
          members: [member], mark: appearances.articles(of: member).first.map { "\($0)" })
      }
  }

  /// Adds those who work for the paper: people of their own, unless the paper shows that someone of the
  /// name writes: signs the article that names them, or an article of their own under a name that few bear.
  private mutating func add(
    _ staff: [Int], to clusters: inout [Cluster], _ name: String, _ kind: NameKinds.Kind
  ) {
    func signs(_ member: Int) -> Bool {
      appearances.hasTitle(member, Byline.signature) || appearances.worksForPaper(member)
    }
    func isBare(_ member: Int) -> Bool {
      appearances.all[member].walk == nil && !appearances.hasBody(member)
    }
    var author = clusters.firstIndex { $0.members.contains(where: signs) }
    if author == nil, kind == .long, clusters.count == 1,
      clusters[0].members.allSatisfy(isBare) || staff.allSatisfy(signs)
    {
      author = 0
    }
    guard let author else {
      clusters.append(Cluster(members: staff, isStaff: true))
      return
    }
    if collectsDoubts, let first = clusters[author].members.first {
      doubts.append(
        Doubt(
          name: name, isMerge: true, kind: kind,
          first: (mark(of: clusters[author]), things(of: [first])),
          second: (appearances.newspaper(of: staff[0]), things(of: [staff[0]])), why: .author))
    }
    clusters[author].members += staff
  }

  /// Groups of appearances, each one person.
  private mutating func clusters(
    of subjects: [Int], _ name: String, _ kind: NameKinds.Kind
  ) -> [[Int]] {
    guard subjects.count > 1 else { return subjects.isEmpty ? [] : [subjects] }
    var walks = [[Int]](repeating: [], count: Walk.allCases.count)
    var unmarked: [Int] = []
    // Whoever has a post and is called a neighbour or a spouse besides may be either.
    var either: [Int] = []
    for member in subjects {
      // A body without a telling title is an official's or an employee's.
      let walk = appearances.all[member].walk ?? (appearances.hasBody(member) ? .official : nil)
      if walk == .citizen, appearances.hasBody(member) {
        either.append(member)
      } else if let walk {
        walks[Int(walk.rawValue)].append(member)
      } else {
        unmarked.append(member)
      }
    }
    if !either.isEmpty {
      let (citizen, official) = (Int(Walk.citizen.rawValue), Int(Walk.official.rawValue))
      let place = walks[official].isEmpty && !walks[citizen].isEmpty ? citizen : official
      walks[place] = (walks[place] + either).sorted()
    }
    var clusters: [[Int]] = []
    for members in walks where !members.isEmpty {
      for person in careers.people(members) {
        if collectsDoubts {
          for step in person.steps {
            noteMerge(
              name, kind, (mark(ofStep: step.before), step.before),
              (mark(ofStep: step.after), step.after), step.isLater ? .career : .offices)
          }
        }
        clusters.append(person.members)
      }
    }
    guard !clusters.isEmpty else { return [subjects] }
    guard !unmarked.isEmpty else { return clusters }
    // Who appears without a post is the one who was last seen before, else the first.
    guard clusters.count > 1 else {
      if collectsDoubts, kind == .short, let first = clusters[0].first {
        noteMerge(
          name, kind, (mark(of: Cluster(members: clusters[0])), first), bare(unmarked[0]), .bare)
      }
      return [clusters[0] + unmarked]
    }
    let nearest = NearestGroup(clusters, in: appearances)
    let marks = collectsDoubts ? clusters.map { mark(of: Cluster(members: $0)) } : []
    for member in unmarked {
      let index = nearest.index(of: member)
      if collectsDoubts, let first = clusters[index].first {
        noteMerge(name, kind, (marks[index], first), bare(member), .nearest)
      }
      clusters[index].append(member)
    }
    return clusters
  }

  private func mark(ofStep member: Int) -> String? {
    appearances.first(of: appearances.bodies(of: member)).map(appearances.text)
  }

  /// Someone without a post, whom the article marks.
  private func bare(_ member: Int) -> (mark: String?, member: Int) {
    (appearances.articles(of: member).first.map { "\($0)" }, member)
  }

  private mutating func noteMerge(
    _ name: String, _ kind: NameKinds.Kind, _ first: (mark: String?, member: Int),
    _ second: (mark: String?, member: Int), _ why: LinkDecision.Reason
  ) {
    doubts.append(
      Doubt(
        name: name, isMerge: true, kind: kind, first: (first.mark, things(of: [first.member])),
        second: (second.mark, things(of: [second.member])), why: why))
  }

  private mutating func noteSplits(
    _ clusters: [Cluster], _ name: String, _ kind: NameKinds.Kind
  ) {
    for (cluster, next) in zip(clusters, clusters.dropFirst()) {
      doubts.append(
        Doubt(
          name: name, isMerge: false, kind: kind,
          first: (mark(of: cluster), things(of: cluster.members.prefix(1))),
          second: (mark(of: next), things(of: next.members.prefix(1))),
          why: next.isStaff ? .staff : .posts))
    }
  }

  private func things(of members: some Sequence<Int>) -> [Int] {
    members.map { Int(appearances.all[$0].thing) }
  }

  // MARK: Corrections

  private mutating func apply(_ constraint: PersonConstraint, to clusters: inout [Cluster]) {
    func bearsSecond(_ member: Int) -> Bool { appearances.bears(member, constraint.second) }
    func bearsFirst(_ member: Int) -> Bool {
      constraint.first.map { appearances.bears(member, $0) } ?? !bearsSecond(member)
    }
    let firsts = clusters.indices.filter { clusters[$0].members.contains(where: bearsFirst) }
    let seconds = clusters.indices.filter { index in
      clusters[index].members.contains(where: bearsSecond)
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
      let second = members.filter(bearsSecond)
      let first = members.filter { !bearsSecond($0) && bearsFirst($0) }
      guard !first.isEmpty, !second.isEmpty else { continue }
      var parts = [first, second]
      let nearest = NearestGroup(parts, in: appearances)
      for member in members where !bearsSecond(member) && !bearsFirst(member) {
        parts[nearest.index(of: member)].append(member)
      }
      clusters[index].members = parts[0]
      clusters.append(
        Cluster(
          members: parts[1], isStaff: parts[1].allSatisfy { appearances.all[$0].isStaff },
          mark: constraint.second))
    }
  }
}
