/// Numbers in memory that neither moves nor changes, for loops that must not count references.
///
/// `@unchecked Sendable` is sound: the memory is written before `init` ends and freed in `deinit`.
final class FrozenArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  let base: UnsafePointer<Element>
  let count: Int

  /// Makes an array of `count` times `element`, which `fill` then overwrites.
  init(repeating element: Element, count: Int, fill: (UnsafeMutablePointer<Element>) -> Void) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
    memory.initialize(repeating: element, count: count)
    fill(memory)
    base = UnsafePointer(memory)
    self.count = count
  }

  deinit { base.deallocate() }

  subscript(place: Int) -> Element {
    precondition(place >= 0 && place < count, "place \(place) of \(count)")
    return base[place]
  }
}
