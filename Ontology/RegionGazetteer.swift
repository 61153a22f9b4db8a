import InkGraphCore

/// The administrative divisions of China down to the townships, with countries and known areas.
///
/// **Invariant:** regions are ordered by level, then code, and a region's parent stands before it.
public struct RegionGazetteer: Sendable {
  /// All regions, by level, then code.
  public let regions: RegionList

  private(set) var nameIndex: RegionNameIndex
  /// Short names that are mostly ordinary words (`和平`, `东方`) or another kind of name.
  package let commonWords: Set<String>
  /// For each level's rank, where its regions start; one more entry for the end.
  private let levelStarts: [Int]
  private var formerNames: [Int: [String]] = [:]
  private var otherNames: [Int: [String]] = [:]
  private var abbreviationOwners: [String: [Int]] = [:]
  /// The owners of former and other names.
  private var extraNameOwners: [String: [Int]] = [:]
  /// The hashes of former and other names, so that few texts are looked up among them.
  private var extraNameHashes: Set<UInt64> = []

  /// Makes a gazetteer of regions that are ordered as the invariant says.
  init(regions: RegionList, commonWords: Set<String>) {
    self.regions = regions
    self.commonWords = commonWords
    nameIndex = RegionNameIndex(regions)
    var starts = [Int](repeating: 0, count: RegionLevel.allCases.count + 1)
    for index in regions.indices { starts[regions.level(of: index).rank + 1] += 1 }
    for rank in 1..<starts.count { starts[rank] += starts[rank - 1] }
    levelStarts = starts
  }

  /// Adds a name that a region bore.
  mutating func addFormerName(_ name: String, shortName: String?, of region: Int) {
    formerNames[region, default: []].append(name)
    addExtraName(name, of: region)
    if let shortName { addExtraName(shortName, of: region) }
  }

  /// Adds a name that a region bears besides its full and short ones.
  mutating func addOtherName(_ name: String, of region: Int) {
    otherNames[region, default: []].append(name)
    addExtraName(name, of: region)
  }

  private mutating func addExtraName(_ name: String, of region: Int) {
    extraNameOwners[name, default: []].append(region)
    let hash = RegionNameIndex.hash(Array(name.utf8))
    extraNameHashes.insert(hash)
    nameIndex.note(hash)
  }

  /// Adds a one-character abbreviation of a region.
  mutating func addAbbreviation(_ character: String, of region: Int) {
    abbreviationOwners[character, default: []].append(region)
  }

  /// The regions that bear a name: in full, in short, as another name, or in former times.
  ///
  /// - Returns: Indices, ordered by level, then code; none for an unknown name.
  /// - Complexity: O(*k* log *k*), *k* the number of regions with that name.
  public func regions(named name: String) -> [Int] {
    regions(named: Array(name.utf8)[...])
  }

  /// The regions that bear a name, which is given by its UTF-8 bytes.
  func regions(named name: ArraySlice<UInt8>) -> [Int] {
    regions(named: name, hash: RegionNameIndex.hash(name))
  }

  /// The regions that bear a name, which is given by its UTF-8 bytes with their hash.
  func regions(named name: ArraySlice<UInt8>, hash: UInt64) -> [Int] {
    guard nameIndex.mayHold(hash) else { return [] }
    var found = nameIndex.regions(named: name, hash: hash, in: regions)
    if extraNameHashes.contains(hash),
      let owners = extraNameOwners[String(decoding: name, as: UTF8.self)]
    {
      found.append(contentsOf: owners)
    }
    if found.count > 1 {
      found.sort()
      var count = 1
      for region in found.dropFirst() where region != found[count - 1] {
        found[count] = region
        count += 1
      }
      found.removeLast(found.count - count)
    }
    return found
  }

  /// A region and those above it, from itself up to the province.
  public func chain(of region: Int) -> [Int] {
    var chain = [region]
    var current = region
    while let parent = regions.parent(of: current) {
      chain.append(parent)
      current = parent
    }
    return chain
  }

  /// Whether a region is another or lies in it.
  public func lies(_ region: Int, in other: Int) -> Bool {
    var current = region
    while current != other {
      guard let parent = regions.parent(of: current) else { return false }
      current = parent
    }
    return true
  }

  /// The widest region in which a region lies: its province, or itself.
  public func outermost(of region: Int) -> Int {
    var current = region
    while let parent = regions.parent(of: current) { current = parent }
    return current
  }

  /// The name that tells a region from all others.
  ///
  /// Provinces, prefectures, countries and areas stand alone (`山东省`, `青岛市`); a county stands
  /// with its prefecture, or with the province that runs it (`青岛市即墨区`, `北京市海淀区`,
  /// `河南省济源市`); a township stands with its county (`青岛市即墨区潮海街道`).
  public func canonicalName(of region: Int) -> String {
    let value = regions[region]
    switch value.level {
    case .country, .province, .prefecture, .area: return value.name
    case .county, .township:
      guard let parent = value.parent, !bearsNameOfHigherRegion(value) else { return value.name }
      return canonicalName(of: parent) + value.name
    }
  }

  /// Whether the name alone says where the region lies, as that of 石家庄高新技术产业开发区 does.
  ///
  /// Counties proper have a short name and keep their prefecture even if it has the same name
  /// (朝阳市朝阳县).
  private func bearsNameOfHigherRegion(_ region: Region) -> Bool {
    guard region.shortName == nil, let parent = region.parent else { return false }
    return chain(of: parent).contains { regions[$0].shortName.map(region.name.hasPrefix) ?? false }
  }

  /// The region with a code; nil for an unknown one.
  ///
  /// - Complexity: O(log *n*), *n* the number of regions.
  public func index(ofCode code: String) -> Int? {
    let code = Array(code.utf8)
    for level in RegionLevel.allCases {
      let range = indices(at: level)
      var low = range.lowerBound
      var high = range.upperBound
      while low < high {
        let middle = (low + high) / 2
        if regions.code(of: middle).lexicographicallyPrecedes(code) {
          low = middle + 1
        } else {
          high = middle
        }
      }
      if low < range.upperBound, regions.code(of: low).elementsEqual(code) { return low }
    }
    return nil
  }

  /// The names that a region bore, in the order of the file.
  public func formerNames(of region: Int) -> [String] {
    formerNames[region] ?? []
  }

  /// The regions that bore other names, in order.
  package var renamedRegions: [Int] { formerNames.keys.sorted() }

  /// The names that a region bears besides its full and short ones: 美利坚合众国 for 美国.
  public func otherNames(of region: Int) -> [String] {
    otherNames[region] ?? []
  }

  /// The regions that one character stands for: 山东省 for 鲁; in the order of the file.
  public func regions(abbreviatedAs character: String) -> [Int] {
    abbreviationOwners[character] ?? []
  }

  /// The regions of one level.
  public func indices(at level: RegionLevel) -> Range<Int> {
    levelStarts[level.rank]..<levelStarts[level.rank + 1]
  }

  /// Whether a short name is mostly an ordinary word (`和平`, `东方`) or another kind of name, so
  /// that it needs support from the context.
  public func isCommonWord(_ shortName: String) -> Bool { commonWords.contains(shortName) }
}
