/// A line of text that is being edited, with a cursor between its characters.
struct EditBuffer: Hashable {
  /// The characters as people see them.
  private(set) var characters: [Character] = []
  /// How many characters stand before the cursor.
  private(set) var cursor = 0

  /// Makes a line with the cursor at its end.
  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  /// The line.
  var text: String { String(characters) }
  /// What stands before the cursor.
  var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Puts text at the cursor.
  mutating func insert(_ text: String) {
    let before = String(characters[..<cursor]) + text
    let after = String(characters[cursor...])
    // A mark that combines with the character before makes one character with it.
    cursor = Array(before).count
    characters = Array(before) + Array(after)
  }

  /// Puts text in the place of the last characters before the cursor.
  mutating func replaceBeforeCursor(_ count: Int, with text: String) {
    characters.removeSubrange((cursor - count)..<cursor)
    cursor -= count
    insert(text)
  }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteForward() {
    if cursor < characters.count { characters.remove(at: cursor) }
  }

  /// Deletes from the cursor to the end.
  mutating func deleteToEnd() { characters.removeLast(characters.count - cursor) }

  /// Deletes from the start to the cursor.
  mutating func deleteToStart() {
    characters.removeFirst(cursor)
    cursor = 0
  }

  /// Deletes the word before the cursor, with the blanks behind it.
  mutating func deleteWordBackward() {
    let end = cursor
    moveWordLeft()
    characters.removeSubrange(cursor..<end)
  }

  mutating func moveLeft() { cursor = max(0, cursor - 1) }
  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = characters.count }

  mutating func moveWordLeft() {
    while cursor > 0, !Self.isWord(characters[cursor - 1]) { cursor -= 1 }
    while cursor > 0, Self.isWord(characters[cursor - 1]) { cursor -= 1 }
  }

  mutating func moveWordRight() {
    while cursor < characters.count, !Self.isWord(characters[cursor]) { cursor += 1 }
    while cursor < characters.count, Self.isWord(characters[cursor]) { cursor += 1 }
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
