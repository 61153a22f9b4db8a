internal import InkGraphCore

/// Tells words that describe a shop or a firm from its name: 大型, 连锁 and 附近 before 超市.
enum ShopWords {
  /// Whether what stands before the noun of a trade describes it, counts it or tells where it is.
  static func describes(_ core: Range<Int>, in text: AnnotatedText) -> Bool {
    if counters.contains(text.scalars[core.upperBound - 1]) { return true }
    if text.words(at: core.lowerBound).contains(where: {
      $0.kind == .boundary && Int($0.end) >= core.upperBound
    }) {
      return true
    }
    for position in core {
      if text.hasBoundary(startingAt: position) || strangers.contains(text.scalars[position]) {
        return true
      }
      if let end = descriptions.end(in: text.scalars, at: position), end <= core.upperBound,
        position == core.lowerBound || end == core.upperBound
      {
        return true
      }
    }
    return false
  }

  /// 没饭馆, 逛一圈超市: what does not stand in the name of a shop.
  private static let strangers: ScalarSet = "没逛圈内里找吃喝买卖走进出"
  private static let counters: ScalarSet = "家个间座所处种些类的等某该此各本某这那两几级星元人型式"
  private static let descriptions: WordList = [
    "新能源", "燃油", "纯电", "混动", "商用", "乘用", "双线", "单线", "多线", "全自动", "半自动", "自动", "手工", "深海", "海洋",
    "航天",
    "工程", "交通", "化工", "起重", "农用", "通用", "专用", "重型", "轻型", "国产", "民用", "家用", "电动", "仓储", "折扣", "会员",
    "免税", "高级", "豪华",
    "简易", "露天", "室内", "县级", "市级",
    "连锁", "大型", "小型", "中型", "附近", "当地", "老牌", "特色", "网红", "各大", "街边", "路边", "社区", "农家", "临街", "沿街",
    "自家", "高档", "高端", "星级", "品牌", "线上", "线下", "实体", "传统", "著名", "知名", "平价", "便民", "城市", "乡村", "农村",
    "县城", "镇上", "村里", "周边", "不少", "多家", "许多", "数家", "首家", "一家", "这家", "那家", "两家", "几家", "普通", "主题",
    "快捷", "经济型", "商务", "度假", "精品", "智慧", "无人", "智能", "现代", "生态", "休闲", "观光", "有机", "绿色", "优质", "标准",
    "示范", "重点", "本地", "外地", "国内", "国外", "进口", "中式", "西式", "日式", "韩式", "川味", "海鲜", "素食", "自助",
    "私人", "个体", "民营", "国营", "国有", "新华", "旧书", "二手", "儿童", "老年", "女性", "汽车", "建材", "家具", "电子",
    "小区", "校园", "校内", "车站", "机场", "景区", "园区", "商业", "大众", "新型", "综合", "专业", "正规", "部分", "全国", "全市",
    "全县", "全区", "全省", "家庭", "规模", "肉鸡", "蛋鸡", "生猪", "肉牛", "奶牛", "水产", "蔬菜", "水果", "葡萄", "草莓", "柑橘",
    "苹果", "茶叶", "粮食", "林业", "渔业", "畜禽", "共享", "数字", "文化", "艺术", "音乐", "红色", "古村", "海边", "湖边", "山村",
    "高校", "大学", "中学", "门口", "楼下", "对面", "隔壁", "旁边", "热门", "老式", "新式", "百年", "老字号", "国际", "名师",
    "技能", "大师", "劳模", "志愿", "个人", "调解", "法律", "民族", "少数民族", "公共", "政府", "企业", "单位", "机关", "食品",
  ]
}
