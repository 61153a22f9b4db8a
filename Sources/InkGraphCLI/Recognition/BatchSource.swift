import InkGraphCore
import InkGraphPipeline

/// Gathers lines into batches.
///
/// **Invariant:** where a batch ends depends on the lines alone, so that the same input always
/// gives the same output. Only what somebody types is answered line by line.
final class BatchSource {
  private let lines: LineSource
  private let isCorpus: Bool
  private let rowLimit: Int
  private var waiting: [RecognitionRow] = []
  private var number = 0
  private var isAtEnd = false
  /// What ended the input before its time; told after everything before it is done.
  private var failure: (any Error)?

  /// A batch has so many lines, about as many as an issue has paragraphs, or so many bytes.
  private static let rowLimit = 200
  private static let byteLimit = 1 << 18

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - isCorpus: Whether each line is a JSON object with a text.
  init(_ lines: LineSource, isCorpus: Bool) {
    self.lines = lines
    self.isCorpus = isCorpus
    rowLimit = lines.isTerminal ? 1 : Self.rowLimit
  }

  /// The next batch; nil at the end of the input.
  ///
  /// - Throws: `CommandFailure` for what can't be read, `CorpusError` for a line that is no object
  ///   with a text; the lines before it are in the batches before.
  func next() throws -> RecognitionBatch? {
    var batch = RecognitionBatch(path: lines.path, isCorpus: isCorpus, rows: waiting)
    waiting = []
    var bytes = batch.rows.reduce(0) { $0 + $1.text.utf8.count }
    while !isAtEnd, batch.rows.count < rowLimit, bytes < Self.byteLimit {
      do {
        guard let row = try nextRow() else {
          isAtEnd = true
          break
        }
        bytes += row.text.utf8.count
        batch.rows.append(row)
      } catch {
        isAtEnd = true
        failure = error
      }
    }
    guard !batch.rows.isEmpty else {
      defer { failure = nil }
      if let failure { throw failure }
      return nil
    }
    if !isAtEnd { keepLastArticle(of: &batch) }
    return batch
  }

  private func nextRow() throws -> RecognitionRow? {
    guard let line = try lines.next() else { return nil }
    number += 1
    guard isCorpus else {
      return RecognitionRow(number: number, text: String(decoding: line, as: UTF8.self))
    }
    // A blank line in a corpus is no row.
    if line.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) { return try nextRow() }
    let row = try CorpusLine(line[...], source: lines.path, line: number)
    return RecognitionRow(number: number, id: row.id, text: row.text)
  }

  /// Leaves the last article to the next batch if it begins in the second half of this one.
  private func keepLastArticle(of batch: inout RecognitionBatch) {
    let half = batch.rows.count / 2
    guard
      let start = batch.rows.indices.dropFirst(half + 1).last(where: batch.isBreak(before:))
    else { return }
    waiting = Array(batch.rows[start...])
    batch.rows.removeSubrange(start...)
  }
}
