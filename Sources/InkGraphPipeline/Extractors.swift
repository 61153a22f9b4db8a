import Foundation
internal import InkGraphCore
internal import Ontology
internal import RelationExtraction

/// Makes an extractor for each home region once and shares it between threads.
///
/// The dictionary is guarded by a lock and extractors are values that never change, so sharing the
/// object between tasks is safe.
final class Extractors: @unchecked Sendable {
  private let ontology: Ontology
  private let extraRules: [RelationRule]
  private let fixedHome: String?
  private let lock = NSLock()
  private var byHome: [String: IssueExtractor] = [:]
  /// The extractor for a paper without a home, which shares all but its home with most others.
  private var national: IssueExtractor?

  init(ontology: Ontology, extraRules: [RelationRule], fixedHome: String?) throws {
    self.ontology = ontology
    self.extraRules = extraRules
    self.fixedHome = fixedHome
    if let fixedHome, ontology.regions.region(chain: fixedHome, home: nil) == nil {
      throw BuildError(
        "--home \(fixedHome): no such region; write its full name, such as 青岛市即墨区")
    }
  }

  /// The extractor for papers of a region.
  func extractor(forHome found: String?) throws -> IssueExtractor {
    let home = fixedHome ?? found
    lock.lock()
    defer { lock.unlock() }
    if let known = byHome[home ?? ""] { return known }
    let extractor: IssueExtractor
    if let home, ontology.regions.region(chain: home, home: nil) == nil {
      // The masthead names a region that no gazetteer has: it is taken at its word.
      let knowledge = try ontology.adding(
        regions: HomeFinder(ontology: ontology).rows(forUnknown: home))
      extractor = try IssueExtractor(knowledge, home: home, extraRules: extraRules)
    } else {
      extractor = try knownNational().forPapers(of: home)
    }
    byHome[home ?? ""] = extractor
    return extractor
  }

  /// Makes what all extractors share, so that the first issue does not wait for it.
  func prepare() throws { _ = try lock.withLock { try knownNational() } }

  /// Lets go of all extractors, whose tables take as much memory as linking does.
  func discard() {
    lock.withLock {
      byHome = [:]
      national = nil
    }
  }

  /// Makes it once; the lock is held.
  private func knownNational() throws -> IssueExtractor {
    if let national { return national }
    let extractor = try IssueExtractor(ontology, home: nil, extraRules: extraRules)
    national = extractor
    return extractor
  }
}
