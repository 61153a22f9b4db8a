/// The thing of each type that was named last; a dictionary would be copied for every sentence.
struct LastNamed {
  private var entities = SIMD8<Int32>(repeating: -1)

  /// The thing of a type, which is given by its bit; nil if none was named.
  subscript(type: UInt32) -> Int? {
    get {
      let entity = entities[Self.place(of: type)]
      return entity < 0 ? nil : Int(entity)
    }
    set { entities[Self.place(of: type)] = newValue.map { Int32($0) } ?? -1 }
  }

  /// Types that no mention has share the last place.
  private static func place(of type: UInt32) -> Int { min(type.trailingZeroBitCount, 7) }
}
