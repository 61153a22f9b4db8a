/// Names of people, firms, bodies and works that do not exist, as many as are wanted.
///
/// Every number stands for one name, and below the number of combinations no name comes twice.
enum InventedNames {
  /// A person, such as 陆文渊.
  static func person(_ number: Int) -> String {
    // A stride without common factors with the count visits each combination once, and neighbours
    // do not look alike.
    let count = surnames.count * given.count * given.count
    let place = number * 7_919 % count
    return surnames[place % surnames.count] + given[place / surnames.count % given.count]
      + given[place / surnames.count / given.count]
  }

  /// A firm by its full name, such as 平州市明泽水产有限公司.
  static func firm(_ number: Int) -> String { "平州市\(firmMark(number))有限公司" }

  /// The part of a firm's name that tells it from others, such as 明泽水产.
  static func firmMark(_ number: Int) -> String {
    let count = marks.count * marks.count * trades.count
    let place = number * 7_919 % count
    return marks[place % marks.count] + marks[place / marks.count % marks.count]
      + trades[place / marks.count / marks.count]
  }

  /// A work, such as 柳河第3期清淤工程.
  static func work(_ number: Int) -> String {
    let place = number * 7_919 % (places.count * works.count)
    let round = number / (places.count * works.count)
    let stage = round == 0 ? "" : "第\(round + 1)期"
    return places[place % places.count] + stage + works[place / places.count]
  }

  /// A place, such as 桐湾镇.
  static func place(_ number: Int) -> String {
    let round = number / (places.count * levels.count)
    let rest = number % (places.count * levels.count)
    return places[rest % places.count] + (round == 0 ? "" : "第\(round + 1)")
      + levels[rest / places.count]
  }

  /// A body of the district, such as 水务局; there are as many as `bodyCount`.
  static func body(_ number: Int) -> String { bodies[number % bodies.count] }

  /// How many bodies there are.
  static var bodyCount: Int { bodies.count }

  private static func characters(_ text: String) -> [String] { text.map { String($0) } }

  private static let surnames =
    characters("陆苗段谭沈魏贺许卢邵宁温韩秦孟顾尹龚汤黎乔樊施陶洪翟安颜倪严牛芦季俞章鲁葛伍韦申尤毕") + ["欧阳", "司马"]
  private static let given = characters("文渊云岫杉清荷景行满明川宛青如玉承屿启铭晓岚立诚泽伯安思远怀瑾若谷")
  private static let marks = characters("明泽恒瑞嘉禾临澜拓峰锦程汇润安芯")
  private static let trades = ["水产", "路桥", "机械", "食品", "物流", "建材", "电子", "园林", "纺织", "能源"]
  private static let places = [
    "柳河", "桐湾", "云栖", "石桥", "北岭", "东港", "青杉", "南浦", "白沙", "岭前", "渔樵", "松坡", "月湖", "槐荫", "双溪",
  ]
  private static let works = [
    "清淤工程", "大桥改造项目", "产业园项目", "污水处理厂扩建工程", "快速路工程", "冷链物流中心项目", "老旧小区改造工程", "湿地公园建设工程",
    "智慧农业示范项目", "水库除险加固工程",
  ]
  private static let levels = ["镇", "街道", "村", "社区", "县"]
  private static let bodies = [
    "水务局", "教育局", "财政局", "民政局", "司法局", "统计局", "审计局", "税务局", "交通运输局", "农业农村局", "应急管理局", "卫生健康局",
    "自然资源局", "市场监督管理局", "住房和城乡建设局", "文化和旅游局", "发展和改革局", "工业和信息化局", "总工会", "妇女联合会",
  ]
}
