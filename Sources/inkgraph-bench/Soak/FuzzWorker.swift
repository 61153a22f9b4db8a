import Foundation
import InkGraphCore
import InkGraphPipeline
import InkGraphTestSupport
import NewspaperReader
import Ontology

/// Tries inputs in a process of its own, so that a trap in one of them is seen from outside.
struct FuzzWorker {
  /// What was tried, and what went wrong.
  struct Outcome: Codable {
    var inputs = 0
    var bytes = 0
    var issues = 0
    var articles = 0
    var mentions = 0
    var statements = 0
    var faults: [Fault] = []

    static func += (left: inout Outcome, right: Outcome) {
      left.inputs += right.inputs
      left.bytes += right.bytes
      left.issues += right.issues
      left.articles += right.articles
      left.mentions += right.mentions
      left.statements += right.statements
      left.faults += right.faults
    }
  }

  /// An input that broke a promise.
  struct Fault: Codable {
    /// The seed of the input: `soak --inputs 1 --kills 0 --seed SEED` tries it again.
    let seed: UInt64
    let what: String
  }

  private let mutator: InputMutator
  private let extractors: [IssueExtractor]

  init(sources: [[UInt8]], onlyReaders: Bool) throws {
    mutator = InputMutator(sources: sources)
    extractors =
      onlyReaders
      ? []
      : [
        try IssueExtractor(SampleOntology.shared, home: nil),
        try IssueExtractor(SampleOntology.shared, home: SampleOntology.home),
      ]
  }

  /// Tries the inputs of some seeds.
  ///
  /// - Parameters:
  ///   - seeds: The seeds.
  ///   - note: Called with each seed before it is tried.
  /// - Returns: What was tried, with the faults by seed.
  func run(_ seeds: Range<UInt64>, note: (UInt64) -> Void) -> Outcome {
    var outcome = Outcome()
    for seed in seeds {
      note(seed)
      attempt(seed, &outcome)
    }
    return outcome
  }

  private func attempt(_ seed: UInt64, _ outcome: inout Outcome) {
    let file = SourceFile(path: "input-\(seed)", bytes: mutator.input(seed: seed))
    let result = NewspaperReader().read(file)
    var broken = PartPromises.broken(by: result)
    if NewspaperReader().read(file) != result { broken.append("it reads differently twice") }
    for issue in result.issues {
      outcome.issues += 1
      outcome.articles += issue.articles.count
      // A national paper and a local one are read with different knowledge.
      if extractors.isEmpty { continue }
      let extractor = extractors[Int(seed % UInt64(extractors.count))]
      let part = extractor.part(of: issue, contentHash: "")
      broken += PartPromises.broken(by: part)
      if extractor.part(of: issue, contentHash: "") != part {
        broken.append("other things are found in it the second time")
      }
      outcome.mentions += part.mentions.count
      outcome.statements += part.statements.count
    }
    outcome.inputs += 1
    outcome.bytes += file.bytes.count
    outcome.faults += broken.map { Fault(seed: seed, what: $0) }
  }
}
