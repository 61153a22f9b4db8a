internal import InkGraphCore

/// Finds plants and works with a phase: 茶罗乡光伏电站二期, 城北污水处理厂三期工程.
///
/// The plant that runs is a firm or no mention at all; its phase is a project.
enum PlantProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.scalars.indices {
      guard let end = plants.end(in: text.scalars, at: position) else { continue }
      let last = LineProjects.phaseEnd(at: end, in: text)
      guard last > end, text.has(anyOf: phases, at: end) else { continue }
      let edge = text.leftEdge(from: position, limit: 14)
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

  private static let plants: WordList = [
    "电站", "风电场", "水厂", "污水处理厂", "净水厂", "变电站", "电厂", "产业园", "工业园", "物流园", "水库", "隧道", "大桥", "码头",
    "机场", "枢纽", "泵站", "安置房", "安置小区", "标准厂房", "基地", "医院", "校区",
  ]
  private static let phases: WordList = [
    "一期", "二期", "三期", "四期", "五期", "1期", "2期", "3期",
  ]
}
