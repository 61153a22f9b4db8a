import Foundation
import GRDB
import InkGraphCore

/// The full-text index of the articles.
///
/// It knows in which articles a pair of characters stands, and neither where nor how often, which
/// keeps it small; hits are looked up in the texts themselves, so that an article that is gone needs
/// not be taken out. It holds no copy of the texts.
///
/// Each issue adds a segment, and sixteen segments of a level are merged into one of the next
/// (O'Neil, Cheng, Gawlick, O'Neil, "The log-structured merge-tree", 1996,
/// doi:10.1007/s002360050048), not at once but when the writer has time. SQLite's FTS5 works alike,
/// but splits a text of words that it is handed, hashes each, and took a tenth of a build for what
/// takes a thirtieth here.
struct TextIndex {
  let database: Database

  /// Adds the pairs of an issue.
  ///
  /// - Parameters:
  ///   - pairs: The pairs, in which articles are counted by their places.
  ///   - firstArticle: The row number of its first article, which those of the others follow.
  /// - Throws: What SQLite throws.
  func insert(_ pairs: PairSegment, firstArticle: Int) throws {
    guard !pairs.firstPairs.isEmpty else { return }
    try write(pairs, base: firstArticle, level: 0)
  }

  /// How many segments there are, by which the time of a search grows.
  func segmentCount() throws -> Int {
    try Int.fetchOne(
      try database.cachedStatement(sql: "SELECT count(*) FROM textSegment")) ?? 0
  }

  /// Merges some segments of one level into one of the next, if a level has enough of them.
  ///
  /// - Returns: Whether there were enough.
  /// - Complexity: O(*n*), *n* pairs with their articles in these segments.
  func mergeOnce() throws -> Bool {
    for level in 0..<Self.highestLevel {
      let segments = try segments("level = ? ORDER BY id LIMIT \(Self.fanOut)", [level])
      if segments.count == Self.fanOut {
        try merge(segments, into: level + 1)
        return true
      }
    }
    return false
  }

  /// The articles that may hold a text, by row number, ascending; nil if the text has no letter, so
  /// that every article may hold it.
  ///
  /// - Complexity: O(*k* + *s* log *n*), *k* articles with one of its pairs, *s* segments.
  func articles(mayHold text: String, _ directory: Directory) throws -> [Int]? {
    var found: Set<Int>?
    for range in Set(CharacterPairs.ranges(for: text)) {
      var articles: [Int] = []
      for segment in directory.segments {
        try forEach(in: range, of: segment) { articles += $0 }
      }
      found = found?.intersection(articles) ?? Set(articles)
      if found?.isEmpty ?? false { break }
    }
    return found?.sorted()
  }

  /// The segments with the first pairs of their blocks.
  struct Directory {
    fileprivate let segments: [Segment]
  }

  fileprivate struct Segment {
    let id: Int
    let firstBlock: Int
    let firstPairs: [UInt64]
  }

  /// Reads the directory, which serves any number of texts while nobody writes.
  func directory() throws -> Directory {
    Directory(segments: try segments("TRUE ORDER BY id", []))
  }

  /// Whether all of it can be read.
  func isSound() throws -> Bool {
    do {
      for segment in try directory().segments {
        var cursor = try Cursor(self, segment)
        var articles: [Int] = []
        while cursor.pair != Cursor.end {
          articles.removeAll(keepingCapacity: true)
          try cursor.advance(self, &articles)
        }
      }
      return true
    } catch is PackedBytesError {
      return false
    }
  }

  private func segments(_ condition: String, _ arguments: StatementArguments) throws -> [Segment] {
    var segments: [Segment] = []
    let rows = try Row.fetchCursor(
      try database.cachedStatement(
        sql: "SELECT id, firstBlock, firstPairs FROM textSegment WHERE \(condition)"),
      arguments: arguments)
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      let id = try columns.integer()
      let firstBlock = try columns.integer()
      let firstPairs = try columns.withBytes { sealed in
        try SealedBytes.open(sealed) { bytes in
          stride(from: 0, to: bytes.count - 7, by: 8).map {
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
          }
        }
      }
      segments.append(Segment(id: id, firstBlock: firstBlock, firstPairs: firstPairs))
    }
    return segments
  }

  /// Hands over the articles of each pair of a segment that lies in a range.
  private func forEach(
    in range: ClosedRange<UInt64>, of segment: Segment, _ body: (ArraySlice<Int>) -> Void
  ) throws {
    var low = 0
    var high = segment.firstPairs.count
    while low < high {
      let middle = (low + high) / 2
      if segment.firstPairs[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var block = max(0, low - 1)
    var found = PairBlock()
    while block < segment.firstPairs.count, segment.firstPairs[block] <= range.upperBound {
      try withBlock(block, of: segment) { bytes in
        try found.read(bytes, firstPair: segment.firstPairs[block])
        var start = 0
        for (pair, end) in zip(found.pairs, found.ends) {
          if range.contains(pair) { body(found.articles[start..<end]) }
          start = end
        }
      }
      block += 1
    }
  }

  /// Goes through the pairs of a segment.
  private struct Cursor {
    /// What stands for the pair at the end, which is above any other.
    static let end = UInt64.max
    /// The pair at hand; `end` at the end.
    private(set) var pair = Cursor.end
    /// The lowest article of the segment, or less.
    private(set) var base = 0
    private let segment: Segment
    private var nextBlock = 0
    private var block = PairBlock()
    private var place = 0

    init(_ index: TextIndex, _ segment: Segment) throws {
      self.segment = segment
      try readBlock(index)
    }

    /// Adds the articles of the pair at hand to others, and goes on to the next pair.
    mutating func advance(_ index: TextIndex, _ articles: inout [Int]) throws {
      let start = place == 0 ? 0 : block.ends[place - 1]
      for number in start..<block.ends[place] { articles.append(block.articles[number]) }
      place += 1
      if place < block.pairs.count {
        pair = block.pairs[place]
      } else {
        try readBlock(index)
      }
    }

    private mutating func readBlock(_ index: TextIndex) throws {
      place = 0
      pair = Cursor.end
      guard nextBlock < segment.firstPairs.count else { return }
      var block = PairBlock()
      swap(&block, &self.block)
      try index.withBlock(nextBlock, of: segment) { [nextBlock] in
        try block.read($0, firstPair: segment.firstPairs[nextBlock])
      }
      base = block.base
      pair = block.pairs.first ?? Cursor.end
      self.block = block
      nextBlock += 1
    }
  }

  private func withBlock<Value>(
    _ block: Int, of segment: Segment, _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value {
    let row = try Row.fetchOne(
      try database.cachedStatement(sql: "SELECT data FROM textBlock WHERE id = ?"),
      arguments: [segment.firstBlock + block])
    guard let row else { throw PackedBytesError() }
    var columns = ColumnReader(row)
    return try columns.withBytes { try SealedBytes.open($0, body) }
  }

  private func write(_ segment: PairSegment, base: Int, level: Int) throws {
    let first =
      try Int.fetchOne(
        try database.cachedStatement(sql: "SELECT ifnull(max(id), 0) + 1 FROM textBlock")) ?? 1
    let row = try RowWriter("textBlock", columns: 2, in: database)
    for (place, block) in segment.sealedBlocks(base: base).enumerated() {
      try row.write(first + place, block)
    }
    var pairs: [UInt8] = []
    pairs.reserveCapacity(segment.firstPairs.count * 8)
    for pair in segment.firstPairs {
      withUnsafeBytes(of: pair.littleEndian) { pairs.append(contentsOf: $0) }
    }
    try RowWriter("textSegment", columns: 4, in: database).write(
      RowWriter.null, level, first, SealedBytes.seal(pairs))
  }

  private func merge(_ segments: [Segment], into level: Int) throws {
    var inputs: [Cursor] = []
    for segment in segments { inputs.append(try Cursor(self, segment)) }
    let base = inputs.lazy.map(\.base).min() ?? 0
    var merged = PairSegmentWriter(base: base)
    var pairs = inputs.map(\.pair)
    var articles: [Int] = []
    var pair = pairs.min() ?? Cursor.end
    while pair != Cursor.end {
      articles.removeAll(keepingCapacity: true)
      var next = Cursor.end
      for place in pairs.indices {
        if pairs[place] == pair {
          try inputs[place].advance(self, &articles)
          pairs[place] = inputs[place].pair
        }
        next = min(next, pairs[place])
      }
      // A row number is given again if the last article was removed.
      if !Self.isAscending(articles) { articles = Set(articles).sorted() }
      merged.add(pair, count: articles.count) { articles[$0] }
      pair = next
    }
    let (blocks, row) = (
      try RowWriter(sql: "DELETE FROM textBlock WHERE id >= ? AND id < ?", in: database),
      try RowWriter(sql: "DELETE FROM textSegment WHERE id = ?", in: database)
    )
    for segment in segments {
      try blocks.write(segment.firstBlock, segment.firstBlock + segment.firstPairs.count)
      try row.write(segment.id)
    }
    try write(merged.finish(), base: base, level: level)
  }

  private static func isAscending(_ articles: [Int]) -> Bool {
    var last = -1
    for article in articles {
      if article <= last { return false }
      last = article
    }
    return true
  }

  private static let fanOut = 16
  /// Segments of this level, of four thousand issues, are not merged any more, so that no issue has to
  /// wait for seconds.
  private static let highestLevel = 3
}
