import InkGraphCore

/// The strings of a graph, each kept once and known by a number.
///
/// Strings are told apart by their scalars. A dictionary of `String` would fold canonically
/// equivalent ones, and with them the compatibility ideographs of older Chinese encodings
/// (U+F900 and up), so that a name could come out of a graph changed.
///
/// A table is either one that grows, with its strings in memory, or one of an image, whose strings
/// are made when they are asked for.
package struct StringTable: Sendable {
  private var strings: [String] = []
  private var hashes: [UInt32] = []
  /// Open addressing with linear probing: the number of a string plus one, or 0 for a free slot.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)
  /// The strings of an image; the rest of the table is empty then.
  private let image: StringImage?

  /// Makes an empty table.
  package init() { image = nil }

  /// Takes the strings of an image.
  init(_ image: StringImage) { self.image = image }

  /// The string with a number.
  package subscript(id: UInt32) -> String { image.map { $0[id] } ?? strings[Int(id)] }

  /// Hands over the UTF-8 of the string with a number, which is valid during the call only.
  func withUTF8(of id: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
    if let image {
      image.utf8(of: id).withMemoryRebound(to: UInt8.self, body)
    } else {
      let utf8 = strings[Int(id)].utf8
      if utf8.withContiguousStorageIfAvailable(body) == nil {
        Array(utf8).withUnsafeBufferPointer(body)
      }
    }
  }

  /// The number of strings.
  package var count: Int { image?.count ?? strings.count }

  /// The strings in the form of an image.
  var packed: StringImage { image ?? StringImage(strings) }

  /// The number of a string, which is added if it is new.
  package mutating func intern(_ string: String) -> UInt32 {
    precondition(image == nil, "the strings of an image are complete")
    let hash = Self.hash(string)
    var slot = self.slot(of: string, hash: hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    if (strings.count + 1) * 4 > slots.count * 3 {
      grow()
      slot = self.slot(of: string, hash: hash)
    }
    strings.append(string)
    hashes.append(hash)
    slots[slot] = UInt32(strings.count)
    return UInt32(strings.count - 1)
  }

  /// The number of a string, or nil if the table lacks it.
  func id(of string: String) -> UInt32? {
    if let image { return image.id(of: string) }
    let found = slots[slot(of: string, hash: Self.hash(string))]
    return found == 0 ? nil : found - 1
  }

  /// The slot that holds the string, else the free slot where it belongs.
  private func slot(of string: String, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = Int(slots[slot]) - 1
      if hashes[id] == hash, strings[id].hasSameScalars(as: string) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// A hash with the process's own seed, so that no text can be made to collide; it decides about
  /// slots only, never about numbers.
  private static func hash(_ string: String) -> UInt32 {
    var hasher = Hasher()
    let direct: Void? = string.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if direct == nil {
      Array(string.utf8).withUnsafeBytes { hasher.combine(bytes: $0) }
    }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
