import InkGraphCore

/// A part of the full-text index: pairs in ascending order, each with the articles in which it
/// stands, cut into blocks of a page.
struct PairSegment: Sendable {
  /// The first pair of each block.
  fileprivate(set) var firstPairs: [UInt64] = []
  /// The blocks, in which articles are counted from a number that stands in front of each in the
  /// file.
  fileprivate var blocks: [[UInt8]] = []

  /// The blocks as they stand in the file.
  ///
  /// - Parameter base: The article from which others are counted.
  /// - Returns: The blocks with their checksums.
  func sealedBlocks(base: Int) -> [[UInt8]] {
    var start = PackedWriter()
    start.write(base)
    return blocks.map { SealedBytes.seal(start.bytes + $0) }
  }
}

extension PairSegment {
  /// The part of one issue, in which articles are counted by their places.
  init(_ pairs: IssuePairs) {
    var writer = PairSegmentWriter(base: 0)
    pairs.entries.withUnsafeBufferPointer { entries in
      var start = 0
      while start < entries.count {
        let pair = entries[start] >> IssuePairs.placeBits
        var end = start + 1
        while end < entries.count, entries[end] >> IssuePairs.placeBits == pair { end += 1 }
        writer.add(pair, count: end - start) {
          Int(entries[start + $0] & (1 << IssuePairs.placeBits - 1))
        }
        start = end
      }
    }
    self = writer.finish()
  }
}

/// Makes a part of the full-text index.
struct PairSegmentWriter {
  private var segment = PairSegment()
  /// The room for the block at hand, of which `used` bytes are written.
  private var block = [UInt8](repeating: 0, count: 2 * Self.blockBytes)
  private var used = 0
  private var lastPair: UInt64 = 0
  /// The article from which others are counted; none has a lower number.
  private let base: Int

  /// Starts a part of the index in which no article has a lower number than `base`.
  init(base: Int) { self.base = base }

  /// Adds a pair that comes after all others, with the articles in which it stands, ascending.
  ///
  /// - Parameters:
  ///   - pair: The pair.
  ///   - count: How many articles there are.
  ///   - article: Gives the articles by their places, counted from 0.
  @inline(__always)
  mutating func add(_ pair: UInt64, count: Int, _ article: (Int) -> Int) {
    if used == 0 || used > Self.blockBytes {
      finishBlock()
      segment.firstPairs.append(pair)
      lastPair = pair
    }
    // A number has nine bytes at most.
    let most = used + 9 * (count + 2)
    if block.count < most { block += repeatElement(0, count: most) }
    block.withUnsafeMutableBufferPointer { bytes in
      func write(_ number: Int) {
        var rest = UInt(number)
        while rest >= 0x80 {
          bytes[used] = UInt8(truncatingIfNeeded: rest) | 0x80
          rest >>= 7
          used += 1
        }
        bytes[used] = UInt8(truncatingIfNeeded: rest)
        used += 1
      }
      write(Int(pair - lastPair))
      write(count)
      var last = base
      for place in 0..<count {
        let article = article(place)
        write(article - last)
        last = article
      }
    }
    lastPair = pair
  }

  /// Ends the last block and gives the whole.
  mutating func finish() -> PairSegment {
    finishBlock()
    return segment
  }

  private mutating func finishBlock() {
    if used > 0 { segment.blocks.append(Array(block[..<used])) }
    used = 0
  }

  /// A block fits into a page of the file together with its last pair, if that stands in few articles.
  private static let blockBytes = 3900
}

/// A block of the full-text index, read; it can be read into again and again.
struct PairBlock {
  /// The pairs, ascending.
  private(set) var pairs: [UInt64] = []
  /// For each pair where its articles end in `articles`.
  private(set) var ends: [Int] = []
  /// The articles of all pairs.
  private(set) var articles: [Int] = []
  /// The article from which others are counted.
  private(set) var base = 0

  /// Reads a block, of which `firstPair` is the first.
  ///
  /// - Throws: `PackedBytesError` for damage.
  mutating func read(_ bytes: UnsafeRawBufferPointer, firstPair: UInt64) throws {
    pairs.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    articles.removeAll(keepingCapacity: true)
    // A number has a byte at least, and a pair two of them and an article.
    articles.reserveCapacity(bytes.count)
    pairs.reserveCapacity(bytes.count / 3 + 1)
    ends.reserveCapacity(bytes.count / 3 + 1)
    var reader = PackedReader(bytes)
    base = try reader.number()
    var pair = firstPair
    while !reader.isAtEnd {
      pair += UInt64(try reader.number())
      var last = base
      for _ in 0..<(try reader.count()) {
        last += try reader.number()
        articles.append(last)
      }
      pairs.append(pair)
      ends.append(articles.count)
    }
  }
}
