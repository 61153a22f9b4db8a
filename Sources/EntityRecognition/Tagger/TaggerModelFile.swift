internal import InkGraphCore

/// Reads and writes the file of a model.
///
/// | part | content |
/// | --- | --- |
/// | magic | `INKTAG02`; the last two are the version |
/// | checksum | 8 bytes over all that follows |
/// | description | text |
/// | characters | count, then code points |
/// | features | count, then for each the distance of its key from the one before, and its slots |
/// | rows | for each slot a byte for each tag |
/// | hidden layer | characters that it knows, rows of a byte for each unit, output rows of 32-bit floats |
/// | memory | rows of a byte for each tag |
/// | transitions | for each style and tag the scores of the tags that may follow |
package enum TaggerModelFile {
  private static let magic = Array("INKTAG02".utf8)

  /// The bytes of a model.
  package static func bytes(of model: TaggerModel) -> [UInt8] {
    var writer = ModelWriter()
    writer.text(model.description)
    writer.variable(UInt64(model.characters.values.count))
    for value in model.characters.values { writer.variable(UInt64(value)) }
    writer.variable(UInt64(model.features.keys.count))
    var last: UInt64 = 0
    for (key, slots) in zip(model.features.keys, model.features.slots) {
      writer.variable(key - last)
      writer.byte(slots)
      last = key
    }
    for row in model.features.rows { writer.tagRow(row) }
    writer.variable(UInt64(model.hiddenInput.characters))
    for row in model.hiddenRows { writer.fullRow(row) }
    for weight in model.outputWeights { writer.integer(weight.bitPattern) }
    for row in model.memoryRows { writer.tagRow(PackedRow(row)) }
    for style in model.transitions {
      for tag in TagLayout.tags {
        for next in TagLayout.tags where TagLayout.follows(next, tag) {
          writer.integer(UInt32(bitPattern: Int32(style[tag][next])))
        }
      }
    }
    var file = ModelWriter()
    for byte in magic { file.byte(byte) }
    file.long(writer.bytes.withUnsafeBytes(StableHash.hashByWords))
    return file.bytes + writer.bytes
  }

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - source: Its path, for messages.
  /// - Returns: The model.
  /// - Throws: `TaggerModelError` for a file of another kind or version, a damaged or a cut one.
  package static func model(
    _ bytes: [UInt8], source: String
  ) throws(TaggerModelError) -> TaggerModel {
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(TaggerModelError) in try model(buffer, source: source) }
    }
    return try result.get()
  }

  /// Reads a model.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - source: Its path, for messages.
  /// - Returns: The model.
  /// - Throws: `TaggerModelError` for a file of another kind or version, a damaged or a cut one.
  package static func model(
    _ bytes: UnsafeBufferPointer<UInt8>, source: String
  ) throws(TaggerModelError) -> TaggerModel {
    let start = magic.count + 8
    guard bytes.count > start, bytes.prefix(6).elementsEqual(magic.prefix(6)) else {
      throw TaggerModelError(kind: .notAModel, source: source)
    }
    guard bytes.prefix(magic.count).elementsEqual(magic) else {
      throw TaggerModelError(kind: .version, source: source)
    }
    var reader = ModelReader(bytes, at: magic.count)
    let expected = reader.long()
    let body = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start...])
    guard StableHash.hashByWords(body) == expected else {
      throw TaggerModelError(kind: .damaged, source: source)
    }
    // What has the right checksum was written by `bytes(of:)`, so nothing below can be out of range;
    // should it be, it reads as 0 and is told.
    let description = reader.text()
    let known = reader.count(ofAtLeast: 1)
    guard known <= 8190 else { throw TaggerModelError(kind: .damaged, source: source) }
    let values = (0..<known).map { _ in UInt32(truncatingIfNeeded: reader.variable()) }
    let characters = CharacterTable(values: values)
    let features = featureRows(&reader)
    let hiddenInput = HiddenInput(characters: reader.count(ofAtLeast: 1))
    guard hiddenInput.rows <= bytes.count / TagLayout.lanes else {
      throw TaggerModelError(kind: .damaged, source: source)
    }
    let hiddenRows = reader.fullRows(hiddenInput.rows)
    let outputWeights = (0..<(TaggerModel.hiddenUnits * TagLayout.lanes)).map { _ in
      Float(bitPattern: reader.integer())
    }
    let memoryRows = reader.tagRows(NameMemory.features).map(\.row)
    var transitions: [[TaggerModel.Row]] = []
    for _ in AnnotationStyle.allCases {
      var rows = [TaggerModel.Row](
        repeating: TaggerModel.Row(repeating: TaggerModel.never), count: TagLayout.lanes)
      for tag in TagLayout.tags {
        for next in TagLayout.tags where TagLayout.follows(next, tag) {
          rows[tag][next] = Int16(clamping: Int32(bitPattern: reader.integer()))
        }
      }
      transitions.append(rows)
    }
    guard reader.isAtEnd, let features else {
      throw TaggerModelError(kind: .damaged, source: source)
    }
    return TaggerModel(
      characters: characters, features: features, hiddenInput: hiddenInput, hiddenRows: hiddenRows,
      outputWeights: outputWeights, memoryRows: memoryRows, transitions: transitions,
      description: description)
  }

  private static func featureRows(_ reader: inout ModelReader) -> FeatureRows? {
    let count = reader.count(ofAtLeast: 2)
    var keys: [UInt64] = []
    var slots: [UInt8] = []
    keys.reserveCapacity(count)
    slots.reserveCapacity(count)
    var last: UInt64 = 0
    var rowCount = 0
    for _ in 0..<count {
      last &+= reader.variable()
      keys.append(last)
      slots.append(reader.byte() & 31)
      rowCount += slots[slots.count - 1].nonzeroBitCount
    }
    let rows = reader.tagRows(rowCount)
    return reader.isPastEnd ? nil : FeatureRows(keys: keys, slots: slots, rows: rows)
  }
}

/// A model's file that can't be read.
public struct TaggerModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// Some other file.
    case notAModel
    /// A model of another version of the program.
    case version
    /// Bytes were changed or are missing.
    case damaged
  }

  /// What is wrong.
  public let kind: Kind
  /// The path of the file.
  public let source: String

  /// What is wrong, where, and what to do about it.
  public var description: String {
    switch kind {
    case .notAModel: "\(source): this is no tagger model; `inkgraph train` makes one"
    case .version:
      "\(source): the model belongs to another version; make it anew with `inkgraph train`"
    case .damaged:
      "\(source): the model is damaged or cut short; copy it again, or make it anew with "
        + "`inkgraph train`"
    }
  }
}
