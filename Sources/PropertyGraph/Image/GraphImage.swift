internal import InkGraphCore

/// A frozen graph as one run of bytes that needs no work to be used: its columns, its adjacency and
/// its indexes as they stand in memory.
///
/// A file of these bytes is mapped, so that opening a graph costs the comparison of its checksums
/// and a question only reads what it needs.
///
/// **Invariant:** a graph that is read back answers every question as the one that was written. An
/// image that is damaged, that another version wrote, or that was made from something else is none.
public enum GraphImage {
  /// Writes a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - labels: The labels whose nodes are to be found by name without sorting; nil for all.
  ///   - stamp: What the graph was made from; `read` compares it.
  ///   - sink: Takes the bytes in order.
  /// - Returns: False if the graph has times of day, or lists that are not of strings, which no image
  ///   holds; then nothing is written.
  /// - Throws: What the sink throws.
  /// - Complexity: O(*n* + *m* + *p*) for nodes, edges and property values, and sorting the names.
  public static func write(
    _ graph: Graph, namesOf labels: [String]?, stamp: UInt64,
    to sink: (UnsafeRawBufferPointer) throws -> Void
  ) rethrows -> Bool {
    let storage = graph.storage
    let tables = [storage.nodeProperties, storage.edgeProperties]
    let holdsLists = tables.contains { table in
      table.columns.joined().contains { Kind($0.cells) == nil }
    }
    guard !holdsLists else { return false }
    let names = SortedNames.kept(with: graph, labels: labels) ?? NameIndex.sort(graph, labels)
    var outline = PackedWriter()
    outline.write(storage.labels)
    outline.write(storage.edgeTypes)
    outline.write(storage.labelSets.count)
    for set in storage.labelSets {
      outline.write(set.count)
      for label in set { outline.write(Int(label.index)) }
    }
    for table in tables {
      outline.write(table.keys)
      for columns in table.columns {
        outline.write(columns.count)
        for column in columns {
          outline.write(Kind(column.cells)?.rawValue ?? 0)
          outline.write(column.count)
        }
      }
    }
    outline.write(storage.indexedKeys)
    for indexes in storage.indexes { outline.write(indexes.count) }
    outline.write(names.labels == nil ? 0 : 1)
    outline.write(names.labels ?? [])

    var writer = ImageWriter()
    writer.add(PackedArray(outline.bytes))
    let strings = storage.strings.packed
    writer.add(strings.key)
    writer.add(strings.starts)
    writer.add(strings.slots)
    writer.add(strings.bytes)
    writer.add(storage.labelSetOfNode)
    for nodes in storage.nodesByLabel { writer.add(nodes) }
    writer.add(storage.sources)
    writer.add(storage.targets)
    writer.add(storage.types)
    for adjacency in [storage.outgoing, storage.incoming] {
      writer.add(adjacency.offsets)
      writer.add(adjacency.links)
    }
    for column in tables.flatMap({ $0.columns.joined() }) { add(column, to: &writer) }
    for index in storage.indexes.joined() {
      writer.add(index.owners)
      writer.add(index.slots)
      writer.add(index.next)
    }
    writer.add(names.entries)
    writer.add(names.bytes)
    writer.add(names.starts)
    try writer.write(stamp: stamp, to: sink)
    return true
  }

  /// The graph of an image.
  ///
  /// - Parameters:
  ///   - memory: The bytes, which the graph keeps.
  ///   - stamp: What the image must have been made from.
  /// - Returns: The graph; nil for what is no sound image with this stamp.
  /// - Complexity: O(*n* + *m* + *p*) to compare the checksums of everything but texts.
  public static func read(_ memory: GraphMemory, stamp: UInt64) -> Graph? {
    guard var reader = ImageReader(memory, stamp: stamp),
      let outline = reader.array(of: UInt8.self),
      let parts = try? parts(PackedReader(outline.bytes), &reader)
    else { return nil }
    return Graph(GraphStorage(parts))
  }

  /// Whether an image, whatever its stamp, is without damage, also in its texts.
  ///
  /// - Returns: True also for what is no image at all, or one of another version: nobody uses it.
  public static func isSound(_ memory: GraphMemory) -> Bool {
    ImageReader(memory, stamp: nil)?.isSound() ?? true
  }

  private enum Kind: Int {
    case boolean, integer, double, string, date, strings

    /// Nil for values that have no fixed size.
    init?(_ cells: PropertyColumn.Cells) {
      switch cells {
      case .boolean: self = .boolean
      case .integer: self = .integer
      case .double: self = .double
      case .string: self = .string
      case .date: self = .date
      case .strings: self = .strings
      case .time, .list: return nil
      }
    }
  }

  private static func add(_ column: PropertyColumn, to writer: inout ImageWriter) {
    writer.add(column.words)
    writer.add(column.ranks)
    switch column.cells {
    case .boolean(let values): writer.add(values)
    case .integer(let values): writer.add(values)
    case .double(let values): writer.add(values)
    case .string(let values), .date(let values): writer.add(values)
    case .strings(let ends, let ids):
      writer.add(ends)
      writer.add(ids)
    case .time, .list: break
    }
  }

  private static func parts(
    _ start: PackedReader, _ reader: inout ImageReader
  ) throws(PackedBytesError) -> GraphStorage.Parts {
    var outline = start
    func required<Value>(_ value: Value?) throws(PackedBytesError) -> Value {
      guard let value else { throw PackedBytesError() }
      return value
    }
    let labels = try outline.texts()
    let edgeTypes = try outline.texts()
    var labelSets: [[LabelID]] = []
    for _ in 0..<(try outline.count()) {
      var set: [LabelID] = []
      for _ in 0..<(try outline.count()) {
        set.append(LabelID(index: UInt32(try outline.number(below: labels.count))))
      }
      labelSets.append(set)
    }
    var shapes: [[(key: String, columns: [(kind: Kind, count: Int)])]] = []
    for _ in 0..<2 {
      var shape: [(key: String, columns: [(kind: Kind, count: Int)])] = []
      for key in try outline.texts() {
        var columns: [(kind: Kind, count: Int)] = []
        for _ in 0..<(try outline.count()) {
          columns.append((try required(Kind(rawValue: try outline.number())), try outline.number()))
        }
        shape.append((key, columns))
      }
      shapes.append(shape)
    }
    let indexedKeys = try outline.texts()
    var indexCounts: [Int] = []
    for _ in indexedKeys { indexCounts.append(try outline.number()) }
    let hasLabels = try outline.number() == 1
    let nameLabels = try outline.texts()

    let key = try required(reader.array(of: UInt64.self))
    let starts = try required(reader.array(of: UInt64.self))
    let slots = try required(reader.array(of: UInt32.self))
    let bytes = try required(reader.array(of: UInt8.self, isChecked: false))
    let strings = StringTable(StringImage(bytes: bytes, starts: starts, slots: slots, key: key))
    let labelSetOfNode = try required(reader.array(of: UInt32.self))
    var nodesByLabel: [PackedArray<UInt32>] = []
    for _ in labels { nodesByLabel.append(try required(reader.array(of: UInt32.self))) }
    let sources = try required(reader.array(of: UInt32.self))
    let targets = try required(reader.array(of: UInt32.self))
    let types = try required(reader.array(of: UInt16.self))
    var adjacencies: [Adjacency] = []
    for _ in 0..<2 {
      adjacencies.append(
        Adjacency(
          offsets: try required(reader.array(of: UInt32.self)),
          links: try required(reader.array(of: NodeLink.self))))
    }
    var tables: [PropertyTable] = []
    for shape in shapes {
      var columnsByKey: [(key: UInt32, columns: [PropertyColumn])] = []
      for (key, columns) in shape {
        var read: [PropertyColumn] = []
        for column in columns {
          read.append(try required(self.column(column.kind, count: column.count, &reader)))
        }
        columnsByKey.append((try required(strings.id(of: key)), read))
      }
      tables.append(PropertyTable(columnsByKey, strings: strings))
    }
    var indexes: [[PropertyIndex]] = []
    for (key, count) in zip(indexedKeys, indexCounts) {
      let columns = tables[0].columns(of: key, strings: strings)
      guard columns.count == count else { throw PackedBytesError() }
      var read: [PropertyIndex] = []
      for column in columns {
        read.append(
          PropertyIndex(
            column, owners: try required(reader.array(of: UInt32.self)),
            slots: try required(reader.array(of: UInt32.self)),
            next: try required(reader.array(of: UInt32.self))))
      }
      indexes.append(read)
    }
    let names = SortedNames(
      labels: hasLabels ? nameLabels : nil,
      entries: try required(reader.array(of: SortedNames.Entry.self)),
      bytes: try required(reader.array(of: UInt8.self)),
      starts: try required(reader.array(of: Int.self)))
    return GraphStorage.Parts(
      strings: strings, labels: labels, edgeTypes: edgeTypes, labelSets: labelSets,
      labelSetOfNode: labelSetOfNode, nodesByLabel: nodesByLabel, sources: sources,
      targets: targets, types: types, outgoing: adjacencies[0], incoming: adjacencies[1],
      nodeProperties: tables[0], edgeProperties: tables[1], indexedKeys: indexedKeys,
      indexes: indexes, names: names)
  }

  private static func column(
    _ kind: Kind, count: Int, _ reader: inout ImageReader
  ) -> PropertyColumn? {
    guard let words = reader.array(of: UInt64.self), let ranks = reader.array(of: UInt32.self)
    else { return nil }
    let cells: PropertyColumn.Cells? =
      switch kind {
      case .boolean: reader.array(of: UInt8.self).map { .boolean($0) }
      case .integer: reader.array(of: Int64.self).map { .integer($0) }
      case .double: reader.array(of: Double.self).map { .double($0) }
      case .string: reader.array(of: UInt32.self).map { .string($0) }
      case .date: reader.array(of: UInt32.self).map { .date($0) }
      case .strings:
        reader.array(of: UInt32.self).flatMap { ends in
          reader.array(of: UInt32.self).map { .strings(ends: ends, ids: $0) }
        }
      }
    return cells.map { PropertyColumn(words: words, ranks: ranks, cells: $0, count: count) }
  }
}

extension PackedWriter {
  fileprivate mutating func write(_ texts: [String]) {
    write(texts.count)
    for text in texts { write(text) }
  }
}

extension PackedReader {
  fileprivate mutating func texts() throws(PackedBytesError) -> [String] {
    var pool = StringPool()
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text(&pool)) }
    return texts
  }
}
