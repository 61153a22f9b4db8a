internal import InkGraphCore

/// Completes the bare names of villages from other articles of the same paper.
///
/// 红旗村 is the village of that name that the paper names with its town elsewhere, if it names only
/// one so. Papers of other districts have villages of their own.
struct VillageNames {
  private struct Place: Hashable {
    let newspaper: Int32
    let name: UInt32
  }

  private struct Row: Hashable {
    let newspaper: Int32
    let village, town: UInt32
  }

  private let texts: StringPool
  /// For each issue the number of its newspaper.
  private let newspapers: [Int32]
  /// For each newspaper and bare name the full name; nil where two say that neither is meant.
  private var names: [Place: UInt32?] = [:]
  /// For each name that was asked for whether it may be the bare name of a village.
  private var mayBeBare: [Bool?]

  /// Takes note of the villages that issues name with their towns.
  ///
  /// - Complexity: O(*n*), *n* issues and villages.
  init(_ things: ThingTable) {
    texts = things.texts
    mayBeBare = [Bool?](repeating: nil, count: texts.count)
    var numbers: [ByteText: Int32] = [:]
    newspapers = things.issues.map { key in
      let name = ByteText(key.newspaper)
      if let number = numbers[name] { return number }
      numbers[name] = Int32(numbers.count)
      return Int32(numbers.count - 1)
    }
    var seen: Set<Row> = []
    for village in things.villages {
      let row = Row(
        newspaper: newspapers[Int(village.issue)], village: village.village, town: village.town)
      guard seen.insert(row).inserted else { continue }
      let full = texts[row.village]
      let above = texts[row.town]
      guard full.hasScalarPrefix(above) else { continue }
      // A bare name that no text of the table is need not be known.
      guard let bare = texts.known(String(full.dropFirst(above.count))) else { continue }
      let place = Place(newspaper: row.newspaper, name: bare)
      if let known = names[place] {
        if known != row.village { names[place] = .some(nil) }
      } else {
        names[place] = .some(row.village)
      }
    }
  }

  /// The full name of a region of an issue, if it is the bare name of a village.
  mutating func full(_ name: UInt32, inIssue issue: Int) -> UInt32? {
    let isCandidate: Bool
    if let known = mayBeBare[Int(name)] {
      isCandidate = known
    } else {
      let text = texts[name]
      isCandidate = text.hasScalarSuffix("村") || text.hasScalarSuffix("社区")
      mayBeBare[Int(name)] = isCandidate
    }
    guard isCandidate else { return nil }
    return names[Place(newspaper: newspapers[issue], name: name)] ?? nil
  }
}
