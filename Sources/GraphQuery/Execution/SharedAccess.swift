import Foundation
import PropertyGraph

/// What all runs on one graph share, because it costs more to make than most runs take.
///
/// `@unchecked Sendable` is sound: what changes is read and written under the lock, and only one run
/// at a time has the path finder.
final class SharedAccess: @unchecked Sendable {
  private let graph: Graph
  private let lock = NSLock()
  private var madeLinks: TypedLinks?
  private var spare: (finder: PathFinder, direction: Direction, types: EdgeTypeSet?)?

  init(_ graph: Graph) { self.graph = graph }

  /// The edges with their types, which are read when the first query follows edges.
  var links: TypedLinks {
    lock.withLock {
      if let madeLinks { return madeLinks }
      let links = TypedLinks(graph)
      madeLinks = links
      return links
    }
  }

  /// A finder of paths over edges of some types, the one given back last if it fits.
  func takeFinder(_ direction: Direction, _ types: EdgeTypeSet?) -> PathFinder {
    lock.lock()
    defer { lock.unlock() }
    if let spare, spare.direction == direction, spare.types == types {
      self.spare = nil
      return spare.finder
    }
    return PathFinder(graph, direction: direction, types: types)
  }

  /// Keeps a finder for the next run.
  func give(_ finder: PathFinder, _ direction: Direction, _ types: EdgeTypeSet?) {
    lock.lock()
    defer { lock.unlock() }
    spare = (finder, direction, types)
  }
}
