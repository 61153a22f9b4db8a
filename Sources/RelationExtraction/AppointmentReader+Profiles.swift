internal import InkGraphCore

extension AppointmentReader {
  /// 某某，男，1975年生，区医院主任医师。: a post that follows a name among what a profile tells.
  func readProfile(
    of person: LocalMention, _ sentence: SentenceView, _ article: Article,
    _ things: inout Things, into collector: inout StatementCollector
  ) -> Bool {
    var position = person.mention.span.end
    guard sentence.isClauseStart(person.mention.span.start) else { return false }
    while sentence.has("，", at: position) {
      position += 1
      if sentence.mention(at: position) != nil {
        guard let end = endOfPost(at: position, sentence), sentence.isClauseEnd(end) else {
          return false
        }
        readPosts(person, from: position, Opening(), sentence, article, &things, into: &collector)
        return true
      }
      let start = position
      while position < sentence.span.end, !sentence.isClauseEnd(position) { position += 1 }
      guard
        (start..<position).contains(where: {
          sentence.end(of: CareerWords.profile, at: $0) != nil
        })
      else { return false }
    }
    return false
  }

  /// Where a title behind a body ends: 区医院心内科主任.
  private func endOfPost(at position: Int, _ sentence: SentenceView) -> Int? {
    guard let index = sentence.mention(at: position),
      sentence.bits[index] & SentenceView.bodyBits != 0
    else { return nil }
    var end = sentence.mentions[index].mention.span.end
    repeat {
      if sentence.has("、", at: end) { end += 1 }
      guard
        let (_, next) = titles.reading(at: end, in: sentence.text, limit: sentence.span.end)
      else { return nil }
      end = next
    } while sentence.has("、", at: end)
    return end
  }
}
