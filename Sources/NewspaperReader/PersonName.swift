import InkGraphCore

/// The shape of Chinese personal names, as far as bylines need it.
enum PersonName {
  /// Whether the text is shaped like a name with a known surname: two or three characters, four
  /// with a surname of two, or the parts of a foreign name joined by a dot.
  static func isLikely(_ text: Scalars) -> Bool {
    guard isShaped(text) else { return false }
    if text.contains(where: isDot) { return true }
    if text.count == 4 { return hasCompoundSurname(text) }
    guard let first = text.first else { return false }
    return surnames[first] != nil && !commonWords.contains(text)
  }

  /// Whether the text could be a name at all: two to four Han characters, or up to fifteen with a
  /// dot among them.
  static func isShaped(_ text: Scalars) -> Bool {
    if text.contains(where: isDot) {
      return (4...15).contains(text.count) && text.allSatisfy { $0.isHan || isDot($0) }
        && !isDot(text[text.startIndex]) && !isDot(text[text.endIndex - 1])
    }
    return (2...4).contains(text.count) && text.allSatisfy(\.isHan)
  }

  /// Cuts names that stand together without a mark (`潘跃王萍`) where there is one best way.
  ///
  /// Every part must begin with a known surname. Of several ways the one with the most names of
  /// three characters wins, since these are four in five; among equals the one with the more
  /// common surnames; ways that are nearly as good give nil.
  static func split(_ text: Scalars) -> [Scalars]? {
    guard text.count >= 4, text.count <= 24, text.allSatisfy(\.isHan) else { return nil }
    let start = text.startIndex
    // For every prefix: the cost of the best way, of the second best, and the last name's length.
    var ways = [(cost: Double, second: Double, length: Int)](
      repeating: (.infinity, .infinity, 0), count: text.count + 1)
    ways[0] = (0, .infinity, 0)
    for end in 2...text.count {
      for length in 2...4 where length <= end && ways[end - length].cost < .infinity {
        let part = text[(start + end - length)..<(start + end)]
        guard isLikely(part) else { continue }
        let own = cost(of: part)
        let cost = ways[end - length].cost + own
        let second = ways[end - length].second + own
        if cost < ways[end].cost {
          ways[end] = (cost, min(ways[end].cost, second, ways[end].second), length)
        } else {
          ways[end].second = min(ways[end].second, cost)
        }
      }
    }
    guard ways[text.count].second - ways[text.count].cost >= 1 else { return nil }
    var parts: [Scalars] = []
    var end = text.count
    while end > 0 {
      let length = ways[end].length
      parts.append(text[(start + end - length)..<(start + end)])
      end -= length
    }
    return parts.count > 1 ? parts.reversed() : nil
  }

  /// How unlikely a name is: 10 for any but three characters, and the logarithm of the surname's
  /// place among all.
  private static func cost(of name: Scalars) -> Double {
    let rank = name.first.flatMap { surnames[$0] } ?? 500
    return (name.count == 3 ? 0 : 10) + logarithm(rank + 8)
  }

  /// The binary logarithm, linear between the powers of two.
  private static func logarithm(_ value: Int) -> Double {
    let power = Int.bitWidth - 1 - max(1, value).leadingZeroBitCount
    return Double(power) + Double(value - (1 << power)) / Double(1 << power)
  }

  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "·" || scalar == "•" || scalar == "・" || scalar == "‧"
  }

  private static func hasCompoundSurname(_ text: Scalars) -> Bool {
    compoundSurnames.contains(text.prefix(2))
  }

  /// Words of two to four characters that begin like a name and stand where names stand.
  private static let commonWords: WordSet = [
    "安徽", "江苏", "江西", "云南", "贵州", "湖南", "海南", "广东", "广西", "河南", "河北", "山东", "山西", "陕西", "甘肃",
    "青海", "宁夏", "辽宁", "吉林", "福建", "常州", "苏州", "杭州", "温州", "徐州", "郑州", "兰州", "金华", "成都", "于是",
    "高度", "高低", "汇率", "经济", "时间", "方法", "方面", "全国", "文化", "文章", "和平", "水利", "金融", "石油", "相关",
    "解放", "任务", "万事", "万一", "东方", "左右", "安全", "平安", "管理", "陶瓷", "马路", "牛年", "虎年", "黄金", "梅花",
    "成功", "程序", "应当", "满意", "高兴", "温暖", "关注", "关于", "计划", "路边", "时代", "连载", "完毕", "房价", "谢谢",
    "能源", "商业", "商场", "通知", "通讯", "向上", "向前", "终止", "毕业", "白天", "强国", "关系", "单位", "车间", "家园",
    "国内", "国际", "党建", "向导", "于此", "何处", "何为", "何时", "何去何从", "易经", "公告", "公示", "明天", "明年", "图片",
    "欧盟", "武侠", "旅游", "全文", "完", "见图", "附图", "待续", "连载", "续完", "文摘", "水电", "农村", "农业", "工业", "城市",
    "乡村", "司法",
  ]

  /// The surnames with their places, the most common first.
  private static let surnames: [Unicode.Scalar: Int] = Dictionary(
    """
    王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟\
    汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温\
    芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位\
    覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎\
    邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明\
    沙薄伏岑习胥保和蔺水云昌凤酆皮凡元平禾贝湛禹狄戈赫茅阴麻茹宓逄占储满撖亓麦缪干晁门闫肖付代逯仝尚相过国农公由巴粟茆牧\
    帅鹿上昝惠厉岩勾敬邝佘修宿英展朴宣刚依赏才卿底呼奉羊汲邴松弓隗山侍郏浦璩濮扈郦雍郤蓬郗班贲琚战矫初逢支丰汝
    """.unicodeScalars.filter(\.isHan).enumerated().map { ($1, $0) },
    uniquingKeysWith: min)

  private static let compoundSurnames: WordSet = [
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯", "端木", "轩辕", "宇文",
    "长孙", "闻人", "南宫", "澹台", "呼延", "东郭", "申屠", "独孤", "拓跋", "完颜", "西门", "太史", "公冶",
  ]
}
