internal import InkGraphCore

/// Tells whether a title goes with a body: a 馆长 heads a 馆, a 庭长 sits in a court.
///
/// It decides where the body of a title is not printed beside it: in 石头交给市博物馆，馆员水静…
/// the 馆员 is of the museum.
struct TitleFit: Sendable {
  /// Whether a title can belong to a body.
  enum Fit: Hashable, Sendable {
    /// The title names the kind of body.
    case fits
    /// The title names another kind of body.
    case conflicts
    /// The title goes with any body: 主任, 书记, 负责人.
    case general
    /// The title says nothing of a body: 作家, 歌手.
    case none
  }

  /// The fit of a title, as printed, with a body.
  static func fit(_ title: String, _ body: String, _ type: EntityType) -> Fit {
    if police.contains(where: title.hasScalarSuffix) {
      return policeMarks.contains(where: body.containsScalars) ? .fits : .conflicts
    }
    for (titles, ends) in kinds where titles.contains(where: title.hasScalarSuffix) {
      return ends.contains(where: body.hasScalarSuffix) ? .fits : .conflicts
    }
    if firmTitles.contains(where: title.hasScalarSuffix) {
      return type == .enterprise ? .fits : .conflicts
    }
    return general.contains(where: title.hasScalarSuffix) ? .general : .none
  }

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  /// Titles with the ends of the bodies that have them; more special titles first.
  private static let kinds: [(titles: [String], ends: [String])] = [
    ("庭长 法官 审判员 审判长 书记员", "法院 法庭 庭"), ("检察长 检察官 检察员", "检察院"),
    ("班主任 年级主任 教研组长", "学校 校 中学 小学 中 小 幼儿园 职专"),
    ("校长 教师 老师 教务主任", "学校 校 中学 小学 大学 学院 中 小 幼儿园 职专"),
    ("教授 讲师 辅导员", "大学 学院 学校 医院"), ("研究员 博士后 院士", "大学 学院 研究所 研究院 研究中心 科学院 馆 所 院"),
    ("医生 医师 护士 护士长 护师 药师 大夫", "医院 院 卫生院 卫生室 卫生服务中心 保健院 诊所 中心"),
    ("院长", "院"), ("馆长 馆员 讲解员", "馆"), ("园长", "园"), ("厅长", "厅"), ("部长", "部"),
    ("局长", "局"), ("所长", "所"), ("站长", "站"), ("台长", "台"), ("社长", "社"), ("厂长", "厂"),
    ("行长", "行"), ("团长", "团"), ("署长", "署"), ("司长", "司"),
    ("消防员", "大队 支队 站 队"),
    ("队长 教练 主教练 主帅 领队 门将 前锋 后卫 中场 外援 边锋 中锋 后腰", "队 大队 支队 俱乐部 工作组"), ("会长", "会"),
    ("总理 副总理 国务委员", "国务院"), ("演奏员 声部长", "团 乐团 剧团 剧院"),
  ].map { (words($0.0), words($0.1)) }

  private static let police = words("民警 辅警 警长 交警 刑警 特警")
  private static let policeMarks = words("公安 派出所 交警 刑警 特警 巡警 边检")
  private static let firmTitles = words(
    "董事长 总经理 经理 总裁 工程师 技术员 司机 员工 首席执行官 董事 监事 店长 店员 项目负责人 车间主任 法定代表人 法人代表 创始人 联合创始人 掌门人 合伙人 股东 老板 厂家代表"
  )
  private static let general = words(
    "主任 书记 委员 负责人 主席 秘书长 常委 主编 编辑 记者 理事长 理事 干事 科长 处长 股长 组长 秘书 干部 工作人员")
}
