import InkGraphCore
import InkGraphPipeline

/// Finds names in lines as they come and writes the lines as they went in.
///
/// **Invariant:** the output depends on the input alone, whatever the number of jobs; memory does
/// not grow with the size of the input, only with its longest line.
struct RecognitionStream: Sendable {
  /// Finds the mentions.
  let find: MentionFinder
  /// How lines are written.
  let writer: RowWriter
  /// How many batches are worked on at once.
  let jobs: Int

  /// Works through an input.
  ///
  /// - Throws: `CommandFailure` and `CorpusError` for the input, after the lines before the fault
  ///   have been written; `BrokenPipe` when nobody reads on.
  func run(_ source: BatchSource, isInteractive: Bool, to output: OutputFile) async throws {
    try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
      var started = 0
      var written = 0
      var waiting: [Int: [UInt8]] = [:]
      func writeNext() async throws {
        guard let (index, bytes) = try await group.next() else { return }
        waiting[index] = bytes
        while let ready = waiting.removeValue(forKey: written) {
          try ready.withUnsafeBytes { try output.write($0) }
          written += 1
        }
      }
      var failure: (any Error)?
      do {
        while let batch = try source.next() {
          // What is done but waits for a batch before it counts as well, so that little waits.
          while started - written >= 4 * jobs || started - written - waiting.count >= jobs {
            try await writeNext()
          }
          let index = started
          started += 1
          group.addTask { (index, bytes(of: batch)) }
          if isInteractive { try await writeNext() }
        }
      } catch is BrokenPipe {
        throw BrokenPipe()
      } catch {
        failure = error
      }
      while written < started { try await writeNext() }
      if let failure { throw failure }
    }
  }

  /// The output of a batch.
  func bytes(of batch: RecognitionBatch) -> [UInt8] {
    var bytes: [UInt8] = []
    for (row, mentions) in zip(batch.rows, batch.mentions(find)) {
      writer.write(row, mentions, of: batch.path, to: &bytes)
    }
    return bytes
  }
}
