import Foundation
import InkGraphCore
import InkGraphTestSupport

/// Issues of a daily paper that does not exist, in Markdown.
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
    text += "\(lead.body)\(lead.title)\(lead.name)出席并讲话。\(work.name)位于\(work.place)，"
    text += "由\(work.firm)承建。\n\n"
    for _ in 0..<Int.random(in: 2...5, using: &numbers) {
      for _ in 0..<Int.random(in: 2...4, using: &numbers) { text += sentence(work, &numbers) }
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
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: return "据了解，\(work.name)覆盖\(place)\(count)户居民，预计明年全部完成。"
    case 1: return "“有了这项工程，大家心里踏实多了。”\(place)居民\(world.resident(&numbers))说。"
    case 2:
      return "\(other.body)\(other.title)\(other.name)介绍，今年共投入资金\(count)万元，同比增长\(count % 60)%。"
    case 3: return "围绕\(work.name)，\(other.body)联合\(place)安排了\(count)名志愿者，分组入户走访、登记需求。"
    case 4: return "日前，\(work.firm)与\(world.work(&numbers).firm)签约，共同为\(work.name)提供设备。"
    case 5: return "在\(place)，\(world.resident(&numbers))一边查看进度一边记录，本子上写满了\(count)条意见。"
    case 6: return "\(work.firm)总经理\(world.resident(&numbers))表示，企业将加快施工，确保按期完工。"
    case 7: return "记者在现场看到，来自\(place)的\(count)人参加了活动，气氛热烈而有序。"
    default: return "下一步，各单位将继续做好服务保障，把好事办好、实事办实！"
    }
  }

  private func pick(_ texts: [String], _ numbers: inout SeededGenerator) -> String {
    texts.randomElement(using: &numbers) ?? ""
  }

  private static func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let headlines = [
    "%加快推进", "%取得新进展", "一线走访%", "%惠及千家万户", "为了%早日完工", "%通过阶段验收",
  ]
}
