import InkGraphCore

/// The columns of nodes or of edges while a graph is built.
struct ColumnSet: Sendable {
  private struct Name: Hashable, Sendable {
    let key: UInt32
    let kind: PropertyColumnBuilder.Kind
  }

  private var columns: [PropertyColumnBuilder] = []
  private var keys: [UInt32] = []
  private var places: [Name: Int] = [:]

  /// The keys of the element before, with their columns: elements of one kind have the same keys in
  /// the same order, so that the columns are found without looking them up.
  private var template: [(key: String, kind: PropertyColumnBuilder.Kind, place: Int)] = []

  mutating func append(
    _ properties: [(String, PropertyValue)], owner: UInt32, strings: inout StringTable
  ) {
    if appendByTemplate(properties, owner: owner, strings: &strings) { return }
    template.removeAll(keepingCapacity: true)
    for (position, (key, value)) in properties.enumerated() {
      let isReplaced = properties[(position + 1)...].contains { $0.0.hasSameScalars(as: key) }
      if isReplaced { continue }
      let kind = PropertyColumnBuilder.Kind(of: value)
      let place = place(of: key, kind, &strings)
      template.append((key, kind, place))
      columns[place].append(value, owner: owner, strings: &strings)
    }
  }

  /// Adds a value of a property whose column was found for an element before.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - key: The key of the property.
  ///   - known: The place of the column; below 0 till it is found.
  ///   - owner: The element, which comes after all earlier ones.
  ///   - strings: The strings of the graph.
  mutating func append(
    _ value: ShapedValue, key: String, place known: inout Int, owner: UInt32,
    strings: inout StringTable
  ) {
    if known < 0 || columns[known].kind != value.kind {
      known = place(of: key, value.kind, &strings)
    }
    columns[known].append(value, owner: owner)
  }

  private mutating func place(
    of key: String, _ kind: PropertyColumnBuilder.Kind, _ strings: inout StringTable
  ) -> Int {
    let name = Name(key: strings.intern(key), kind: kind)
    if let place = places[name] { return place }
    places[name] = columns.count
    keys.append(name.key)
    columns.append(PropertyColumnBuilder(kind: kind))
    return columns.count - 1
  }

  /// Adds properties that are some of those of the template, in its order.
  ///
  /// - Returns: Whether they are; otherwise nothing was added.
  private mutating func appendByTemplate(
    _ properties: [(String, PropertyValue)], owner: UInt32, strings: inout StringTable
  ) -> Bool {
    var next = 0
    for (key, value) in properties {
      let kind = PropertyColumnBuilder.Kind(of: value)
      while next < template.count, !template[next].key.hasSameScalars(as: key) { next += 1 }
      guard next < template.count, template[next].kind == kind else { return false }
      next += 1
    }
    next = 0
    for (key, value) in properties {
      while !template[next].key.hasSameScalars(as: key) { next += 1 }
      columns[template[next].place].append(value, owner: owner, strings: &strings)
      next += 1
    }
    return true
  }

  consuming func build(elementCount: Int, strings: StringTable) -> PropertyTable {
    var groups: [(key: UInt32, columns: [PropertyColumn])] = []
    var groupOfKey: [UInt32: Int] = [:]
    for (key, column) in zip(keys, columns) {
      let built = column.build(elementCount: elementCount)
      if let group = groupOfKey[key] {
        groups[group].columns.append(built)
      } else {
        groupOfKey[key] = groups.count
        groups.append((key, [built]))
      }
    }
    return PropertyTable(groups, strings: strings)
  }
}
