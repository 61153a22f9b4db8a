import InkGraphCore
import PropertyGraph

/// What an article's row keeps beside its text: where its blocks end, what they are, and who wrote it.
///
/// The text itself stands in a column that can be read with any tool; the layout holds its checksum,
/// and is sealed together with the other columns.
enum ArticleLayout {
  /// The packed layout of an article with this text.
  static func pack(_ article: Article, text: String) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(article.blocks.count)
    for block in article.blocks {
      writer.write(block.zone.rawValue)
      writer.write(block.line)
      writer.write(block.text.utf8.count)
    }
    writer.write(article.authors.count)
    for author in article.authors {
      writer.write(author.role == nil ? 0 : 1)
      if let role = author.role { writer.write(role) }
      writer.write(author.name)
    }
    var text = text
    writer.write(word: text.withUTF8 { Checksum.of(UnsafeRawBufferPointer($0)) })
    return SealedBytes.seal(writer.bytes, with: sum(of: article))
  }

  /// The checksum of the columns beside layout and text.
  private static func sum(of article: Article) -> RowSum {
    var sum = RowSum()
    sum.add(article.ordinal)
    sum.add(article.page)
    sum.add(article.kind.rawValue)
    sum.add(article.byline)
    sum.add(article.continuesOn)
    sum.add(article.continuedFrom)
    return sum
  }

  /// The layout of an article as version 3 sealed it, in the form of today.
  ///
  /// - Throws: `PackedBytesError` if it is damaged.
  static func resealed(
    version3 sealed: UnsafeRawBufferPointer, of article: Article
  ) throws -> [UInt8] {
    try SealedBytes.open(sealed) { SealedBytes.seal([UInt8]($0), with: sum(of: article)) }
  }

  /// Puts blocks and authors into an article.
  ///
  /// - Parameters:
  ///   - sealed: The layout.
  ///   - text: The text, in UTF-8.
  ///   - isNeeded: Whether a block is to be there, by its zone and its place.
  ///   - article: The article, without blocks and authors.
  /// - Throws: `PackedBytesError` if layout or text are damaged.
  static func unpack(
    _ sealed: UnsafeRawBufferPointer, text: UnsafeRawBufferPointer,
    where isNeeded: (Zone, Int) -> Bool, into article: inout Article
  ) throws {
    try SealedBytes.open(sealed, with: sum(of: article)) { bytes in
      var reader = PackedReader(bytes)
      var pool = StringPool()
      var ends: [(zone: Zone, line: Int, length: Int)] = []
      for _ in 0..<(try reader.count()) {
        guard let zone = Zone(rawValue: try reader.text(&pool)) else { throw PackedBytesError() }
        ends.append((zone, try reader.number(), try reader.number(below: text.count + 1)))
      }
      for _ in 0..<(try reader.count()) {
        let role = try reader.number() == 0 ? nil : try reader.text(&pool)
        article.authors.append(Credit(role: role, name: try reader.text(&pool)))
      }
      guard Checksum.of(text) == (try reader.word()) else { throw PackedBytesError() }
      var start = 0
      for (place, block) in ends.enumerated() {
        guard start + block.length <= text.count else { throw PackedBytesError() }
        if isNeeded(block.zone, place) {
          article.blocks.append(
            TextBlock(
              block.zone,
              String(decoding: text[start..<(start + block.length)], as: UTF8.self),
              line: block.line))
        }
        // Blocks are joined by line feeds.
        start += block.length + 1
      }
    }
  }
}
