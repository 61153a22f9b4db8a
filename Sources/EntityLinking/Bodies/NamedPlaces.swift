internal import InkGraphCore
internal import Ontology

/// The regions that an article has named so far, which tell what 省, 市 and 县 mean where the paper's own
/// region does not: 省政协 in a national paper, after 湖北省武汉市.
struct NamedPlaces {
  private let regions: RegionGazetteer
  /// How much was said of each region, and its place among all that were named last.
  private var uses: [Int: Use] = [:]
  /// The regions that the paragraph at hand named, in order.
  private var ofParagraph: [Int] = []
  private var namings = 0

  private struct Use {
    var weight = 0
    var last = 0
  }

  init(_ regions: RegionGazetteer) { self.regions = regions }

  /// Notes that a paragraph begins.
  mutating func startParagraph() { ofParagraph.removeAll(keepingCapacity: true) }

  /// Notes that a region was named; a headline tells best what an article is about.
  mutating func add(_ region: Int, inTitle: Bool) {
    guard regions.regions.level(of: region) != .country else { return }
    namings += 1
    ofParagraph.append(region)
    uses[region, default: Use()].weight += inTitle ? 3 : 1
    uses[region, default: Use()].last = namings
  }

  /// The region that the level word means with which a body's name begins, if only the article tells.
  ///
  /// That which the paragraph named last comes first; then the one that the article named most often,
  /// with all places inside it.
  ///
  /// - Parameters:
  ///   - name: The name of a body.
  ///   - before: The region of the body that stands right before in a list: 安顺市委、市政府.
  ///   - home: The paper's own region, whose word comes first else.
  /// - Returns: The region; nil for a name without such a word, and where the paper's own region or
  ///   nothing explains it.
  /// - Complexity: O(*r*), *r* regions that were named.
  func region(meantBy name: String, after before: Int?, home: Int?) -> Int? {
    guard !uses.isEmpty, let word = Self.levelWords.first(where: name.hasScalarPrefix),
      !Self.otherWords.contains(where: name.hasScalarPrefix)
    else { return nil }
    let own = regions.region(levelWord: word, home: home)
    if let before, before != own, regions.regions[before].name.hasScalarSuffix(word) {
      return before
    }
    guard own == nil else { return nil }
    if let near = ofParagraph.reversed().lazy.compactMap({ self.region($0, endingWith: word) })
      .first
    {
      return near
    }
    var meant: [Int: Use] = [:]
    for (named, use) in uses {
      guard let found = region(named, endingWith: word) else { continue }
      meant[found, default: Use()].weight += use.weight
      meant[found, default: Use()].last = max(meant[found]?.last ?? 0, use.last)
    }
    return meant.max { ($0.value.weight, $0.value.last) < ($1.value.weight, $1.value.last) }?.key
  }

  /// The region, or one above it, whose name ends with a level word.
  private func region(_ region: Int, endingWith word: String) -> Int? {
    regions.chain(of: region).first {
      regions.regions.level(of: $0) != .country && regions.regions[$0].name.hasScalarSuffix(word)
    }
  }

  /// The longer words come first, of which a shorter one is the beginning.
  private static let levelWords = [
    "自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡",
  ]
  /// Words that begin with a level word and name no level.
  private static let otherWords = [
    "市场", "市民", "市容", "区域", "区块", "区间", "县域", "省际", "州际", "乡村", "乡镇", "乡土", "镇痛", "旗袍", "旗舰",
  ]
}
