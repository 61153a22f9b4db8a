internal import InkGraphCore
internal import Ontology

/// Invents names that no corpus holds, by the shapes that names have.
///
/// Surnames come with the weights of the gazetteer or all alike, given names from the characters that
/// marked names have, foreign names from halves of marked ones; bodies are composed of a region, a core
/// and a head, or of a level word and an organ. What they are made of is knowledge of the gazetteers and
/// of the texts that are learned, nothing else.
struct NameInventor {
  private let knowledge: Knowledge
  private let surnames: [[Unicode.Scalar]]
  private let weights: [Float]
  private var firstGiven: [Unicode.Scalar] = []
  private var lastGiven: [Unicode.Scalar] = []
  private var foreignNames: [[Unicode.Scalar]] = []
  private let regionNames: [[Unicode.Scalar]]
  private let regionShorts: [[Unicode.Scalar]]
  private let organs: [[Unicode.Scalar]]
  private let organizationHeads: [[Unicode.Scalar]]

  /// Learns the parts of names.
  init(_ knowledge: Knowledge, ontology: Ontology, examples: [TrainingExample]) {
    self.knowledge = knowledge
    let rows = ontology.table("surnames").rows
    surnames = rows.map { Array($0["surname"].unicodeScalars) }
    var sum: Float = 0
    weights = rows.map { row in
      sum += Float(row["weight"]) ?? 0.1
      return sum
    }
    var names: [[Unicode.Scalar]] = []
    var shorts: [[Unicode.Scalar]] = []
    for index in knowledge.regions.regions.indices {
      let region = knowledge.regions.regions[index]
      guard region.level != .country else { continue }
      names.append(Array(region.name.unicodeScalars))
      if region.level == .county || region.level == .prefecture, let short = region.shortName,
        !knowledge.regions.isCommonWord(short)
      {
        shorts.append(Array(short.unicodeScalars))
      }
    }
    regionNames = names
    regionShorts = shorts
    organs = knowledge.bodies.forms.filter {
      $0.prefix.isEmpty && $0.suffix.count >= 3
        && (knowledge.bodies.bodies[$0.body].type == .agency
          || Self.namedLikeOrgans.contains(String(scalars: $0.suffix)))
    }.map(\.suffix)
    organizationHeads = knowledge.heads.filter {
      $0.learnedType == .organization && $0.isStrong && $0.count >= 2
    }.map { Array($0.word.unicodeScalars) }
    for example in examples {
      for mark in example.marks where mark.label == .person {
        let name = Array(example.scalars[mark.span.range])
        if let length = surnameLength(of: name) {
          firstGiven.append(name[length])
          if name.count > length + 1 { lastGiven.append(name[length + 1]) }
        } else if name.count >= 3, name.allSatisfy(\.isHan) {
          foreignNames.append(name)
        }
      }
    }
  }

  /// The length of the surname of a Chinese name of two to four characters; nil for other names.
  private func surnameLength(of name: [Unicode.Scalar]) -> Int? {
    guard (2...4).contains(name.count), name.allSatisfy(\.isHan) else { return nil }
    if name.count > 2, knowledge.names.hasSurname(of: 2, in: name, at: 0) { return 2 }
    return name.count <= 3 && knowledge.names.hasSurname(of: 1, in: name, at: 0) ? 1 : nil
  }

  /// Another name of the same kind; nil where the name should stay.
  func name(
    instead name: [Unicode.Scalar], _ label: TrainingExample.Label, _ random: inout SplitMix64
  ) -> (scalars: [Unicode.Scalar], label: TrainingExample.Label)? {
    switch label {
    case .person:
      guard name.count > 1 else { return nil }
      return (person(isForeign: surnameLength(of: name) == nil, &random), .person)
    case .region:
      return region(instead: name, &random).map { ($0, .region) }
    case .body, .agency, .enterprise, .organization:
      guard name.count > 2 else { return nil }
      switch kind(of: name) {
      case .agency: return (agency(&random), .agency)
      case .enterprise: return (enterprise(&random), .enterprise)
      case .organization: return (organization(&random), .organization)
      default: return nil
      }
    case .other: return nil
    }
  }

  /// The type that the head with which a name ends has in the corpora.
  private func kind(of name: [Unicode.Scalar]) -> EntityType? {
    for start in name.indices {
      var type: EntityType?
      knowledge.lexicon.matches(in: name, at: start) { match in
        guard Int(match.end) == name.count else { return }
        if match.kind == .head {
          type = knowledge.heads[Int(match.payload)].learnedType
        } else if match.kind == .bodySuffix, match.count > 1 {
          type = .agency
        }
      }
      if let type { return type }
    }
    return nil
  }

  // MARK: People

  private func person(isForeign: Bool, _ random: inout SplitMix64) -> [Unicode.Scalar] {
    let chance = random.fraction()
    if isForeign ? chance < 0.75 : chance < 0.05, !foreignNames.isEmpty { return foreign(&random) }
    if isForeign ? chance < 0.9 : chance < 0.11 { return minority(&random) }
    let surname = self.surname(&random)
    let shape = random.fraction()
    if shape < 0.05 {
      // 某 and 某某 of police reports.
      return surname + (random.fraction() < 0.5 ? "某" : "某某").unicodeScalars
    }
    if shape < 0.09 { return surname + Self.pick(Self.countryNames, &random) }
    guard let first = Self.pickOne(firstGiven, &random), let last = Self.pickOne(lastGiven, &random)
    else { return surname + "某".unicodeScalars }
    return shape < 0.33 ? surname + [first] : surname + [first, last]
  }

  private func surname(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    guard random.fraction() < 0.55, let sum = weights.last else {
      return Self.pick(surnames, &random)
    }
    let target = random.fraction() * sum
    var low = 0
    var high = weights.count - 1
    while low < high {
      let middle = (low + high) / 2
      if weights[middle] <= target { low = middle + 1 } else { high = middle }
    }
    return surnames[low]
  }

  /// The beginning of one foreign name and the end of another, sometimes with a dot between.
  private func foreign(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let left = Self.pick(foreignNames, &random)
    let right = Self.pick(foreignNames, &random)
    if random.fraction() < 0.2, left.count < 5, right.count < 6 {
      return left + "·".unicodeScalars + right
    }
    let cut = 1 + Int(random.next() % UInt64(left.count - 1))
    return Array(left.prefix(cut).prefix(3)) + right.suffix(max(1, min(right.count - 1, 3)))
  }

  private func minority(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let parts = Self.minorityParts[Int(random.next() % UInt64(Self.minorityParts.count))]
    let first = Self.pick(parts, &random)
    let second = Self.pick(parts, &random)
    if parts == Self.minorityParts[0] {
      return random.fraction() < 0.8 ? first + "·".unicodeScalars + second : first
    }
    return random.fraction() < 0.85 ? first + second : first
  }

  // MARK: Places and bodies

  private func region(
    instead name: [Unicode.Scalar], _ random: inout SplitMix64
  ) -> [Unicode.Scalar]? {
    var isName = false
    var isShort = false
    knowledge.lexicon.matches(in: name, at: 0) { match in
      guard Int(match.end) == name.count else { return }
      if match.kind == .regionName { isName = true }
      if match.kind == .regionShortName { isShort = true }
    }
    if isName { return Self.pick(regionNames, &random) }
    return isShort ? Self.pick(regionShorts, &random) : nil
  }

  private func agency(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let organ = Self.pick(organs, &random)
    switch random.fraction() {
    case ..<0.45: return Self.pick(Self.levels, &random) + organ
    case ..<0.7: return Self.pick(regionNames, &random) + organ
    case ..<0.85: return Self.pick(regionShorts, &random) + Self.pick(Self.levels, &random) + organ
    default: return organ
    }
  }

  private func organization(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let head = Self.pick(organizationHeads, &random)
    switch random.fraction() {
    case ..<0.3: return Self.pick(Self.levels, &random) + head
    case ..<0.65: return Self.pick(regionShorts, &random) + head
    case ..<0.8: return Self.pick(regionNames, &random) + core(&random) + head
    default: return core(&random) + head
    }
  }

  private func enterprise(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let place =
      random.fraction() < 0.35 ? Self.pick(regionShorts, &random) : [Unicode.Scalar]()
    let core = core(&random)
    let trade = Self.pick(Self.trades, &random)
    switch random.fraction() {
    case ..<0.3: return place + core + trade + Self.pick(Self.legalForms, &random)
    case ..<0.6: return place + core + trade
    case ..<0.85: return place + core + Self.pick(Self.shortForms, &random)
    default:
      return core + trade + "（".unicodeScalars + Self.pick(regionShorts, &random)
        + "）".unicodeScalars + Self.pick(Self.legalForms, &random)
    }
  }

  private func core(_ random: inout SplitMix64) -> [Unicode.Scalar] {
    let count = random.fraction() < 0.85 ? 2 : 3
    return (0..<count).map { _ in
      random.fraction() < 0.7
        ? Self.brandCharacters[Int(random.next() % UInt64(Self.brandCharacters.count))]
        : Self.pickOne(firstGiven, &random) ?? "华"
    }
  }

  private static func pick(
    _ words: [[Unicode.Scalar]], _ random: inout SplitMix64
  ) -> [Unicode.Scalar] {
    words.isEmpty ? [] : words[Int(random.next() % UInt64(words.count))]
  }

  private static func pickOne(
    _ scalars: [Unicode.Scalar], _ random: inout SplitMix64
  ) -> Unicode.Scalar? {
    scalars.isEmpty ? nil : scalars[Int(random.next() % UInt64(scalars.count))]
  }

  private static func words(_ text: String) -> [[Unicode.Scalar]] {
    text.split(separator: " ").map { Array($0.unicodeScalars) }
  }

  /// Organizations that are named as organs are, by a level word: 区慈善会.
  private static let namedLikeOrgans: Set<String> = ["慈善总会", "慈善会"]
  /// Given names of villages and of old people.
  private static let countryNames = words(
    "大妹 二妹 三妹 幺妹 九妹 大娘 二娃 三娃 老二 老三 老四 老五 老六 狗蛋 铁柱 石头 有财 有福 有禄 长命 秀兰 桂花 春花 翠花 腊梅 小宝 大宝 得财 发财 来福 满仓 根生 水生 土生 阿妹 阿婆 阿公 阿牛 大爷 奶奶 师傅"
  )
  private static let levels = words("区 县 市 省 州 镇 乡 市 区 县")
  private static let legalForms = words("有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司 集团股份有限公司")
  private static let shortForms = words(
    "集团 公司 股份 控股 实业 科技 集团公司 厂 合作社 专业合作社 农场 银行 超市 酒店 工厂 电站 矿 印书馆 商行 药店 酒楼"
  )
  private static let trades = words(
    "机械 食品 科技 汽车 电子 纺织 服饰 服装 药业 制药 生物 生物科技 新能源 建设 建工 置业 地产 物流 化工 材料 新材料 重工 电气 乳业 酒业 农业 种业 水产 渔业 牧业 旅游 文化 传媒 网络 软件 光电 半导体 船舶 航空 医疗 环保 水务 燃气 热力 传动 精密 仪器 特钢 热工 冷链 智能 机器人 印刷 包装 家居 家具 玻璃 陶瓷 橡胶 轮胎 密封件 光伏 能源 矿业 铝业 茶业 米业 豆坊 果业 路桥 地铁 公交 信息 通信 教育"
  )
  private static let brandCharacters = Array(
    "华兴盛隆鑫泰恒瑞德信达通海天中远宏安康美佳永利金银丰源润正方大新科创智联亿万博光明辉东南北江河山龙凤鹏云雅诚和益民富贵祥福昌荣茂森林松柏梅兰竹菊星月日晨曦旭阳朗清源溪湖岭峰岳石玉珠宝锐拓驰腾飞跃越卓凌冠雄威武毫厘赤焰鲜"
      .unicodeScalars)
  /// Parts of names of Uyghurs and Kazakhs, Tibetans, Mongols, Yi and other peoples.
  private static let minorityParts = [
    words(
      "买买提 阿不都 阿卜杜 艾合买提 古丽 热合曼 吐尔逊 木合塔尔 努尔 依明 迪里 阿迪力 玉素甫 阿依古丽 克里木 艾力 阿布力孜 阿山 叶尔肯 安娜尔 巴合提 哈力克 沙吾提 帕提古丽 托合提 卡德尔 司马义 赛福鼎 阿力木 迪力夏提"
    ),
    words(
      "扎西 多吉 次仁 卓玛 央金 旺堆 平措 顿珠 尼玛 达瓦 格桑 白玛 拉姆 洛桑 丹增 索朗 强巴 益西 罗布 边巴 措姆 德吉 曲珍 桑吉 才让 加措 仁青 格勒"
    ),
    words(
      "巴特尔 其其格 苏和 格日勒 朝鲁 额尔敦 宝音 乌兰 那顺 图雅 斯琴 高娃 布和 阿拉坦 呼和 娜仁 托娅 巴图 孟和 达来 牧仁 乌云 萨仁 哈斯"
    ),
    words(
      "吉克 阿木 曲比 沙马 马海 吉木 海来 俄木 尔古 木呷 阿呷 阿支 拉火 子色 伍牛 克其 日者 木牛 石者 伍合 古体 阿果 阿英 木沙 惹哈 曲木 比曲 阿尔 吉伍 黑惹 俄比 阿细 阿朵 日伍 木帕 磨石"
    ),
  ]
}
