internal import InkGraphCore

/// The keys of the things of some issues, each kept once.
struct KeyTable {
  /// The keys, in the order in which they came up.
  private var keys: [EntityKey] = []
  /// For each thing the place of its key.
  private var numbers: [Int32]
  /// How many things have each key.
  private var uses: [Int] = []

  /// Gives every thing the key of its type and name, with the full name of a village.
  ///
  /// - Complexity: O(*n*), *n* things.
  init(_ things: ThingTable) {
    numbers = [Int32](repeating: 0, count: things.count)
    let texts = things.texts
    var types: [UInt32] = []
    // For each type and name the place of the key plus one.
    var plain: [[Int32]] = []
    var villages = VillageNames(things)
    let region = texts.known(EntityType.region.rawValue)
    for (issue, start) in things.starts.dropLast().enumerated() {
      for thing in start..<things.starts[issue + 1] {
        var name = things.names[thing]
        if things.types[thing] == region {
          name = villages.full(name, inIssue: issue) ?? name
        }
        var type = types.firstIndex(of: things.types[thing])
        if type == nil {
          types.append(things.types[thing])
          plain.append([Int32](repeating: 0, count: texts.count))
          type = types.count - 1
        }
        guard let type else { continue }
        if plain[type][Int(name)] == 0 {
          keys.append(
            EntityKey(type: EntityType(rawValue: texts[types[type]]), name: texts[name]))
          uses.append(0)
          plain[type][Int(name)] = Int32(keys.count)
        }
        numbers[thing] = plain[type][Int(name)] - 1
        uses[Int(numbers[thing])] += 1
      }
    }
  }

  /// Gives people the marks by which namesakes are told apart.
  mutating func mark(_ people: PersonClusters) {
    struct Marked: Hashable {
      let key: Int32
      let mark: Int
    }
    var marked: [Marked: Int32] = [:]
    for (thing, mark) in people.qualifiers {
      let old = numbers[Int(thing)]
      let new = Marked(key: old, mark: mark)
      let number = marked[new] ?? Int32(keys.count)
      if number == keys.count {
        let key = keys[Int(old)]
        keys.append(EntityKey(type: key.type, name: key.name, qualifier: people.marks[mark]))
        uses.append(0)
        marked[new] = number
      }
      move(Int(thing), to: number)
    }
  }

  private mutating func move(_ thing: Int, to number: Int32) {
    uses[Int(numbers[thing])] -= 1
    uses[Int(number)] += 1
    numbers[thing] = number
  }

  /// The keys that things have.
  var used: Set<EntityKey> { Set(zip(keys, uses).lazy.filter { $0.1 > 0 }.map(\.0)) }

  /// The keys of some types, each with the number of its things.
  func counts(of types: Set<EntityType>) -> [EntityKey: Int] {
    var counts: [EntityKey: Int] = [:]
    for (key, uses) in zip(keys, uses) where uses > 0 && types.contains(key.type) {
      counts[key] = uses
    }
    return counts
  }

  /// Gives the things of some keys the keys of others, which things have too.
  ///
  /// - Complexity: O(*n*), *n* keys and things.
  mutating func merge(_ targets: [EntityKey: EntityKey]) {
    guard !targets.isEmpty else { return }
    var places: [EntityKey: Int32] = [:]
    for target in targets.values { places[target] = -1 }
    for (place, key) in keys.enumerated() where places[key] != nil { places[key] = Int32(place) }
    let moved = keys.indices.map { place in
      targets[keys[place]].flatMap { places[$0] } ?? Int32(place)
    }
    for thing in numbers.indices where moved[Int(numbers[thing])] != numbers[thing] {
      move(thing, to: moved[Int(numbers[thing])])
    }
  }

  /// The links of the things, after corrections moved some keys or dropped them.
  ///
  /// - Complexity: O(*n*), *n* keys and things.
  func links(of things: ThingTable, moving targets: [EntityKey: EntityKey?]) -> ThingLinks {
    var places: [EntityKey: Int32] = [:]
    var final: [EntityKey] = []
    let moved = zip(keys, uses).map { key, uses -> Int32 in
      guard uses > 0 else { return ThingLinks.dropped }
      guard let target = targets.isEmpty ? key : targets[key] ?? key else {
        return ThingLinks.dropped
      }
      if !targets.isEmpty, let place = places[target] { return place }
      final.append(target)
      if !targets.isEmpty { places[target] = Int32(final.count - 1) }
      return Int32(final.count - 1)
    }
    return ThingLinks(keys: final, numbers: numbers.map { moved[Int($0)] }, of: things)
  }
}
