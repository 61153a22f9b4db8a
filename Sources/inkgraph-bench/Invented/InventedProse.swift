import InkGraphTestSupport

/// Sentences of a district paper that name nobody, composed of clauses.
///
/// A newspaper tells more than names: between two sentences that name people, bodies or works stand
/// some that say how it is done. There are about 60,000 of them, so that few come twice in an issue.
enum InventedProse {
  /// A sentence.
  static func sentence(_ numbers: inout SeededGenerator) -> String {
    let count = Int.random(in: 3...960, using: &numbers)
    switch Int.random(in: 0..<5, using: &numbers) {
    case 0:
      return pick(openings, &numbers) + pick(actors, &numbers) + pick(means, &numbers) + "，"
        + pick(deeds, &numbers) + "，" + pick(results, &numbers) + "。"
    case 1:
      return pick(openings, &numbers) + pick(deeds, &numbers) + "，累计" + pick(sums, &numbers)
        + "\(count)" + pick(units, &numbers) + "，" + pick(results, &numbers) + "。"
    case 2:
      return "“" + pick(remarks, &numbers) + "，" + pick(wishes, &numbers) + "。”"
    case 3:
      return pick(actors, &numbers) + pick(means, &numbers) + "，" + pick(deeds, &numbers)
        + "；同时" + pick(deeds, &numbers) + "，" + pick(results, &numbers) + "。"
    default:
      return "在" + pick(fields, &numbers) + "方面，" + pick(deeds, &numbers) + "，"
        + pick(sums, &numbers) + "\(count)" + pick(units, &numbers) + "，同比增长"
        + "\(count % 47 + 1).\(count % 10)%，" + pick(results, &numbers) + "。"
    }
  }

  private static func pick(_ texts: [String], _ numbers: inout SeededGenerator) -> String {
    texts.randomElement(using: &numbers) ?? ""
  }

  private static let openings = [
    "今年以来，", "连日来，", "近年来，", "截至目前，", "入冬以来，", "一段时间以来，", "据统计，", "走进施工现场，", "在推进过程中，", "活动期间，",
    "针对群众反映的问题，", "为了赶在汛期之前完工，",
  ]
  private static let actors = [
    "各单位", "工作专班", "党员干部", "网格员和志愿者", "施工队伍", "技术人员", "相关责任部门", "驻点工作人员", "基层窗口", "业务骨干",
  ]
  private static let means = [
    "坚持问题导向", "倒排工期、挂图作战", "逐条梳理堵点难点", "分片包干、责任到人", "采取线上线下相结合的方式", "把会议开到田间地头", "白天走访、晚上会商",
    "对照清单逐项销号", "严把质量关和安全关", "打破条块分割、共享数据",
  ]
  private static let deeds = [
    "优化办理流程、压缩审批时限", "对老旧管网进行更换和清洗", "组织夜校课程和技能培训", "完善设施、补齐短板", "开展隐患排查和集中整治", "推广节水灌溉和绿色防控",
    "增设便民服务点和休息座椅", "建立定期回访和评价机制", "把闲置厂房改造成共享车间", "引导农户规模种植、订单销售", "为困难家庭送去米面油和棉衣",
    "修补破损路面、疏通排水沟渠",
    "推动资源下沉、力量下沉", "举办专场招聘和政策宣讲", "安装照明和监控设备", "对关键工序实行旁站监督",
  ]
  private static let results = [
    "群众的获得感明显增强", "一批急难愁盼问题得到解决", "工作效率和服务水平不断提升", "形成了可以推广的做法", "为下一阶段施工打下了基础", "运行情况总体平稳",
    "受到前来办事的市民好评", "产业链条进一步延长", "出行条件大为改善", "安全防线越织越密", "农户收入稳中有升", "绿意和人气一起多了起来",
  ]
  private static let sums = ["完成投资", "新增岗位", "走访群众", "办理事项", "整改问题", "服务居民", "发放资料", "培训人员"]
  private static let units = ["余项", "多人次", "余户", "多份", "余处", "多件"]
  private static let remarks = [
    "以前下雨天一脚泥，现在路灯亮了、路也平了", "过去办这件事要跑好几趟，如今坐在家里就能办好", "心里有底，干起活来也有劲", "孩子放学有地方去，我们上班也放心",
    "看着图纸一天天变成现实，大家都很激动", "只要肯下功夫，荒坡也能变成聚宝盆", "有人管、有人问，日子越过越踏实",
  ]
  private static let wishes = [
    "希望这样的好事越来越多", "来年还想再扩大一些规模", "邻里之间走动也多了", "这些变化我们都看在眼里", "真是办到了我们的心坎上", "接下来的工作更有信心了",
  ]
  private static let fields = [
    "基层治理", "产业协作", "民生保障", "生态修复", "安全生产", "招商引资", "文化惠民", "就业帮扶", "农田建设", "城市更新",
  ]
}
