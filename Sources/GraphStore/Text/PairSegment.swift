import InkGraphCore

/// A part of the full-text index while it is made: pairs in ascending order, each with the articles
/// in which it stands, cut into blocks of a page.
struct PairSegmentWriter {
  /// The first pair of each block.
  private(set) var firstPairs: [UInt64] = []
  /// The blocks without the one at hand.
  private(set) var blocks: [[UInt8]] = []
  private var block = PackedWriter()
  private var lastPair: UInt64 = 0
  /// The lowest article, from which others are counted.
  private let base: Int

  /// Starts a part of the index in which no article has a lower number than `base`.
  init(base: Int) { self.base = base }

  /// Adds a pair that comes after all others, with the articles in which it stands, ascending.
  mutating func add(_ pair: UInt64, in articles: some Collection<Int>) {
    if block.bytes.isEmpty || block.bytes.count > Self.blockBytes {
      finishBlock()
      firstPairs.append(pair)
      block.write(base)
      lastPair = pair
    }
    block.write(Int(pair - lastPair))
    lastPair = pair
    block.write(articles.count)
    var last = base
    for article in articles {
      block.write(article - last)
      last = article
    }
  }

  /// Ends the last block.
  mutating func finishBlock() {
    guard !block.bytes.isEmpty else { return }
    blocks.append(SealedBytes.seal(block.bytes))
    block = PackedWriter()
  }

  /// A block fits into a page of the file together with its last pair, if that stands in few articles.
  private static let blockBytes = 3900
}

/// Reads a block of the full-text index, pair by pair.
struct PairBlockReader {
  private var reader: PackedReader
  /// The article from which others are counted.
  let base: Int
  private var pair: UInt64

  /// Begins with a block, of which `firstPair` is the first; the bytes must outlive the reader.
  init(_ bytes: UnsafeRawBufferPointer, firstPair: UInt64) throws {
    reader = PackedReader(bytes)
    base = try reader.number()
    pair = firstPair
  }

  /// The next pair, and its articles behind those that `articles` holds; nil at the end of the block.
  mutating func next(_ articles: inout [Int]) throws -> UInt64? {
    guard !reader.isAtEnd else { return nil }
    pair += UInt64(try reader.number())
    var last = base
    for _ in 0..<(try reader.count()) {
      last += try reader.number()
      articles.append(last)
    }
    return pair
  }
}
