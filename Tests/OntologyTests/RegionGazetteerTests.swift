import InkGraphCore
import Testing

@testable import Ontology

@Suite("Region gazetteer") struct RegionGazetteerTests {
  let regions = Ontology.embedded.regions

  func index(_ code: String) throws -> Int { try #require(regions.index(ofCode: code)) }

  @Test(
    "canonical names say what tells a region from all others",
    arguments: [
      ("37", "山东省"), ("3702", "青岛市"), ("370215", "青岛市即墨区"), ("110108", "北京市海淀区"),
      ("419001", "河南省济源市"), ("370215002", "青岛市即墨区潮海街道"),
      ("419001001", "河南省济源市沁园街道"), ("441900101", "东莞市石碣镇"), ("81", "香港特别行政区"),
    ])
  func canonicalName(code: String, name: String) throws {
    #expect(regions.canonicalName(of: try index(code)) == name)
  }

  @Test(
    "a region is found by its full and its short name",
    arguments: [
      ("即墨区", "370215"), ("即墨", "370215"), ("即墨市", "370215"), ("内蒙古", "15"), ("延边", "2224"),
      ("恭城", "450332"), ("神农架", "429021"),
    ])
  func find(name: String, code: String) throws {
    #expect(regions.regions(named: name).contains(try index(code)))
  }

  @Test("of regions with one name the wider comes first")
  func order() throws {
    let found = regions.regions(named: "海南").map { regions.regions[$0].code }
    #expect(found.prefix(2) == ["46", "6325"])
  }

  @Test("a chain leads from a township to its province")
  func chain() throws {
    let chain = regions.chain(of: try index("370215002")).map { regions.regions[$0].code }
    #expect(chain == ["370215002", "370215", "3702", "37"])
  }

  @Test("an unknown name or code is found nowhere")
  func unknown() {
    #expect(regions.regions(named: "无此地名").isEmpty)
    #expect(regions.index(ofCode: "999999") == nil)
  }

  @Test(
    "functional areas and old names are found",
    arguments: [
      ("雄安", "雄安新区"), ("胶南市", "青岛市黄岛区"), ("襄樊", "襄阳市"), ("顺德市", "佛山市顺德区"),
      ("美利坚合众国", "美国"), ("北京经济技术开发区", "北京经济技术开发区"),
      ("石家庄高新技术产业开发区", "石家庄高新技术产业开发区"), ("朝阳县", "朝阳市朝阳县"),
    ])
  func canonicalByName(name: String, canonical: String) throws {
    let found = regions.regions(named: name).map { regions.canonicalName(of: $0) }
    #expect(found.contains(canonical))
  }

  @Test("one character stands for a province first, then for a place in its own papers")
  func abbreviations() {
    let names = { (character: String) in
      regions.regions(abbreviatedAs: character).map { regions.canonicalName(of: $0) }
    }
    #expect(names("鲁") == ["山东省"])
    #expect(names("青") == ["青海省", "青岛市"])
    #expect(names("美") == ["美国"])
    #expect(names("龘") == [])
  }

  @Test("short names that are words are known as such")
  func commonWords() {
    for word in ["和平", "东方", "长安", "建设"] { #expect(regions.isCommonWord(word), "\(word)") }
    for name in ["青岛", "即墨", "杭州", "延边"] { #expect(!regions.isCommonWord(name), "\(name)") }
  }

  @Test("every region is found by its code and by each of its names")
  func completeIndex() {
    for (index, region) in regions.regions.enumerated() {
      #expect(regions.index(ofCode: region.code) == index)
      // 45,000 look-ups by name cost seconds in a debug build, so every seventh is tried.
      guard index % 7 == 0 else { continue }
      #expect(regions.regions(named: region.name).contains(index))
      if let short = region.shortName { #expect(regions.regions(named: short).contains(index)) }
    }
  }

  @Test("no two counties share a canonical name")
  func distinct() {
    var seen: Set<String> = []
    for index in regions.indices(at: .county) {
      let name = regions.canonicalName(of: index)
      #expect(seen.insert(name).inserted, "\(name)")
    }
  }

  @Test(
    "a run of names is told apart into its regions",
    arguments: [
      ("江苏如皋市", [2, 3]), ("北京市海淀区", [3, 3]), ("吉林市", [3]), ("吉林省吉林市", [3, 3]), ("北京大学", []),
      ("", []),
    ])
  func steps(name: String, lengths: [Int]) {
    let regions = Ontology.embedded.regions
    let steps = regions.steps(ofChain: name, home: nil)
    #expect((steps ?? []).map(\.length) == lengths)
    #expect(steps?.last?.region == regions.region(chain: name, home: nil))
  }
}
