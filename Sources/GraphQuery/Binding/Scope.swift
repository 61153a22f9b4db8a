/// The variables that can be seen at a place of a query.
struct Scope {
  /// What is known of a variable.
  struct Variable {
    let name: String
    let slot: Int
    var type: StaticType
  }

  /// In the order in which they came to be.
  private(set) var variables: [Variable] = []
  private var places: [String: Int] = [:]

  subscript(name: String) -> Variable? { places[name].map { variables[$0] } }

  /// Adds a variable, or puts it in the place of one with its name.
  mutating func set(_ name: String, slot: Int, type: StaticType) {
    let variable = Variable(name: name, slot: slot, type: type)
    if let place = places[name] {
      variables[place] = variable
    } else {
      places[name] = variables.count
      variables.append(variable)
    }
  }

  var slots: Set<Int> { Set(variables.map(\.slot)) }
}

/// Hands out the slots of one row layout.
final class Frame {
  private(set) var size = 0

  func allocate() -> Int {
    defer { size += 1 }
    return size
  }
}
