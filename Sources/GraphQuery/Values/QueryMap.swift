import InkGraphCore

/// Values by key, sorted by the scalars of the keys.
public struct QueryMap: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The entries, sorted by key; no key stands twice.
  public private(set) var entries: [(key: String, value: QueryValue)] = []

  /// Makes a map; of entries with one key the last one counts.
  public init(_ entries: some Sequence<(String, QueryValue)>) {
    for (key, value) in entries { self[key] = value }
  }

  /// Makes a map.
  public init(dictionaryLiteral elements: (String, QueryValue)...) { self.init(elements) }

  /// The value of a key; nil removes it.
  public subscript(key: String) -> QueryValue? {
    get {
      let place = place(of: key)
      return isKey(key, at: place) ? entries[place].value : nil
    }
    set {
      let place = place(of: key)
      switch (isKey(key, at: place), newValue) {
      case (true, let value?): entries[place].value = value
      case (false, let value?): entries.insert((key, value), at: place)
      case (true, nil): entries.remove(at: place)
      case (false, nil): break
      }
    }
  }

  /// The keys, sorted by scalars.
  public var keys: [String] { entries.map(\.key) }

  private func isKey(_ key: String, at place: Int) -> Bool {
    place < entries.count && entries[place].key.isSame(as: key)
  }

  private func place(of key: String) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key.precedesByScalars(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Whether two maps have equal keys with equivalent values.
  public static func == (left: QueryMap, right: QueryMap) -> Bool {
    left.entries.elementsEqual(right.entries) { $0.key.isSame(as: $1.key) && $0.value == $1.value }
  }

  /// Hashes keys and values.
  public func hash(into hasher: inout Hasher) {
    for (key, value) in entries {
      key.combineScalars(into: &hasher)
      hasher.combine(value)
    }
  }
}
