import Foundation
import PropertyGraph

/// What all runs on one graph share, because it costs more to make than most runs take.
///
/// `@unchecked Sendable` is sound: the path finder is taken and given back under the lock, so that
/// only one run at a time has it; all else never changes.
final class SharedAccess: @unchecked Sendable {
  /// The edges with their types.
  let links: TypedLinks
  private let graph: Graph
  private let lock = NSLock()
  private var spare: (finder: PathFinder, direction: Direction, types: EdgeTypeSet?)?

  init(_ graph: Graph) {
    self.graph = graph
    links = TypedLinks(graph)
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
