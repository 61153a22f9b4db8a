import InkGraphTestSupport
import Ontology
import Testing

@testable import EntityLinking

@Suite("Names of standing bodies in any district") struct BodyNamePropertyTests {
  /// Forty bodies that every county, district and county-level city has.
  private static let bodies: [(short: String, full: String)] = [
    ("{R}委", "中共{R}委员会"), ("{R}委组织部", "中共{R}委组织部"),
    ("{R}委宣传部", "中共{R}委宣传部"), ("{R}委统战部", "中共{R}委统一战线工作部"),
    ("{R}委政法委", "中共{R}委政法委员会"), ("{R}委社工部", "中共{R}委社会工作部"),
    ("{R}纪委", "中共{R}纪律检查委员会"), ("{R}监委", "{R}监察委员会"),
    ("{R}人大常委会", "{R}人民代表大会常务委员会"), ("{R}政府", "{R}人民政府"),
    ("{R}政协", "中国人民政治协商会议{R}委员会"), ("{R}法院", "{R}人民法院"),
    ("{R}检察院", "{R}人民检察院"), ("{R}发改局", "{R}发展和改革局"), ("{R}教育局", "{R}教育局"),
    ("{R}科技局", "{R}科学技术局"), ("{R}工信局", "{R}工业和信息化局"),
    ("{R}公安局", "{R}公安局"), ("{R}民政局", "{R}民政局"), ("{R}司法局", "{R}司法局"),
    ("{R}财政局", "{R}财政局"), ("{R}人社局", "{R}人力资源和社会保障局"),
    ("{R}自然资源局", "{R}自然资源局"), ("{R}住建局", "{R}住房和城乡建设局"),
    ("{R}交通局", "{R}交通运输局"), ("{R}水利局", "{R}水利局"),
    ("{R}农业农村局", "{R}农业农村局"), ("{R}商务局", "{R}商务局"),
    ("{R}文旅局", "{R}文化和旅游局"), ("{R}卫健局", "{R}卫生健康局"),
    ("{R}退役军人局", "{R}退役军人事务局"), ("{R}应急局", "{R}应急管理局"),
    ("{R}审计局", "{R}审计局"), ("{R}市场监管局", "{R}市场监督管理局"),
    ("{R}统计局", "{R}统计局"), ("{R}医保局", "{R}医疗保障局"), ("{R}总工会", "{R}总工会"),
    ("团{R}委", "共青团{R}委员会"), ("{R}妇联", "{R}妇女联合会"),
    ("{R}工商联", "{R}工商业联合会"),
  ]

  private struct Case {
    let home: Int
    let short: String
    let full: String
  }

  private func cases(seed: UInt64, districts count: Int) -> [Case] {
    var numbers = SeededGenerator(seed: seed)
    let ontology = Ontology.embedded
    let districts = ontology.regions.indices(at: .county).shuffled(using: &numbers).prefix(count)
    return districts.flatMap { home -> [Case] in
      let name = ontology.regions.regions[home].name
      let canonical = ontology.regions.canonicalName(of: home)
      return Self.bodies.map { short, full in
        Case(
          home: home, short: short.replacing("{R}", with: String(name.suffix(1))),
          full: full.replacing("{R}", with: canonical))
      }
    }
  }

  @Test("short form → full name → short form is exact in the papers of 1,000 districts × 40 bodies")
  func roundTrip() {
    let seed = UInt64(TestFolders.number("INKGRAPH_SEED") ?? 20_261_126)
    let bodies = BodyNames(.embedded)
    let cases = cases(seed: seed, districts: 1_000)
    #expect(cases.count == 40_000)
    var failures: [String] = []
    for one in cases {
      let full = bodies.resolve(one.short, home: one.home, near: nil)?.name
      let short = bodies.shortForm(of: one.full, home: one.home)
      if full != one.full || short != one.short {
        failures.append("\(one.short) → \(full ?? "nil"), \(one.full) → \(short ?? "nil")")
      }
    }
    let share = 1 - Double(failures.count) / Double(cases.count)
    #expect(
      share >= 0.995,
      "seed \(seed): \(share); \(failures.prefix(60).joined(separator: "\n"))")
    if !failures.isEmpty {
      print("seed \(seed): \(share) exact; not: \(failures.joined(separator: "; "))")
    }
  }

  @Test("what a paper of one district prints of another one's body leads to that one")
  func elsewhere() {
    var numbers = SeededGenerator(seed: 7)
    let bodies = BodyNames(.embedded)
    let regions = Ontology.embedded.regions
    let homes = regions.indices(at: .county).shuffled(using: &numbers)
    let names = Dictionary(grouping: homes, by: { regions.regions[$0].name })
    // A name that several districts bear can't be told apart by itself.
    let others = homes.filter { names[regions.regions[$0].name]?.count == 1 }
    var failures: [String] = []
    for (home, other) in zip(homes, others.reversed()) where home != other {
      let printed = regions.regions[other].name + "水利局"
      let full = regions.canonicalName(of: other) + "水利局"
      if bodies.resolve(printed, home: home, near: nil)?.name != full { failures.append(printed) }
    }
    #expect(failures.count <= others.count / 100, "\(failures.prefix(40))")
  }
}
