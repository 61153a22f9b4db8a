/// The features of a model by their keys, each with the rows of its slots.
///
/// One open-addressing table holds key, slots and place of the rows in 8 bytes, so that a feature
/// costs one line of the cache, and one more for each of its rows.
struct FeatureIndex: Sendable {
  /// The rows of a feature.
  struct Rows {
    /// The first row.
    let first: Int
    /// Which slots have rows, as bits; they stand in order of the slots.
    let slots: UInt8
  }

  /// The rows of all features, in the order of `keys`.
  let rows: [PackedRow]
  /// The keys, rising.
  let keys: [UInt64]
  /// For each key its slots.
  let slots: [UInt8]
  /// For each number of a character its rows: first row, times 32, plus the slots.
  private let ofCharacters: [UInt32]
  /// For each word's category and part its rows, in the same form.
  private let ofWords: [UInt32]
  /// For each triple of classes its rows, in the same form.
  private let ofClasses: [UInt32]
  /// Slots of the table: a 32-bit tag of the key over first row and slots; 0 is free.
  private let table: [UInt64]

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - keys: The keys, rising.
  ///   - slots: For each key the slots that have rows.
  ///   - rows: The rows, in the order of keys and slots.
  ///   - characters: How many characters the model numbers.
  init(keys: [UInt64], slots: [UInt8], rows: [PackedRow], characters: Int) {
    precondition(keys.count == slots.count, "\(keys.count) keys, \(slots.count) slots")
    var size = 1024
    while size < keys.count * 2 { size *= 2 }
    var table = [UInt64](repeating: 0, count: size)
    var ofCharacters = [UInt32](repeating: 0, count: characters)
    var ofWords = [UInt32](repeating: 0, count: LexiconCategory.count * WordPlace.count)
    let classes = TextFolding.classes
    var ofClasses = [UInt32](repeating: 0, count: classes * classes * classes)
    var first = 0
    for (key, mask) in zip(keys, slots) {
      let value = UInt32(first) << 5 | UInt32(mask)
      let feature = NGram(key: key)
      switch feature.kind {
      case .character where feature.first < characters: ofCharacters[feature.first] = value
      case .word:
        let index = Int(key >> 26 & 0x1FFF) * WordPlace.count + Int(key >> 13 & 0x1FFF)
        if index < ofWords.count { ofWords[index] = value }
      case .classes:
        let index =
          (Int(key >> 26 & 0x1FFF) * classes + Int(key >> 13 & 0x1FFF)) * classes
          + Int(key & 0x1FFF)
        if index < ofClasses.count { ofClasses[index] = value }
      default:
        let hash = Self.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (size - 1)
        while table[slot] != 0 { slot = (slot + 1) & (size - 1) }
        table[slot] = (hash >> 32) << 32 | UInt64(value)
      }
      first += mask.nonzeroBitCount
    }
    precondition(first == rows.count, "\(first) slots, \(rows.count) rows")
    self.keys = keys
    self.slots = slots
    self.rows = rows
    self.table = table
    self.ofCharacters = ofCharacters
    self.ofWords = ofWords
    self.ofClasses = ofClasses
  }

  /// A view for the loop over a text.
  struct Lookup {
    let rows: UnsafePointer<PackedRow>
    fileprivate let table: UnsafeBufferPointer<UInt64>
    fileprivate let ofCharacters: UnsafeBufferPointer<UInt32>
    fileprivate let ofWords: UnsafeBufferPointer<UInt32>
    fileprivate let ofClasses: UnsafeBufferPointer<UInt32>

    @inline(__always)
    func character(_ number: UInt16) -> UInt32 { ofCharacters[Int(number)] }

    @inline(__always)
    func word(category: Int, part: Int) -> UInt32 { ofWords[category * WordPlace.count + part] }

    @inline(__always)
    func classes(_ first: Int, _ second: Int, _ third: Int) -> UInt32 {
      ofClasses[(first * TextFolding.classes + second) * TextFolding.classes + third]
    }

    /// The rows of a feature, or 0; two keys of one 64-bit hash, less its 11 lowest bits at least,
    /// would be one.
    @inline(__always)
    func find(_ feature: NGram) -> UInt32 {
      let hash = FeatureIndex.hash(feature.key)
      let mask = table.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while true {
        let entry = table[slot]
        if entry == 0 { return 0 }
        if entry >> 32 == hash >> 32 { return UInt32(truncatingIfNeeded: entry) }
        slot = (slot + 1) & mask
      }
    }
  }

  /// Lends a view of the index.
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    rows.withUnsafeBufferPointer { rows in
      table.withUnsafeBufferPointer { table in
        ofCharacters.withUnsafeBufferPointer { characters in
          ofWords.withUnsafeBufferPointer { words in
            ofClasses.withUnsafeBufferPointer { classes in
              // An index without rows has no feature to look up either.
              withUnsafePointer(to: PackedRow(.zero)) { empty in
                body(
                  Lookup(
                    rows: rows.baseAddress ?? empty, table: table, ofCharacters: characters,
                    ofWords: words, ofClasses: classes))
              }
            }
          }
        }
      }
    }
  }

  /// Mixes a key (the finalizer of MurmurHash3, Appleby 2011).
  @inline(__always)
  fileprivate static func hash(_ key: UInt64) -> UInt64 {
    var hash = key
    hash ^= hash >> 33
    hash &*= 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    hash &*= 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    return hash
  }
}
