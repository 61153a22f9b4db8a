import Foundation

/// Things that are handed out once each, so that none is kept longer than who has it needs it.
///
/// The lock guards all of the state, so that tasks may share the object.
final class Handover<Item: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var items: [Item?]

  /// Takes the things, which are handed out by their places.
  init(_ items: consuming [Item]) { self.items = items.map { $0 } }

  /// Hands a thing out, for the first and last time.
  func take(_ place: Int) -> Item {
    lock.withLock {
      guard let item = items[place] else { preconditionFailure("\(place) was handed out before") }
      items[place] = nil
      return item
    }
  }
}
