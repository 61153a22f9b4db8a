internal import InkGraphCore
internal import Ontology

/// The people of some issues whose names stand there more than once, with what tells namesakes apart.
struct PersonAppearances {
  /// A person of one issue.
  struct Appearance {
    /// The thing.
    let thing: Int32
    /// The place of the issue.
    let issue: Int32
    /// The day of the issue, as `CalendarDate.ordinal`; 0 for an undated one.
    let day: Int32
    let isStaff: Bool
    /// The walk of life that the titles tell; nil if they tell none.
    let walk: Walk?
    /// Where the bodies stand at which the person holds a post.
    fileprivate var bodies: Range<Int32>
  }

  /// Walks of life that one person hardly combines, in the order of their names.
  enum Walk: UInt8, CaseIterable {
    case citizen, official, sport

    /// The walk of a name.
    init?(_ name: String) {
      switch name {
      case "citizen": self = .citizen
      case "official": self = .official
      case "sport": self = .sport
      default: return nil
      }
    }
  }

  /// The appearances, those of a name behind one another in the order of the issues.
  let all: [Appearance]
  /// The names, sorted, each with its appearances.
  let names: [(name: UInt32, range: Range<Int>)]
  private let bodies: [UInt32]
  private let things: ThingTable
  /// For the texts that are names of bodies or titles, their places in the order of scalars.
  private let ranks: [UInt32]

  /// - Parameters:
  ///   - things: The things of the issues.
  ///   - walks: The walk of life that a title tells.
  ///   - regions: Tells which names of firms begin with a place.
  /// - Complexity: O(*n* + *m* log *m*), *n* things, *m* different names, bodies and titles.
  init(_ things: ThingTable, walks: [String: Walk], regions: RegionGazetteer) {
    self.things = things
    let texts = things.texts
    let person = texts.known(EntityType.person.rawValue)
    var counts = [Int32](repeating: 0, count: texts.count)
    for (type, name) in zip(things.types, things.names) where type == person {
      counts[Int(name)] += 1
    }
    let repeated = counts.indices.filter { counts[$0] > 1 }.map { UInt32($0) }
      .sorted { texts[$0].precedesByScalars(texts[$1]) }
    var next = [Int32](repeating: -1, count: texts.count)
    var total: Int32 = 0
    var names: [(name: UInt32, range: Range<Int>)] = []
    names.reserveCapacity(repeated.count)
    for name in repeated {
      next[Int(name)] = total
      let start = Int(total)
      total += counts[Int(name)]
      names.append((name, start..<Int(total)))
    }

    let posts = Self.sorted(things.posts)
    var walks = WalkOfTitles(walks)
    var isNamed = [Bool](repeating: false, count: texts.count)
    var bodies: [UInt32] = []
    var post = 0
    let none = Appearance(thing: 0, issue: 0, day: 0, isStaff: false, walk: nil, bodies: 0..<0)
    var all = [Appearance](repeating: none, count: Int(total))
    for (issue, key) in things.issues.enumerated() {
      let day = Int32(key.date?.ordinal ?? 0)
      for thing in things.starts[issue]..<things.starts[issue + 1]
      where things.types[thing] == person {
        let place = next[Int(things.names[thing])]
        guard place >= 0 else { continue }
        next[Int(things.names[thing])] += 1
        while post < posts.count, posts[post] >> 32 < UInt64(thing) { post += 1 }
        let start = Int32(bodies.count)
        while post < posts.count, posts[post] >> 32 == UInt64(thing) {
          let body = UInt32(truncatingIfNeeded: posts[post])
          if bodies.count == start || bodies[bodies.count - 1] != body { bodies.append(body) }
          isNamed[Int(body)] = true
          post += 1
        }
        let titles = things.titles(of: thing)
        if let first = titles.first { isNamed[Int(first)] = true }
        all[Int(place)] = Appearance(
          thing: Int32(thing), issue: Int32(issue), day: day, isStaff: things.isStaff[thing],
          walk: walks.walk(of: titles, in: texts), bodies: start..<Int32(bodies.count))
      }
    }
    for (_, range) in names {
      Self.joinShortNames(in: &all[range], &bodies, texts, regions)
      Self.joinAbbreviations(in: &all[range], &bodies, texts)
    }
    self.all = all
    self.names = names
    self.bodies = bodies
    var ranks = [UInt32](repeating: 0, count: texts.count)
    let sorted = isNamed.indices.filter { isNamed[$0] }.map { UInt32($0) }
      .sorted { texts[$0].precedesByScalars(texts[$1]) }
    for (rank, text) in sorted.enumerated() { ranks[Int(text)] = UInt32(rank) }
    self.ranks = ranks
  }

  /// Takes the short name of a firm for the full one where people of one name have posts at both, and
  /// only one full name begins with its core: 云母新材 is 衍川云母新材料股份有限公司.
  ///
  /// What other issues say of the firm does not matter, so that people of a name are told apart by what
  /// is said of that name alone.
  private static func joinShortNames(
    in appearances: inout ArraySlice<Appearance>, _ bodies: inout [UInt32], _ texts: StringPool,
    _ regions: RegionGazetteer
  ) {
    var named: Set<UInt32> = []
    for appearance in appearances { named.formUnion(bodies[places(appearance)]) }
    guard named.count > 1 else { return }
    let full = named.filter { FirmNames.isFull(texts[$0]) }
    guard !full.isEmpty, full.count < named.count else { return }
    let cores = full.map { (body: $0, core: FirmNames.core(of: texts[$0], regions)) }
    var meant: [UInt32: UInt32] = [:]
    for body in named where !full.contains(body) {
      let name = texts[body]
      let core = FirmNames.core(of: name, regions)
      guard core.count >= (core == name ? 3 : 2) else { continue }
      let matching = cores.filter { $0.core.hasScalarPrefix(core) }
      if matching.count == 1 { meant[body] = matching[0].body }
    }
    replace(meant, in: &appearances, &bodies)
  }

  /// Takes a body's abbreviation for the body where people of one name have posts at both: 青禾农科院 is
  /// 青禾农业科学院.
  ///
  /// The characters of the one stand in the other, and in no third, in their order.
  private static func joinAbbreviations(
    in appearances: inout ArraySlice<Appearance>, _ bodies: inout [UInt32], _ texts: StringPool
  ) {
    var named: Set<UInt32> = []
    for appearance in appearances { named.formUnion(bodies[places(appearance)]) }
    guard (2...mostBodies).contains(named.count) else { return }
    let sorted = named.map { (body: $0, name: Array(texts[$0].unicodeScalars)) }.sorted {
      ($0.name.count, $0.body) > ($1.name.count, $1.body)
    }
    var meant: [UInt32: UInt32] = [:]
    for (place, short) in sorted.enumerated() where short.name.count >= 3 {
      let long = Set(
        sorted[..<place].filter { isAbbreviation(short.name, of: $0.name) }.map {
          meant[$0.body] ?? $0.body
        })
      if long.count == 1 { meant[short.body] = long.first }
    }
    replace(meant, in: &appearances, &bodies)
  }

  private static func isAbbreviation(_ short: [Unicode.Scalar], of long: [Unicode.Scalar]) -> Bool {
    guard short.count < long.count else { return false }
    var place = 0
    for scalar in long {
      if place < short.count, scalar == short[place] {
        place += 1
      } else if ordinals.contains(scalar) {
        return false
      }
    }
    return place == short.count
  }

  /// What tells bodies of one kind apart: 第三人民医院 is not 人民医院.
  private static let ordinals: ScalarSet = "一二三四五六七八九十0123456789东西南北"
  /// Beyond so many different bodies a name is no single person's, and pairs are too many.
  private static let mostBodies = 64

  private static func places(_ appearance: Appearance) -> Range<Int> {
    Int(appearance.bodies.lowerBound)..<Int(appearance.bodies.upperBound)
  }

  private static func replace(
    _ meant: [UInt32: UInt32], in appearances: inout ArraySlice<Appearance>,
    _ bodies: inout [UInt32]
  ) {
    guard !meant.isEmpty else { return }
    for index in appearances.indices {
      let start = appearances[index].bodies.lowerBound
      var end = Int(start)
      for place in places(appearances[index]) {
        let body = meant[bodies[place]] ?? bodies[place]
        guard !bodies[Int(start)..<end].contains(body) else { continue }
        bodies[end] = body
        end += 1
      }
      appearances[index].bodies = start..<Int32(end)
    }
  }

  /// The numbers of the canonical names of the bodies at which someone holds a post, each once.
  func bodies(of appearance: Int) -> ArraySlice<UInt32> {
    let range = all[appearance].bodies
    return bodies[Int(range.lowerBound)..<Int(range.upperBound)]
  }

  /// Whether someone holds a post.
  func hasBody(_ appearance: Int) -> Bool { !all[appearance].bodies.isEmpty }

  /// The titles of someone, by their numbers.
  func titles(of appearance: Int) -> ArraySlice<UInt32> {
    things.titles(of: Int(all[appearance].thing))
  }

  /// Whether a title stands beside someone's name.
  func hasTitle(_ appearance: Int, _ title: String) -> Bool {
    titles(of: appearance).contains { things.texts[$0] == title }
  }

  /// Whether someone has a post at the newspaper or at a department of it.
  func worksForPaper(_ appearance: Int) -> Bool {
    bodies(of: appearance).contains { text($0).hasScalarPrefix(newspaper(of: appearance)) }
  }

  /// The text with a number.
  func text(_ number: UInt32) -> String { things.texts[number] }

  /// The first by its scalars of some bodies or first titles.
  func first(of texts: some Sequence<UInt32>) -> UInt32? {
    texts.min { ranks[Int($0)] < ranks[Int($1)] }
  }

  /// The newspaper of someone's issue.
  func newspaper(of appearance: Int) -> String {
    things.issues[Int(all[appearance].issue)].newspaper
  }

  /// The articles that name someone.
  ///
  /// - Complexity: O(log *n*), *n* appearances in articles; for a few decisions only.
  func articles(of appearance: Int) -> [ArticleID] {
    let issue = Int(all[appearance].issue)
    let start = things.starts[issue]
    var low = 0
    var high = things.appearances.count
    while low < high {
      let middle = (low + high) / 2
      if things.appearances[middle].thing < start { low = middle + 1 } else { high = middle }
    }
    var articles: [ArticleID] = []
    while low < things.appearances.count, things.appearances[low].thing < things.starts[issue + 1] {
      let found = things.appearances[low]
      if found.thing == all[appearance].thing, articles.last?.ordinal != Int(found.article) {
        articles.append(ArticleID(issue: things.issues[issue], ordinal: Int(found.article)))
      }
      low += 1
    }
    return articles
  }

  /// Whether a mark of a key, such as the body in 王建平@区水利局, or an article is someone's.
  func bears(_ appearance: Int, _ mark: String) -> Bool {
    bodies(of: appearance).contains { text($0) == mark }
      || titles(of: appearance).contains { text($0) == mark }
      || (all[appearance].isStaff && newspaper(of: appearance) == mark)
      || articles(of: appearance).contains { "\($0)" == mark }
  }

  /// Posts by person and body.
  private static func sorted(_ posts: [ThingTable.Post]) -> [UInt64] {
    var keys = posts.map { UInt64($0.thing) << 32 | UInt64($0.body) }
    keys.sort()
    return keys
  }
}

/// Tells the walk of life of a title, which is looked up once for each title.
private struct WalkOfTitles {
  private let walks: [String: PersonAppearances.Walk]
  private var known: [UInt32: PersonAppearances.Walk?] = [:]

  init(_ walks: [String: PersonAppearances.Walk]) { self.walks = walks }

  /// The walk that the first telling of some titles tells.
  mutating func walk(
    of titles: ArraySlice<UInt32>, in texts: StringPool
  ) -> PersonAppearances.Walk? {
    for title in titles {
      if let walk = walk(of: title, in: texts) { return walk }
    }
    return nil
  }

  private mutating func walk(of title: UInt32, in texts: StringPool) -> PersonAppearances.Walk? {
    if let walk = known[title] { return walk }
    let walk = walks[texts[title]]
    known[title] = .some(walk)
    return walk
  }
}
