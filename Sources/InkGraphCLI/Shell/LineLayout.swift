/// Where the characters of a line stand on a terminal that breaks lines at its edge.
struct LineLayout {
  /// The row and column of a place, both from 0.
  struct Position: Hashable {
    var row = 0
    var column = 0
  }

  /// Where the cursor stands.
  private(set) var cursor = Position()
  /// Where the line ends.
  private(set) var end = Position()

  /// Lays out a prompt and a line behind it.
  init(prompt: String, _ buffer: EditBuffer, columns: Int) {
    var position = Position()
    func advance(_ character: Character) {
      let width = DisplayWidth.of(String(character))
      // A wide character that does not fit stands on the next row as a whole.
      if position.column + width > columns { position = Position(row: position.row + 1) }
      position.column += width
    }
    for character in prompt { advance(character) }
    for (place, character) in buffer.characters.enumerated() {
      if place == buffer.cursor { cursor = position }
      advance(character)
    }
    if buffer.cursor == buffer.characters.count { cursor = position }
    end = position
    // At the edge the cursor waits on the next row.
    if cursor.column >= columns { cursor = Position(row: cursor.row + 1) }
    if end.column >= columns { end = Position(row: end.row + 1) }
  }
}
