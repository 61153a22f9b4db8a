/// Keeps equal texts once, found by their bytes and known by a number.
package struct StringPool: Sendable {
  /// The texts, by number.
  package private(set) var strings: [String] = []
  /// The UTF-8 of all texts, one behind the other.
  private var bytes: [UInt8] = []
  /// Where each text begins in `bytes`, and where the last one ends.
  private var starts: [Int] = [0]
  private var hashes: [UInt32] = []
  /// Open addressing with linear probing: the number of a text plus one, or 0.
  private var slots = [UInt32](repeating: 0, count: 1024)

  /// Makes an empty pool.
  package init() {}

  /// The number of texts.
  package var count: Int { strings.count }

  /// The text with a number.
  package subscript(number: UInt32) -> String { strings[Int(number)] }

  /// The number of a text, which is added if it is new.
  package mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { number(of: UnsafeRawBufferPointer($0)) }
  }

  /// The number of a text; nil if the pool lacks it.
  package func known(_ text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { text in
      let text = UnsafeRawBufferPointer(text)
      let found = slots[slot(of: text, hash: Self.hash(text))]
      return found == 0 ? nil : found - 1
    }
  }

  /// The number of a text of UTF-8 bytes, which is added if it is new.
  package mutating func number(of text: UnsafeRawBufferPointer) -> UInt32 {
    let hash = Self.hash(text)
    let slot = slot(of: text, hash: hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    strings.append(String(decoding: text, as: UTF8.self))
    bytes.append(contentsOf: text)
    starts.append(bytes.count)
    hashes.append(hash)
    slots[slot] = UInt32(strings.count)
    if strings.count * 2 > slots.count { grow() }
    return UInt32(strings.count - 1)
  }

  /// The slot that holds a text, else the free slot where it belongs.
  private func slot(of text: UnsafeRawBufferPointer, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, stands(text, at: number) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func stands(_ text: UnsafeRawBufferPointer, at number: Int) -> Bool {
    let start = starts[number]
    guard starts[number + 1] - start == text.count else { return false }
    return bytes.withUnsafeBytes { all in
      var place = 0
      while place < text.count, all[start + place] == text[place] { place += 1 }
      return place == text.count
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(number + 1)
    }
  }

  /// The high bits are mixed into the low ones, which choose the slot.
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let hash = StableHash.hashByWords(text)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
