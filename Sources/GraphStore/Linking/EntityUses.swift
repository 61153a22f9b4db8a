import InkGraphCore

/// The names and outside codes of an entity, each with the number of issues that give it.
struct EntityUses {
  /// A code in an outside register.
  struct Code: Hashable, Comparable {
    let register: ByteText
    let code: ByteText

    static func < (left: Code, right: Code) -> Bool {
      (left.register, left.code) < (right.register, right.code)
    }
  }

  private(set) var names: [ByteText: Int] = [:]
  private(set) var codes: [Code: Int] = [:]

  /// No names and no codes.
  init() {}

  /// Reads what `packed` gives.
  init(_ sealed: UnsafeRawBufferPointer, of row: EntityColumns) throws {
    try SealedBytes.open(sealed, with: row.sum) { bytes in
      var reader = PackedReader(bytes)
      var pool = StringPool()
      for _ in 0..<(try reader.count()) {
        names[ByteText(try reader.text(&pool))] = try reader.number()
      }
      for _ in 0..<(try reader.count()) {
        let code = Code(
          register: ByteText(try reader.text(&pool)), code: ByteText(try reader.text(&pool)))
        codes[code] = try reader.number()
      }
    }
  }

  /// The names and codes in order, so that equal ones give equal bytes, with a checksum that is also
  /// one of the row's other columns.
  func packed(of row: EntityColumns) -> [UInt8] {
    var writer = PackedWriter()
    writer.write(names.count)
    for (name, uses) in names.sorted(by: { $0.key < $1.key }) {
      writer.write(name.text)
      writer.write(uses)
    }
    writer.write(codes.count)
    for (code, uses) in codes.sorted(by: { $0.key < $1.key }) {
      writer.write(code.register.text)
      writer.write(code.code.text)
      writer.write(uses)
    }
    return SealedBytes.seal(writer.bytes, with: row.sum)
  }

  /// Whether there is nothing to add.
  var isEmpty: Bool { names.isEmpty && codes.isEmpty }

  /// Counts what an issue says of the entity: once more, or with the sign -1 once less.
  mutating func count(_ thing: IssueContribution.Thing, sign: Int) {
    for name in thing.names { names[name, default: 0] += sign }
    for (register, code) in thing.codes {
      codes[Code(register: ByteText(register), code: ByteText(code)), default: 0] += sign
    }
  }

  /// Adds the counts of a change, and forgets what no issue gives any more.
  mutating func add(_ change: EntityUses) {
    names.merge(change.names) { $0 + $1 }
    codes.merge(change.codes) { $0 + $1 }
    for name in change.names.keys where names[name] ?? 0 <= 0 { names[name] = nil }
    for code in change.codes.keys where codes[code] ?? 0 <= 0 { codes[code] = nil }
  }
}
