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
}
