/// A scenario of openCypher's technology compatibility kit, outlines expanded.
struct Scenario: Sendable {
  /// A step: its words, and the text or table below it.
  struct Step: Sendable {
    var text: String
    var docString: String?
    var table: [[String]] = []
  }

  /// The folder below `features`, the feature, the scenario's number and, in outlines, the example's.
  var name: String
  var folder: String
  var steps: [Step]
}

/// Reads Gherkin as far as the kit uses it.
struct FeatureFile {
  private let lines: [Substring]
  private var position = 0

  init(_ text: String) { lines = text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The scenarios of a feature, in order.
  static func scenarios(in text: String, folder: String, feature: String) -> [Scenario] {
    var file = FeatureFile(text)
    return file.read(folder: folder, feature: feature)
  }

  private mutating func read(folder: String, feature: String) -> [Scenario] {
    var result: [Scenario] = []
    var background: [Scenario.Step] = []
    while position < lines.count {
      let line = trimmed(position)
      position += 1
      if line.hasPrefix("Background:") {
        background = readSteps()
      } else if line.hasPrefix("Scenario Outline:") || line.hasPrefix("Scenario:") {
        let number = line.drop { $0 != "[" }.prefix { $0 != "]" }.dropFirst()
        let steps = background + readSteps()
        let name = "\(folder)/\(feature) [\(number)]"
        if line.hasPrefix("Scenario Outline:") {
          result += expand(Scenario(name: name, folder: folder, steps: steps))
        } else {
          result.append(Scenario(name: name, folder: folder, steps: steps))
        }
      }
    }
    return result
  }

  private func trimmed(_ index: Int) -> Substring {
    var line = lines[index]
    while line.first == " " || line.first == "\t" { line.removeFirst() }
    while line.last == " " || line.last == "\t" || line.last == "\r" { line.removeLast() }
    return line
  }

  private static let words = ["Given ", "When ", "Then ", "And ", "But "]

  private mutating func readSteps() -> [Scenario.Step] {
    var steps: [Scenario.Step] = []
    while position < lines.count {
      let line = trimmed(position)
      if line.hasPrefix("Scenario") || line.hasPrefix("Examples") { break }
      position += 1
      if let word = Self.words.first(where: { line.hasPrefix($0) }) {
        steps.append(Scenario.Step(text: String(line.dropFirst(word.count))))
      } else if line == "\"\"\"" {
        var text: [Substring] = []
        let indent = lines[position - 1].prefix { $0 == " " }.count
        while position < lines.count, trimmed(position) != "\"\"\"" {
          let line = lines[position]
          text.append(line.dropFirst(min(indent, line.prefix { $0 == " " }.count)))
          position += 1
        }
        position += 1
        steps[steps.count - 1].docString = text.joined(separator: "\n")
      } else if line.hasPrefix("|") {
        steps[steps.count - 1].table.append(Self.cells(line))
      }
    }
    return steps
  }

  /// The cells of a table's line; `\|` is a bar inside of a cell.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in line.dropFirst() {
      if isEscaped {
        if character != "|" && character != "\\" { cell.append("\\") }
        cell.append(character == "n" ? "n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "|" {
        while cell.first == " " { cell.removeFirst() }
        while cell.last == " " { cell.removeLast() }
        cells.append(cell)
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells
  }

  /// One scenario for each line of each table of examples.
  private mutating func expand(_ outline: Scenario) -> [Scenario] {
    var result: [Scenario] = []
    while position < lines.count {
      let line = trimmed(position)
      if line.hasPrefix("Scenario") { break }
      position += 1
      guard line.hasPrefix("Examples") else { continue }
      var table: [[String]] = []
      while position < lines.count {
        let line = trimmed(position)
        if line.hasPrefix("|") {
          table.append(Self.cells(line))
        } else if !line.isEmpty, !line.hasPrefix("#") {
          break
        }
        position += 1
      }
      guard let head = table.first else { continue }
      for row in table.dropFirst() {
        var scenario = outline
        scenario.name += " example \(result.count + 1)"
        for index in scenario.steps.indices {
          scenario.steps[index] = fill(scenario.steps[index], head, row)
        }
        result.append(scenario)
      }
    }
    return result
  }

  private func fill(_ step: Scenario.Step, _ head: [String], _ row: [String]) -> Scenario.Step {
    func filled(_ text: String) -> String {
      zip(head, row).reduce(text) { $0.replacing("<\($1.0)>", with: $1.1) }
    }
    return Scenario.Step(
      text: filled(step.text), docString: step.docString.map(filled),
      table: step.table.map { $0.map(filled) })
  }
}
