internal import InkGraphCore

/// Finds plants and works with a phase: 茶罗乡光伏电站二期, 城北污水处理厂三期工程.
///
/// The plant that runs is a firm or no mention at all; its phase is a project.
enum PlantProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .plant) {
      if let end = hubs.end(in: text.scalars, at: position) {
        proposeHub(at: position, end, in: text, &candidates)
      }
      guard let end = plants.end(in: text.scalars, at: position) else { continue }
      let last = LineProjects.phaseEnd(at: end, in: text)
      guard last > end, text.has(anyOf: phases, at: end) else { continue }
      var edge = text.leftEdge(from: position, limit: 14)
      // 扩建 in 动工扩建江州商城三期.
      for inside in edge..<max(edge, position - 1) {
        for word in text.words(at: inside)
        where word.kind == .boundary && word.count > 1 && Int(word.end) <= position - 2 {
          edge = max(edge, Int(word.end))
        }
      }
      let start =
        (edge..<max(edge, position)).first { start in
          text.regionChain(at: start).map { !$0.isDoubtful && $0.span.end <= position } ?? false
        } ?? edge
      guard end - start >= 4 else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: last), type: .project, score: 0.84,
          source: "project.plant"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(hubs, .plant)
    table.add(plants, .plant)
  }

  /// 江州东站综合枢纽: a hub is a work where it bears the name of its station and its place.
  private static func proposeHub(
    at position: Int, _ end: Int, in text: AnnotatedText, _ candidates: inout [Candidate]
  ) {
    let edge = text.leftEdge(from: position, limit: 12)
    guard
      let start = (edge..<max(edge, position)).first(where: { start in
        text.regionChain(at: start).map { !$0.isDoubtful && $0.span.end < position } ?? false
      })
    else { return }
    candidates.append(
      Candidate(
        span: TextSpan(start: start, end: LineProjects.phaseEnd(at: end, in: text)),
        type: .project, score: 0.82, source: "project.hub"))
  }

  private static let hubs: WordList = [
    "综合枢纽", "综合交通枢纽", "交通枢纽", "换乘枢纽", "客运枢纽", "综合客运枢纽", "航运枢纽", "航电枢纽", "物流枢纽",
  ]
  private static let plants: WordList = [
    "电站", "风电场", "水厂", "污水处理厂", "净水厂", "变电站", "电厂", "产业园", "工业园", "物流园", "水库", "隧道", "大桥", "码头",
    "机场", "枢纽", "泵站", "安置房", "安置小区", "标准厂房", "基地", "医院", "校区", "市场", "商城", "园区", "厂房",
    "综合体", "文化园", "停车场",
  ]
  private static let phases: WordList = [
    "第一期", "第二期", "第三期", "第四期",
    "一期", "二期", "三期", "四期", "五期", "1期", "2期", "3期",
  ]
}
