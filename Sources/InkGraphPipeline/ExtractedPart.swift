public import Foundation
public import InkGraphCore

/// What was found in one issue, with what has to be known to merge it into a library: one line of a
/// file of parts.
public struct ExtractedPart: Hashable, Sendable, Codable {
  /// The home region that the issue was read with; nil for a national paper.
  public var home: String?
  /// A hash of all that the part depends on besides the issue and the home.
  public var knowledge: String
  /// The part.
  public var part: IssuePart

  /// The part as a line of JSON, with a line feed; equal parts give equal lines.
  public func line() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self) + Data("\n".utf8)
  }

  /// Reads a line.
  ///
  /// - Throws: `BuildError` that names the place and what is wrong there.
  public init(line: Data, at location: SourceLocation) throws(BuildError) {
    do {
      self = try JSONDecoder().decode(ExtractedPart.self, from: line)
    } catch {
      throw BuildError(
        "\(location): the line is no part of an issue; give files that `inkgraph extract` wrote")
    }
    let part = self.part
    let articles = Set(part.issue.articles.map(\.ordinal)).union([0])
    func fits(_ reference: LocalReference) -> Bool {
      switch reference {
      case .entity(let place): part.entities.indices.contains(place)
      case .article(let ordinal): articles.contains(ordinal)
      }
    }
    let isWhole =
      part.mentions.allSatisfy {
        part.entities.indices.contains($0.entity) && articles.contains($0.article)
      }
      && part.statements.allSatisfy {
        fits($0.subject) && fits($0.object) && articles.contains($0.evidence.article)
      }
    guard isWhole else {
      throw BuildError(
        "\(location): the part names things that it does not hold; extract the issue anew")
    }
  }

  init(home: String?, knowledge: String, part: IssuePart) {
    self.home = home
    self.knowledge = knowledge
    self.part = part
  }
}
