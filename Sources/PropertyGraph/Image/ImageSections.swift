import InkGraphCore

/// Collects the parts of an image: runs of numbers, one after another.
///
/// The image begins with a head: a mark, the version, a stamp, the number of sections and their
/// checksum; then for each section its offset, length and checksum; then the sections, each
/// aligned to 64 bytes. All numbers are those of the machine, which the mark tells: the file is a
/// copy that can be made again, not an interchange format.
struct ImageWriter {
  private var sections: [(bytes: UnsafeRawBufferPointer, memory: any Sendable)] = []

  /// Adds a run of numbers.
  mutating func add<Element>(_ array: PackedArray<Element>) {
    sections.append((array.bytes, array))
  }

  /// Writes everything.
  ///
  /// - Parameters:
  ///   - stamp: What the image was made from.
  ///   - sink: Takes bytes in order.
  func write(stamp: UInt64, to sink: (UnsafeRawBufferPointer) throws -> Void) rethrows {
    var table: [UInt64] = []
    var offset = Self.aligned(ImageReader.headSize + sections.count * 24)
    for section in sections {
      table += [UInt64(offset), UInt64(section.bytes.count), Checksum.of(section.bytes)]
      offset = Self.aligned(offset + section.bytes.count)
    }
    let head =
      [
        ImageReader.mark, UInt64(ImageReader.version), stamp, UInt64(sections.count),
        table.withUnsafeBytes { Checksum.of($0) },
      ] + table
    try head.withUnsafeBytes { try sink($0) }
    var written = head.count * 8
    let zeros = [UInt8](repeating: 0, count: 64)
    for (index, section) in sections.enumerated() {
      let gap = Int(table[index * 3]) - written
      try zeros.withUnsafeBytes { try sink(UnsafeRawBufferPointer(rebasing: $0[..<gap])) }
      if section.bytes.count > 0 { try sink(section.bytes) }
      written += gap + section.bytes.count
    }
  }

  private static func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}

/// Reads the sections of an image in the order in which they were added.
struct ImageReader {
  /// `INKGRAPH` as the bytes of a number of this machine.
  static let mark: UInt64 = 0x494E_4B47_5241_5048
  /// Raised whenever the sections or their meaning change.
  static let version = 1
  static let headSize = 40

  private let memory: GraphMemory
  private let count: Int
  private var next = 0

  /// Begins to read; nil for what is no image of this version with this stamp, or with any for nil.
  init?(_ memory: GraphMemory, stamp: UInt64?) {
    self.memory = memory
    let bytes = memory.bytes
    guard bytes.count >= Self.headSize else { return nil }
    let head = (0..<5).map { bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
    guard head[0] == Self.mark, head[1] == UInt64(Self.version), head[2] == stamp ?? head[2],
      head[3] < 100_000, bytes.count >= Self.headSize + Int(head[3]) * 24
    else { return nil }
    count = Int(head[3])
    let table = UnsafeRawBufferPointer(
      rebasing: bytes[Self.headSize..<(Self.headSize + count * 24)])
    guard Checksum.of(table) == head[4] else { return nil }
  }

  /// The next section; nil if there is none, or if it is damaged.
  ///
  /// - Parameters:
  ///   - type: The type of its elements.
  ///   - isChecked: Whether its checksum is compared now; texts, which may be garbled without harm to
  ///     anything else, are left to `verify`.
  /// - Returns: The section, a part of the image's memory.
  mutating func array<Element>(
    of type: Element.Type, isChecked: Bool = true
  ) -> PackedArray<Element>? {
    guard let section = section(next), section.length % MemoryLayout<Element>.stride == 0 else {
      return nil
    }
    next += 1
    let array = PackedArray<Element>(
      memory, offset: section.offset, count: section.length / MemoryLayout<Element>.stride)
    return !isChecked || Checksum.of(array.bytes) == section.checksum ? array : nil
  }

  /// Whether every section has its checksum.
  func isSound() -> Bool {
    (0..<count).allSatisfy { index in
      section(index).map {
        Checksum.of(
          UnsafeRawBufferPointer(rebasing: memory.bytes[$0.offset..<($0.offset + $0.length)]))
          == $0.checksum
      } ?? false
    }
  }

  private func section(_ index: Int) -> (offset: Int, length: Int, checksum: UInt64)? {
    guard index < count else { return nil }
    let place = Self.headSize + index * 24
    func number(_ column: Int) -> UInt64 {
      memory.bytes.loadUnaligned(fromByteOffset: place + column * 8, as: UInt64.self)
    }
    guard let offset = Int(exactly: number(0)), let length = Int(exactly: number(1)),
      offset % 64 == 0, offset <= memory.bytes.count, length <= memory.bytes.count - offset
    else { return nil }
    return (offset, length, number(2))
  }
}
