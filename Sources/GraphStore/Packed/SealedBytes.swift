import Foundation
import GRDB
import InkGraphCore
import PropertyGraph

/// Bytes of a column with a checksum behind them, so that damage on the disk is found when they are
/// read and never becomes an answer.
///
/// The checksum may be one of other columns of the row, too.
enum SealedBytes {
  /// The bytes with their checksum.
  static func seal(_ bytes: [UInt8], with row: RowSum = RowSum()) -> [UInt8] {
    var sealed = bytes
    let sum = bytes.withUnsafeBytes { Checksum.of($0) } ^ row.value
    withUnsafeBytes(of: sum.littleEndian) { sealed.append(contentsOf: $0) }
    return sealed
  }

  /// Hands over the bytes without their checksum.
  ///
  /// - Throws: `PackedBytesError` if the bytes are not those that were sealed; what `body` throws.
  static func open<Value>(
    _ sealed: UnsafeRawBufferPointer, with row: RowSum = RowSum(),
    _ body: (UnsafeRawBufferPointer) throws -> Value
  ) throws -> Value {
    let count = sealed.count - 8
    guard count >= 0 else { throw PackedBytesError() }
    let bytes = UnsafeRawBufferPointer(rebasing: sealed[..<count])
    let sum = UInt64(littleEndian: sealed.loadUnaligned(fromByteOffset: count, as: UInt64.self))
    guard sum == Checksum.of(bytes) ^ row.value else { throw PackedBytesError() }
    return try body(bytes)
  }
}
