/// A generator of random numbers that gives the same numbers for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) {
    state = seed
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<T>(_ values: [T]) -> T { values[Int(next() % UInt64(values.count))] }
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }
}

/// An article whose every part is known, of invented people, places and firms.
struct InventedArticle {
  var kicker: String?
  var title = ""
  /// The lines on which a narrow column prints the title.
  var titleLines: [String] = []
  var subtitle: String?
  var paragraphs: [String] = []
  /// Headings, each before the paragraph with that index.
  var subheads: [Int: String] = [:]
  var names: [String] = []
  var role: String?
}

/// An issue of an invented newspaper.
struct InventedIssue {
  var articles: [InventedArticle] = []

  init(seed: UInt64) {
    var random = Seeded(seed)
    var topics = Self.topics.shuffled(using: &random)
    for _ in 0..<random.number(3...6) {
      articles.append(InventedArticle(topic: topics.removeLast(), &random))
    }
  }

  private static let topics: [(body: String, event: String, subject: String)] = [
    ("区水务局", "召开柳河清淤工程推进会", "柳河清淤工程"), ("区教育局", "启动乡村教师轮训", "乡村教师轮训"),
    ("桐湾镇", "举办渔港文化节", "渔港文化节"), ("区总工会", "慰问高温岗位职工", "高温岗位职工"),
    ("明泽集团", "万吨冷库项目开工", "万吨冷库项目"), ("区卫生健康局", "发布家庭医生服务清单", "家庭医生服务"),
    ("云栖街道", "老旧小区加装电梯过百部", "加装电梯"), ("区税务局", "推出小微企业办税专窗", "小微企业办税"),
    ("北岭林场", "完成春季造林任务", "春季造林"), ("区图书馆", "夜间自习室对外开放", "夜间自习室"),
    ("临川铁路公司", "货运专线首趟列车发车", "货运专线"), ("区民政局", "为独居老人配发呼叫器", "独居老人"),
    ("石桥村", "蓝莓采摘园迎来丰收", "蓝莓采摘园"), ("区消防救援大队", "开展商场疏散演练", "商场疏散演练"),
  ]
}

extension InventedArticle {
  init(topic: (body: String, event: String, subject: String), _ random: inout Seeded) {
    title = topic.body + topic.event
    titleLines = [title]
    if title.count > 12, random.chance(60) {
      // Cut in mid-phrase, as a narrow column does.
      let cut = title.index(title.startIndex, offsetBy: topic.body.count + random.number(2...4))
      titleLines = [String(title[..<cut]), String(title[cut...])]
    }
    if random.chance(25) { kicker = random.pick(Self.kickers) }
    if random.chance(20) { subtitle = random.pick(Self.subtitles) }
    let day = random.number(1...28)
    paragraphs = [
      "\(random.number(3...7))月\(day)日，\(topic.body)\(topic.event)，\(random.pick(Self.leads))。"
        + sentence(topic.subject, &random)
    ]
    for _ in 0..<random.number(1...4) {
      var text = sentence(topic.subject, &random)
      for _ in 0..<random.number(1...3) { text += sentence(topic.subject, &random) }
      paragraphs.append(text)
    }
    if paragraphs.count > 3, random.chance(50) {
      subheads[1] = random.pick(Self.heads)
      if paragraphs.count > 4 { subheads[3] = random.pick(Self.laterHeads) }
    }
    for _ in 0..<random.number(1...2) {
      let name = random.pick(Self.surnames) + random.pick(Self.given)
      if !names.contains(name) { names.append(name) }
    }
    if random.chance(40) { role = random.pick(["记者", "通讯员"]) }
  }

  private func sentence(_ subject: String, _ random: inout Seeded) -> String {
    let person = random.pick(Self.surnames) + random.pick(Self.given)
    let number = random.number(2...980)
    switch random.number(0...7) {
    case 0: return "据了解，\(subject)覆盖\(number)户居民，预计明年\(random.number(1...12))月全部完成。"
    case 1: return "“有了\(subject)，大家心里踏实多了。”\(random.pick(Self.places))居民\(person)说。"
    case 2:
      return
        "围绕\(subject)，\(random.pick(Self.places))还安排了\(number)名志愿者，分\(random.number(2...9))组入户走访、登记需求。"
    case 3:
      return
        "负责人\(person)介绍，这项工作投入资金\(number)万元，同比增长\(random.number(3...60)).\(random.number(1...9))%。"
    case 4: return "下一步，各单位将继续做好\(subject)，把好事办好、实事办实！"
    case 5: return "在\(random.pick(Self.places))，\(person)一边查看进度一边记录，笔记本上密密麻麻写满了\(number)条意见。"
    case 6: return "记者在现场看到，来自\(random.pick(Self.places))的\(number)人参加了活动，气氛热烈而有序。"
    default:
      return
        "目前，\(subject)已进入第\(random.number(2...6))阶段，涉及\(random.pick(Self.places))、\(random.pick(Self.places))两地。"
    }
  }

  private static let kickers = ["临川东部新区：", "从试点到全域———", "民生实事进行时：", "一线蹲点———"]
  private static let subtitles = ["近万名群众直接受益", "全年计划完成投资三亿元", "十二个村庄同步推进"]
  private static let leads = [
    "来自各镇街的代表到场", "现场交流了近期的做法", "标志着这项工作进入新阶段", "吸引了不少群众前来了解情况",
  ]
  private static let heads = ["摸清底数，心里有账", "把难题摆上桌面", "一户一策细打算"]
  private static let laterHeads = ["建好更要管好", "看得见的变化", "让老百姓说了算"]
  private static let places = ["桐湾镇", "云栖街道", "石桥村", "柳河社区", "北岭片区", "东港码头", "青杉园区"]
  private static let surnames = ["陆", "苗", "段", "谭", "沈", "魏", "贺", "许", "卢", "邵", "宁", "温"]
  private static let given = ["文渊", "云岫", "杉", "清荷", "景行", "小满", "明川", "宛青", "如玉", "承屿"]
}
