package import InkGraphCore
package import Ontology

/// Turns the scores of the recognizer and of rules into the shares of what is right among mentions
/// and statements of such scores, as gold shows them.
///
/// The table `score-calibration` holds points of a rising line for each kind; between two points the
/// line is straight, outside them level. A kind without points keeps its scores.
package struct ScoreCalibration: Hashable, Sendable {
  /// What has scores of its own.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Mentions.
    case mention
    /// Statements that bylines, mastheads and credits make.
    case printed
    /// Statements that names make.
    case name
    /// Posts.
    case post
    /// Statements that declared rules read, and links to the topic.
    case rule

    /// The kind of a statement by the rule that read it; nil for what a gazetteer adds.
    package init?(rule: String) {
      switch rule.prefix(while: { $0 != "." }) {
      case "byline", "masthead": self = .printed
      case "name": self = .name
      case "post": self = .post
      case "gazetteer": return nil
      default: self = .rule
      }
    }
  }

  /// A point of a line.
  package struct Point: Hashable, Sendable {
    /// The score that was given, 0...1.
    package var score: Double
    /// The share of what is right, 0...1.
    package var right: Double

    /// Makes a point.
    package init(score: Double, right: Double) {
      self.score = score
      self.right = right
    }
  }

  /// The points of each kind, by their scores.
  package var points: [Kind: [Point]]

  /// Makes a calibration of points, which are in order of their scores.
  package init(points: [Kind: [Point]]) { self.points = points }

  /// The calibration of an ontology.
  package init(_ ontology: Ontology) {
    var points: [Kind: [Point]] = [:]
    for row in ontology.table("score-calibration").rows {
      guard let kind = Kind(rawValue: row["kind"]), let score = Double(row["score"]),
        let right = Double(row["right"])
      else { continue }
      points[kind, default: []].append(Point(score: score, right: right))
    }
    self.points = points.mapValues { $0.sorted { $0.score < $1.score } }
  }

  /// The share of what is right among those of a score.
  package func share(_ score: Double, _ kind: Kind) -> Double {
    Self.share(score, on: points[kind])
  }

  private static func share(_ score: Double, on line: [Point]?) -> Double {
    guard let line, let first = line.first, let last = line.last else {
      return score
    }
    if score <= first.score { return first.right }
    for (low, high) in zip(line, line.dropFirst()) where score <= high.score {
      let part = (score - low.score) / max(high.score - low.score, .ulpOfOne)
      return low.right + part * (high.right - low.right)
    }
    return last.right
  }

  /// Replaces the scores of a part.
  package func apply(to part: inout IssuePart) {
    let line = points[.mention]
    for index in part.mentions.indices {
      part.mentions[index].mention.score = Self.share(part.mentions[index].mention.score, on: line)
    }
    for index in part.statements.indices {
      let evidence = part.statements[index].evidence
      guard let kind = Kind(rule: evidence.rule) else { continue }
      part.statements[index].evidence.score = share(evidence.score, kind)
    }
  }
}
