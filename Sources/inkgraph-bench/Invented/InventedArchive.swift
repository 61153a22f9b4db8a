import Foundation
import InkGraphCore
import InkGraphTestSupport

/// Issues of a daily paper that does not exist, in Markdown.
///
/// They name as much as papers do: 9 mentions and 4.4 pieces of evidence in 1,000 bytes, and some
/// 870 characters an article. Two issues of a real district paper have 7 to 8 and 7 to 8 (and 800
/// to 935 characters), 25 of a national daily 10 and 2.4, counted by this program.
///
/// **Invariant:** an issue follows from the seed, its number and the number of its articles; it
/// does not matter which other issues are written.
struct InventedArchive {
  /// The seed; another one gives other articles under the same mastheads.
  let seed: UInt64
  /// The articles of each issue.
  let articles: Int

  private let world: InventedWorld

  init(seed: UInt64, articles: Int) {
    self.seed = seed
    self.articles = articles
    world = InventedWorld(seed: seed)
  }

  /// Writes issues into a folder, one file a day, and gives the bytes of all.
  ///
  /// - Throws: What Foundation throws for a folder that can't be made or written to.
  @discardableResult
  func write(issues count: Int, into folder: URL) throws -> Int {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var bytes = 0
    guard var day = CalendarDate(year: 2024, month: 1, day: 1) else { return 0 }
    for number in 1...count {
      let text = Data(issue(number, on: day).utf8)
      try text.write(to: folder.appending(path: "\(day).md"))
      bytes += text.count
      day = day.next
    }
    return bytes
  }

  /// The text of an issue.
  func issue(_ number: Int, on day: CalendarDate) -> String {
    var numbers = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
    var text = """
      # 临渡新报

      中共平州市临渡区委\u{20}\u{20}
      平州市临渡区人民政府 主办\u{20}\u{20}
      临渡区融媒体中心编辑出版

      \(day.year)年\(day.month)月\(day.day)日 \(day.chineseWeekday) 第\(Self.padded(number))期


      """
    for _ in 0..<articles { text += article(&numbers) }
    return text
  }

  private func article(_ numbers: inout SeededGenerator) -> String {
    let work = world.work(&numbers)
    let lead = work.lead
    let day = Int.random(in: 1...28, using: &numbers)
    var text = "## \(pick(Self.headlines, &numbers).replacing("%", with: work.name))\n\n"
    text += "\(Int.random(in: 1...12, using: &numbers))月\(day)日，\(lead.body)召开\(work.name)推进会，"
    text += "\(lead.body)\(lead.title)\(lead.name)出席并讲话。\(work.name)位于\(work.place.name)，"
    text += "由\(work.firm)承建。\n\n"
    for _ in 0..<Int.random(in: 3...5, using: &numbers) {
      for _ in 0..<Int.random(in: 4...5, using: &numbers) {
        let isNaming = Int.random(in: 0..<100, using: &numbers) < Self.namingPercent
        text += isNaming ? sentence(work, &numbers) : InventedProse.sentence(&numbers)
      }
      text += "\n\n"
    }
    return text + "（记者 \(world.reporter(&numbers))）\n\n"
  }

  private func sentence(
    _ work: InventedWorld.Work, _ numbers: inout SeededGenerator
  ) -> String {
    let count = Int.random(in: 2...980, using: &numbers)
    let other = world.official(&numbers)
    let place = world.place(&numbers)
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: return "据了解，\(work.name)覆盖\(place.name)\(count)户居民，预计明年全部完成。"
    case 1: return "“有了这项工程，大家心里踏实多了。”\(place.name)居民\(world.resident(&numbers))说。"
    case 2:
      return "\(other.body)\(other.title)\(other.name)介绍，今年共投入资金\(count)万元，同比增长\(count % 60)%。"
    case 3:
      return "围绕\(work.name)，\(other.body)联合\(place.name)安排了\(count)名志愿者，分组入户走访、登记需求。"
    case 4: return "日前，\(work.firm)与\(world.work(&numbers).firm)签约，共同为\(work.name)提供设备。"
    case 5:
      return "“本子上记下的\(count)条意见，已经有了回音。”\(place.name)党委书记\(place.secretary)说。"
    case 6: return "\(work.firm)总经理\(work.manager)表示，企业将加快施工，确保按期完工。"
    case 7: return "记者在现场看到，来自\(place.name)的\(count)人参加了活动，气氛热烈而有序。"
    case 8: return "\(work.name)由\(work.lead.body)牵头实施，\(work.firm)负责施工，总投资\(count)万元。"
    default:
      return
        "\(other.body)\(other.title)\(other.name)先后到\(place.name)、\(work.firm)调研，详细了解\(work.name)建设情况。"
    }
  }

  private func pick(_ texts: [String], _ numbers: inout SeededGenerator) -> String {
    texts.randomElement(using: &numbers) ?? ""
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// How many of a hundred sentences name something.
  private static let namingPercent = 38

  private static let headlines = [
    "%加快推进", "%取得新进展", "一线走访%", "%惠及千家万户", "为了%早日完工", "%通过阶段验收",
  ]
}
