import InkGraphCore

/// The day written like `2024-02-29`.
func day(_ text: String) -> CalendarDate {
  guard let date = CalendarDate(iso: text) else { preconditionFailure("no day: \(text)") }
  return date
}
