package import InkGraphCore

/// Bytes on their way to a file, gathered in one stretch of memory.
///
/// The hot loops of the writers append here what they know: tags put together before, texts with
/// escapes, numbers and days, none of which is made a `String` first. Nothing throws; whoever owns
/// the buffer hands it over when it `isFull`.
package final class OutputBuffer {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var length = 0

  private static let pieceSize = 1 << 16

  /// Makes an empty buffer.
  package init() {
    capacity = Self.pieceSize + Self.pieceSize / 4
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  /// How many bytes were gathered.
  package var count: Int { length }

  /// Whether enough was gathered to be handed over.
  package var isFull: Bool { length >= Self.pieceSize }

  /// What was gathered, valid until the next change.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: memory, count: length) }

  /// Takes back everything behind a place, such as `count` as it was before.
  package func removeAll(from place: Int = 0) {
    precondition(place <= length, "byte \(place) of \(length)")
    length = place
  }

  /// Where the next bytes go, with room for so many.
  private func room(for extra: Int) -> UnsafeMutablePointer<UInt8> {
    if length + extra > capacity { grow(by: extra) }
    return memory + length
  }

  private func grow(by extra: Int) {
    let larger = max(length + extra, 2 * capacity)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: memory, count: length)
    memory.deallocate()
    memory = moved
    capacity = larger
  }

  // Bytes and texts as they are.

  /// Appends one byte.
  package func append(_ byte: UInt8) {
    room(for: 1).pointee = byte
    length += 1
  }

  /// Appends bytes.
  package func append(_ source: UnsafeBufferPointer<UInt8>) {
    guard let base = source.baseAddress else { return }
    room(for: source.count).update(from: base, count: source.count)
    length += source.count
  }

  /// Appends bytes.
  package func append(_ source: [UInt8]) { source.withUnsafeBufferPointer { append($0) } }

  /// Appends what another buffer gathered.
  package func append(_ other: OutputBuffer) {
    append(UnsafeBufferPointer(start: other.memory, count: other.length))
  }

  /// Appends a text of the program.
  package func append(literal text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends a text as it stands.
  package func append(_ text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  // Texts with escapes.

  /// Appends a text with replacements for some of its characters.
  package func append(_ text: String, escapedBy escapes: TextEscapes) {
    var text = text
    text.withUTF8 { append($0, escapedBy: escapes) }
  }

  /// Appends a text in UTF-8 with replacements for some of its characters.
  ///
  /// Stretches that need no change, which is nearly all text, are copied at once.
  package func append(_ source: UnsafeBufferPointer<UInt8>, escapedBy escapes: TextEscapes) {
    var copied = 0
    while let found = escapes.firstReplacement(in: source, from: copied) {
      append(UnsafeBufferPointer(rebasing: source[copied..<found.start]))
      append(found.bytes)
      copied = found.end
    }
    append(UnsafeBufferPointer(rebasing: source[copied...]))
  }

  // Numbers and days.

  /// Appends a whole number.
  package func append(_ number: some FixedWidthInteger) { append(decimal: Int64(number)) }

  private func append(decimal number: Int64) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    // The greatest magnitude of 64 bits has 20 digits.
    let room = room(for: 20)
    var digits = 0
    repeat {
      room[digits] = UInt8(0x30 + rest % 10)
      rest /= 10
      digits += 1
    } while rest > 0
    for place in 0..<(digits / 2) {
      (room[place], room[digits - 1 - place]) = (room[digits - 1 - place], room[place])
    }
    length += digits
  }

  /// Appends a number in the shortest decimal form that reads back as the same number, as
  /// `description` gives it.
  package func append(_ number: Double) {
    // Weights and counts are whole more often than not.
    if let whole = Int32(exactly: number), number.sign == .plus {
      append(whole)
      append(literal: ".0")
    } else {
      append(number.description)
    }
  }

  /// Appends a number with so many digits behind the point.
  ///
  /// - Parameters:
  ///   - number: A finite number whose digits fit 64 bits.
  ///   - digits: 0 or more.
  package func append(_ number: Double, digits: Int) {
    var scale: Int64 = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((abs(number) * Double(scale)).rounded())
    if number < 0, scaled > 0 { append(UInt8(ascii: "-")) }
    append(decimal: scaled / scale)
    guard digits > 0 else { return }
    append(UInt8(ascii: "."))
    var rest = scaled % scale
    let room = room(for: digits)
    for place in (0..<digits).reversed() {
      room[place] = UInt8(0x30 + rest % 10)
      rest /= 10
    }
    length += digits
  }

  /// Appends a day as `2025-07-16`.
  package func append(_ day: CalendarDate) {
    day.writeDescription(to: room(for: 10))
    length += 10
  }

  /// Appends a hash as 16 hexadecimal digits.
  package func append(hexadecimal hash: UInt64) {
    StableHash.write(hash, asHexadecimalTo: room(for: 16))
    length += 16
  }
}
