internal import InkGraphCore

extension RegionGazetteer {
  /// The region among several of one name that is meant, or nil if the name alone does not tell.
  ///
  /// Nearer regions win, as a local reader has it: one inside the region named right before; the
  /// paper's own region and those above it; those below and beside it; then the higher level.
  ///
  /// - Parameters:
  ///   - candidates: Indices of regions, by level and code.
  ///   - parent: The region named right before, as 青岛市 in 青岛市即墨区.
  ///   - home: The paper's own region.
  ///   - short: Whether the name was a short one, without its level word.
  /// - Returns: One of the candidates, or nil.
  @inlinable public func nearest(
    among candidates: some Collection<Int>, within parent: Int?, home: Int?, short: Bool
  ) -> Int? {
    if let parent {
      return candidates.first { $0 != parent && lies($0, in: parent) }
    }
    if let home {
      let homeChain = chain(of: home)
      if let own = candidates.first(where: { lies(home, in: $0) }) { return own }
      for ancestor in homeChain {
        if let near = candidates.first(where: { lies($0, in: ancestor) }) {
          // A short township name is more likely an ordinary word.
          if short, regions.level(of: near) == .township { return nil }
          return near
        }
      }
    }
    guard let first = candidates.first else { return nil }
    // Hundreds of towns share their names; without a context none of them is meant for certain.
    if regions.level(of: first) == .township {
      return !short && candidates.count == 1 ? first : nil
    }
    return first
  }

  /// The region that a run of names means: 青岛市即墨区, 青岛即墨, 即墨市, 即墨.
  ///
  /// - Returns: The last region of the run, or nil if the text is not such a run.
  public func region(chain text: String, home: Int?) -> Int? {
    steps(ofChain: text, home: home)?.last?.region
  }

  /// The regions that a run of names passes, with the lengths of their names in Unicode scalars:
  /// 2, 3 and 3 for 江苏如皋市城西乡.
  ///
  /// - Returns: One step a name, from the widest region to the narrowest, or nil if the text is not
  ///   such a run.
  package func steps(ofChain text: String, home: Int?) -> [(region: Int, length: Int)]? {
    resolve(Array(text.utf8)[...], parent: nil, home: home, depth: 0)?.reversed()
  }

  /// The steps of a run of UTF-8 bytes, the last one first.
  private func resolve(
    _ text: ArraySlice<UInt8>, parent: Int?, home: Int?, depth: Int
  ) -> [(region: Int, length: Int)]? {
    guard !text.isEmpty, depth < 5 else { return nil }
    for (end, length, hash) in beginnings(of: text).reversed() {
      let found = regions(named: text[..<end], hash: hash)
      guard !found.isEmpty else { continue }
      let isShort = found.allSatisfy { Self.scalarCount(regions.name(of: $0)) != length }
      guard let region = nearest(among: found, within: parent, home: home, short: isShort) else {
        continue
      }
      if end == text.endIndex { return [(region, length)] }
      if let inner = resolve(text[end...], parent: region, home: home, depth: depth + 1) {
        return inner + [(region, length)]
      }
    }
    return nil
  }

  /// The beginnings of a text, of two scalars and more, that may be names: where they end, their lengths
  /// in scalars and their hashes; shorter ones first.
  private func beginnings(
    of text: ArraySlice<UInt8>
  ) -> [(end: Int, length: Int, hash: UInt64)] {
    var beginnings: [(end: Int, length: Int, hash: UInt64)] = []
    var (hash, length) = (RegionNameIndex.emptyHash, 0)
    for place in text.indices {
      hash = RegionNameIndex.hash(text[place], after: hash)
      let end = place + 1
      if end < text.endIndex, text[end] & 0xC0 == 0x80 { continue }
      length += 1
      let whole = RegionNameIndex.folded(hash)
      if length >= 2, nameIndex.mayHold(whole) { beginnings.append((end, length, whole)) }
    }
    return beginnings
  }

  /// The number of scalars of UTF-8; one begins wherever no continuation byte stands.
  private static func scalarCount(_ text: ArraySlice<UInt8>) -> Int {
    text.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
  }

  /// The region that 区, 市, 县, 省 … mean in a paper of `home`: its own or the one above.
  public func region(levelWord word: String, home: Int?) -> Int? {
    guard let home else { return nil }
    for region in chain(of: home) where regions[region].name.hasSuffix(word) { return region }
    switch word {
    case "省":
      // 自治区 and 直辖市 are provinces too.
      return chain(of: home).first { regions[$0].level == .province }
    case "市": return chain(of: home).first { regions[$0].level == .prefecture }
    case "区", "县": return regions[home].level == .county ? home : nil
    default: return nil
    }
  }
}
