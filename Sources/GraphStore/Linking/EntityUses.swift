import InkGraphCore

/// The names and outside codes of an entity, each with the number of issues that give it.
struct EntityUses {
  /// A code in an outside register.
  struct Code: Comparable {
    let register: ByteText
    let code: ByteText

    static func < (left: Code, right: Code) -> Bool {
      (left.register, left.code) < (right.register, right.code)
    }
  }

  /// Things that are counted, in ascending order.
  ///
  /// Most entities have two or three names: the list is made faster than a dictionary, and is written
  /// without sorting.
  struct Counts<Thing: Comparable & Sendable>: Sendable {
    private(set) var items: [(thing: Thing, uses: Int)] = []

    /// Counts a thing so many times more; less, where the number is negative.
    mutating func add(_ uses: Int, to thing: Thing) {
      var low = 0
      var high = items.count
      while low < high {
        let middle = (low + high) / 2
        if items[middle].thing < thing { low = middle + 1 } else { high = middle }
      }
      if low < items.count, items[low].thing == thing {
        items[low].uses += uses
      } else {
        items.insert((thing, uses), at: low)
      }
    }

    /// Adds the counts of a change, and forgets what is not used any more.
    mutating func add(_ change: Counts) {
      for (thing, uses) in change.items { add(uses, to: thing) }
      items.removeAll { $0.uses <= 0 }
    }
  }

  private(set) var names = Counts<ByteText>()
  private(set) var codes = Counts<Code>()

  /// No names and no codes.
  init() {}

  /// Reads what `packed` gives.
  init(_ sealed: UnsafeRawBufferPointer, of row: EntityColumns) throws {
    try SealedBytes.open(sealed, with: row.sum) { bytes in
      var reader = PackedReader(bytes)
      var pool = StringPool()
      for _ in 0..<(try reader.count()) {
        let name = ByteText(try reader.text(&pool))
        names.add(try reader.number(), to: name)
      }
      for _ in 0..<(try reader.count()) {
        let code = Code(
          register: ByteText(try reader.text(&pool)), code: ByteText(try reader.text(&pool)))
        codes.add(try reader.number(), to: code)
      }
    }
  }

  /// The names and codes in order, so that equal ones give equal bytes, with a checksum that is also
  /// one of the row's other columns.
  func packed(of row: EntityColumns) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(names.items.count)
    for (name, uses) in names.items {
      writer.write(name.text)
      writer.write(uses)
    }
    writer.write(codes.items.count)
    for (code, uses) in codes.items {
      writer.write(code.register.text)
      writer.write(code.code.text)
      writer.write(uses)
    }
    return SealedBytes.seal(writer.bytes, with: row.sum)
  }

  /// Counts what an issue says of the entity: once more, or with the sign -1 once less.
  mutating func count(_ thing: IssueContribution.Thing, sign: Int) {
    for name in thing.names { names.add(sign, to: name) }
    for (register, code) in thing.codes {
      codes.add(sign, to: Code(register: ByteText(register), code: ByteText(code)))
    }
  }

  /// Adds the counts of a change, and forgets what no issue gives any more.
  mutating func add(_ change: EntityUses) {
    names.add(change.names)
    codes.add(change.codes)
  }
}
