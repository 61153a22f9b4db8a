internal import InkGraphCore

/// What the texts of an issue tell each other, and how well names are found, while a model is learned.
enum NameRecall {
  /// Gives each text the features of what the others of its article and issue found.
  static func fill(
    _ texts: inout [EncodedText], _ examples: [TrainingExample], finding names: [[TaggedName]]
  ) {
    var articles: [Int: NameMemory] = [:]
    var issues: [Int: NameMemory] = [:]
    for (index, example) in examples.enumerated() {
      articles[example.article, default: NameMemory()].add(
        names[index], in: texts[index].characters)
      issues[example.issue, default: NameMemory()].add(names[index], in: texts[index].characters)
    }
    for (index, example) in examples.enumerated() {
      var pairs: [(place: Int, number: Int)] = []
      var own = NameMemory.OwnNames(names[index])
      for (level, memory) in [articles[example.article], issues[example.issue]].enumerated() {
        memory?.forEachFeature(
          in: texts[index].characters, finding: &own, level: level
        ) { pairs.append((place: $1, number: $0)) }
      }
      texts[index].memory = EncodedText.Rows(pairs, count: texts[index].count)
    }
  }

  /// F1 over all names, where bodies of an unknown kind count as one type.
  static func score(_ names: [[TaggedName]], _ examples: [TrainingExample]) -> String {
    var hits = 0
    var found = 0
    var marked = 0
    for (names, example) in zip(names, examples) {
      var labels: [Range<Int>: TrainingExample.Label] = [:]
      for mark in example.marks where mark.label != .other {
        labels[mark.span.range] = mark.label
        marked += 1
      }
      for name in names where name.type < TagLayout.entityTypes.count {
        found += 1
        if labels[name.start..<name.end]?.types.contains(name.type) == true { hits += 1 }
      }
    }
    guard hits > 0 else { return "F1 0" }
    let score = 2 * Double(hits) / Double(found + marked)
    return "F1 \(Double(Int(score * 10_000 + 0.5)) / 10_000)"
  }
}
