import InkGraphTestSupport

/// The people, bodies, firms and works of an invented district, which its paper names day after
/// day.
///
/// **Invariant:** it follows from the seed alone. A person keeps the post, a work its builder, so
/// that what the paper says does not contradict itself.
struct InventedWorld {
  /// Someone with a post.
  struct Official {
    let name: String
    let body: String
    let title: String
  }

  /// A work with those who have to do with it.
  struct Work {
    let name: String
    let firm: String
    let manager: String
    let place: Place
    let lead: Official
  }

  /// A place with who is in charge there.
  struct Place {
    let name: String
    let secretary: String
  }

  private let officials: [Official]
  private let works: [Work]
  private let residents: [String]
  private let places: [Place]
  private let reporters: [String]

  init(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    let first = Int.random(in: 0..<1_000, using: &numbers)
    let bodies = (0..<InventedNames.bodyCount).map { "区" + InventedNames.body($0) }
    officials = bodies.enumerated().flatMap { place, body in
      ["局长", "副局长", "副局长"].enumerated().map { rank, title in
        Official(
          name: InventedNames.person(first + place * 3 + rank), body: body,
          title: body.hasSuffix("会") ? title.replacing("局长", with: "主席") : title)
      }
    }
    let villages = (0..<40).map {
      Place(name: InventedNames.place($0), secretary: InventedNames.person(first + 1_100 + $0))
    }
    let posts = officials
    works = (0..<150).map { number in
      Work(
        name: InventedNames.work(number), firm: InventedNames.firm(first + number / 2),
        manager: InventedNames.person(first + 1_200 + number / 2),
        place: villages[number % villages.count], lead: posts[number % posts.count])
    }
    places = villages
    residents = (0..<10_000).map { InventedNames.person(first + 2_000 + $0) }
    reporters = (0..<30).map { InventedNames.person(first + 1_000 + $0) }
  }

  /// One of the works; those at the beginning are in the paper more often.
  func work(_ numbers: inout SeededGenerator) -> Work { works[Self.often(works.count, &numbers)] }

  /// One of the people with posts.
  func official(_ numbers: inout SeededGenerator) -> Official {
    officials[Self.often(officials.count, &numbers)]
  }

  /// One of the many people without.
  func resident(_ numbers: inout SeededGenerator) -> String {
    residents[Self.often(residents.count, &numbers)]
  }

  /// One of the places of the district.
  func place(_ numbers: inout SeededGenerator) -> Place {
    places[Self.often(places.count, &numbers)]
  }

  /// One of those who write the paper.
  func reporter(_ numbers: inout SeededGenerator) -> String {
    reporters[Self.often(reporters.count, &numbers)]
  }

  private static func often(_ count: Int, _ numbers: inout SeededGenerator) -> Int {
    let uniform = Double.random(in: 0..<1, using: &numbers)
    return Int(uniform * uniform * Double(count))
  }
}
