internal import InkGraphCore

/// A stretch of a row's text that becomes one block of an article.
///
/// A row is a paragraph and mostly one piece. A row with line breaks has more, since no block holds
/// one, and so has a row that is too long for any paragraph.
package struct TextPiece: Hashable, Sendable {
  /// The number of the row, counted from 0.
  package let row: Int
  /// The place of the piece in its row, in Unicode scalars.
  package let offset: Int
  /// The text; never empty, and without line feeds.
  package let text: String

  /// The longest piece, in Unicode scalars.
  ///
  /// No paragraph of a newspaper is a tenth as long. Recognition takes some hundred bytes for each
  /// scalar of an article, so that a file of one line must not become one article.
  package static let longest = 20_000

  /// The pieces of a row, in order.
  ///
  /// - Parameters:
  ///   - text: The text of the row.
  ///   - row: The number of the row.
  ///   - longest: The length at which a piece is cut, after a sentence if there is one to end, else
  ///     anywhere.
  /// - Returns: Pieces that together hold everything but the line feeds.
  /// - Complexity: O(*n*), *n* scalars.
  package static func pieces(
    of text: String, row: Int, longest: Int = longest
  ) -> [TextPiece] {
    precondition(longest > 0, "pieces of at most \(longest) scalars")
    // Nearly every row is a paragraph of ordinary length: 4 bytes hold any scalar.
    if text.utf8.count <= longest, !text.utf8.contains(UInt8(ascii: "\n")) {
      return text.isEmpty ? [] : [TextPiece(row: row, offset: 0, text: text)]
    }
    var pieces: [TextPiece] = []
    let scalars = Array(text.unicodeScalars)
    var start = 0
    func close(at end: Int) {
      if start < end {
        pieces.append(
          TextPiece(row: row, offset: start, text: String(scalars: scalars[start..<end])))
      }
      start = end
    }
    var lastStop = 0
    for index in scalars.indices {
      if scalars[index] == "\n" {
        close(at: index)
        start = index + 1
      } else if index - start == longest {
        close(at: lastStop > start + longest / 2 ? lastStop : index)
      }
      if stops.contains(scalars[index]) { lastStop = index + 1 }
    }
    close(at: scalars.count)
    return pieces
  }

  private static let stops: Set<Unicode.Scalar> = ["。", "！", "？", "；", "!", "?"]
}
