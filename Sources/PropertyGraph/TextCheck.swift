import Foundation
import InkGraphCore

/// How a text holds another.
public enum TextRelation: Hashable, Sendable {
  /// It begins with it.
  case startsWith
  /// It ends with it.
  case endsWith
  /// It has it somewhere.
  case contains
}

/// Whether a text holds another, compared byte by byte.
private final class TextCheck: ElementCheck {
  private let column: PropertyColumn
  private let ids: PackedArray<UInt32>
  private let strings: StringTable
  private let relation: TextRelation
  private let part: [UInt8]

  init(
    _ column: PropertyColumn, _ ids: PackedArray<UInt32>, _ strings: StringTable,
    _ relation: TextRelation,
    _ part: String
  ) {
    self.column = column
    self.ids = ids
    self.strings = strings
    self.relation = relation
    self.part = Array(part.utf8)
  }

  override func holds(_ element: UInt32) -> Bool {
    guard let row = column.row(of: element) else { return false }
    let text = strings[ids[row]]
    let isFound = text.utf8.withContiguousStorageIfAvailable { holds($0) }
    return isFound ?? Array(text.utf8).withUnsafeBufferPointer { holds($0) }
  }

  private func holds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    if part.isEmpty { return true }
    guard text.count >= part.count, let start = text.baseAddress else { return false }
    switch relation {
    case .startsWith: return memcmp(start, part, part.count) == 0
    case .endsWith: return memcmp(start + (text.count - part.count), part, part.count) == 0
    case .contains: return Self.contains(text, part)
    }
  }

  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ part: [UInt8]) -> Bool {
    part.withUnsafeBufferPointer { part in
      for place in 0...(text.count - part.count) {
        var same = 0
        while same < part.count, text[place + same] == part[same] { same += 1 }
        if same == part.count { return true }
      }
      return false
    }
  }
}

extension PropertyReader {
  /// The condition that the property is a text that holds another; scalars are compared as they are.
  ///
  /// - Returns: Nil where the values of the property differ in kind.
  public func check(_ relation: TextRelation, _ part: String) -> ElementCheck? {
    guard let column = columns.first else { return .never }
    guard columns.count == 1 else { return nil }
    guard case .string(let ids) = column.cells else { return .never }
    return TextCheck(column, ids, storage.strings, relation, part)
  }
}
