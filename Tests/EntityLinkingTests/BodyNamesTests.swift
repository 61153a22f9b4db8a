import InkGraphCore
import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityLinking

@Suite("Full names of bodies") struct BodyNamesTests {
  @Test(
    "a short form is completed as a local reader does it",
    arguments: [
      ("区教育局", "云港市青禾区教育局"), ("区住建局", "云港市青禾区住房和城乡建设局"), ("区委", "中共云港市青禾区委员会"),
      ("区政府", "云港市青禾区人民政府"), ("区政协", "中国人民政治协商会议云港市青禾区委员会"),
      ("区人大常委会", "云港市青禾区人民代表大会常务委员会"), ("区委社会工作部", "中共云港市青禾区委社会工作部"),
      ("区法院", "云港市青禾区人民法院"), ("区妇联", "云港市青禾区妇女联合会"), ("区总工会", "云港市青禾区总工会"),
      ("青禾区卫生健康局", "云港市青禾区卫生健康局"), ("云港市青禾区水利局", "云港市青禾区水利局"),
      ("市交通运输局", "云港市交通运输局"), ("市委", "中共云港市委员会"), ("省民政厅", "临江省民政厅"),
      ("省政府", "临江省人民政府"), ("石岭县政府", "枫岭市石岭县人民政府"), ("石岭县农业农村局", "枫岭市石岭县农业农村局"),
      ("青禾市人民政府", "云港市青禾区人民政府"), ("中共青禾市委", "中共云港市青禾区委员会"),
      ("柳河街道办事处", "云港市青禾区柳河街道办事处"), ("国务院", "中华人民共和国国务院"),
    ])
  func completed(surface: String, name: String) {
    let home = Linking.region(SampleOntology.home)
    #expect(Linking.bodies.resolve(surface, home: home, near: nil)?.name == name)
  }

  @Test("a level word says nothing in a paper without a home")
  func withoutHome() {
    #expect(Linking.bodies.resolve("区教育局", home: nil, near: nil) == nil)
    #expect(
      Linking.bodies.resolve("青禾区教育局", home: nil, near: nil)?.name == "云港市青禾区教育局")
  }

  @Test("a department without its committee is of the region named before")
  func departmentOfNearRegion() {
    let near = Linking.region("枫岭市石岭县")
    let home = Linking.region(SampleOntology.home)
    #expect(
      Linking.bodies.resolve("组织部", home: home, near: near)?.name == "中共枫岭市石岭县委组织部")
    #expect(Linking.bodies.resolve("组织部", home: home, near: nil)?.name == "中共云港市青禾区委组织部")
  }

  @Test("the region that a body governs, and the body above it if the name tells")
  func regionAndParent() throws {
    let home = Linking.region(SampleOntology.home)
    let department = try #require(Linking.bodies.resolve("区委宣传部", home: home, near: nil))
    #expect(department.region == home)
    #expect(department.parent == "中共云港市青禾区委员会")
    #expect(department.type == .agency)
    // That a bureau is of the government is knowledge, not something that a paper says.
    #expect(Linking.bodies.resolve("区教育局", home: home, near: nil)?.parent == nil)
  }

  @Test("a body that no list knows takes the full name of its region")
  func openBody() {
    let home = Linking.region(SampleOntology.home)
    #expect(Linking.bodies.open("区图书大厦", home: home)?.name == "云港市青禾区图书大厦")
    #expect(Linking.bodies.open("青禾区稻作博物馆", home: home)?.name == "云港市青禾区稻作博物馆")
    #expect(Linking.bodies.open("稻作博物馆", home: home) == nil)
  }

  /// One short form in one district's paper.
  private struct Case {
    let home: Int
    let surface: String
    let name: String
  }

  @Test("the short forms of standing bodies lead to the full name in any district's paper")
  func anyDistrict() {
    let seed = UInt64(TestFolders.number("INKGRAPH_SEED") ?? 20_260_101)
    let cases = cases(seed: seed)
    var failures: [String] = []
    for one in cases {
      let found = Linking.bodies.resolve(one.surface, home: one.home, near: nil)?.name
      if found != one.name { failures.append("\(one.surface): \(found ?? "nil"), not \(one.name)") }
    }
    let share = 1 - Double(failures.count) / Double(cases.count)
    #expect(cases.count > 3_000)
    #expect(
      share >= 0.97,
      "seed \(seed): \(share) of \(cases.count); \(failures.prefix(40).joined(separator: "\n"))")
  }

  /// 300 districts, each with six bodies of `agencies.tsv`, by level word and by the region's name.
  private func cases(seed: UInt64) -> [Case] {
    var numbers = SeededGenerator(seed: seed)
    let ontology = SampleOntology.shared
    // Where two rows share a short form at a level, the earlier is the usual one.
    var fullByForm: [String: String] = [:]
    var forms: [String] = []
    for row in ontology.table("agencies").rows where row["levels"].contains("d") {
      for form in [row["full"]] + row.list("short") where fullByForm[form] == nil {
        fullByForm[form] = row["full"]
        forms.append(form)
      }
    }
    let districts = ontology.regions.indices(at: .county).shuffled(using: &numbers).prefix(300)
    return districts.flatMap { home -> [Case] in
      let region = ontology.regions.regions[home]
      let canonical = ontology.regions.canonicalName(of: home)
      return (0..<6).flatMap { _ -> [Case] in
        let form = forms.randomElement(using: &numbers) ?? ""
        let name = fill(fullByForm[form] ?? "", canonical)
        return [String(region.name.suffix(1)), region.name].map {
          Case(home: home, surface: fill(form, $0), name: name)
        }
      }
    }
  }

  private func fill(_ template: String, _ region: String) -> String {
    template.replacing("{R}", with: region)
  }
}
