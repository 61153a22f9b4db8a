internal import InkGraphCore

/// Finds works of the power grid, which bear their voltage: 110千伏雁塘输变电工程, 35千伏芦金线改造.
enum PowerProjects {
  static func propose(in text: AnnotatedText, into candidates: inout [Candidate]) {
    for position in text.places(with: .voltage) where text.has("千伏", at: position) {
      var start = position
      while start > 0, text.scalars[start - 1].isDecimalDigit || text.scalars[start - 1] == "±" {
        start -= 1
      }
      guard start < position, let end = end(after: position + 2, in: text) else { continue }
      candidates.append(
        Candidate(
          span: TextSpan(start: start, end: end), type: .project, score: 0.86,
          source: "project.works"))
    }
  }

  /// Marks where its words begin.
  static func addCues(to table: inout CueTable) {
    table.add(["千伏"], .voltage)
  }

  /// Where the works' name ends, whose place or line begins at `start`.
  private static func end(after start: Int, in text: AnnotatedText) -> Int? {
    var position = start
    while position < text.scalars.count, position - start <= 14,
      !text.isSeparator(at: position), text.scalars[position] != "的"
    {
      if position - start >= 2, let end = works.end(in: text.scalars, at: position) {
        return LineProjects.phaseEnd(at: end, in: text)
      }
      position += 1
    }
    return nil
  }

  private static let works: WordList = [
    "输变电新建工程", "输变电扩建工程", "输变电工程", "变电站新建工程", "变电站扩建工程", "线路工程", "线路改造", "线改造工程",
    "线改造", "迁改工程", "改造工程", "工程",
  ]
}
