internal import InkGraphCore

extension PostReader {
  /// Whether the post that begins at a position is that of someone before the verb: 甲当选某某会主任乙当选某某.
  private func isElectedTo(postBefore start: Int, _ sentence: SentenceView) -> Bool {
    guard let verb = Self.elections.start(in: sentence.text, endingAt: start),
      verb >= sentence.span.start, let index = sentence.mention(endingAt: verb)
    else { return false }
    return sentence.mentions[index].mention.type == .person
  }

  private static let elections: WordList = ["当选", "当选为", "出任", "担任", "就任"]

  /// The posts whose titles end at `end`, from the nearest outwards.
  func chain(
    endingAt end: Int, _ sentence: SentenceView, after body: Int?,
    entities: inout [LocalEntity], home: Int?
  ) -> Chain {
    var chain = Chain(start: end)
    var position = end
    while position > sentence.span.start {
      // 某某研究所所长，著名物理学家甲: what someone is known as is no post.
      if let famous = renown(endingAt: position, sentence) {
        position = famous - 1
        continue
      }
      // 区委书记 is a title of its own, but where 区委 is a mention it is 书记 of 区委.
      let starts = literals.titleStarts(in: sentence.text, endingAt: position)
        .filter { $0 >= sentence.span.start }
      guard
        let start = starts.first(where: { sentence.mention(endingAt: $0) != nil })
          ?? starts.first
      else {
        // 某某乳业送奶工甲: whatever the trade.
        if position == end, let trade = occupation(endingAt: position, sentence) {
          chain.posts += held([trade.title], trade.body, trade.span, home, in: &entities)
          chain.start = trade.span.start
        }
        break
      }
      var title = PostTitle(title: String(scalars: sentence.text[start..<position]))
      position = start
      if sentence.mention(endingAt: position) == nil,
        let reading = titles.extended(
          title.title, before: position, in: sentence.text, lowest: sentence.span.start,
          endsName: { isBody(endingAt: $0, in: sentence) })
      {
        title = reading.title
        position = reading.start
      }
      if let (mark, start) = titles.mark(endingAt: position, in: sentence.text),
        start >= sentence.span.start, title.mark == nil,
        sentence.isClauseStart(start) || sentence.mention(endingAt: start) != nil
      {
        title = PostTitle(title: title.title, mark: mark)
        position = start
      }
      chain.waiting.append(title)
      chain.start = position
      if let index = sentence.mention(endingAt: position) {
        let mention = sentence.mentions[index]
        if Self.bodies.contains(mention.mention.type) {
          if isElectedTo(postBefore: mention.mention.span.start, sentence) { break }
          var held = held(
            chain.waiting, mention.entity, mention.mention.span, home, in: &entities)
          chain.waiting = []
          position = mention.mention.span.start
          // 原某某大学校长: the mark stands before the body.
          if let (mark, start) = titles.mark(endingAt: position, in: sentence.text),
            start >= sentence.span.start, mark != nil,
            sentence.isClauseStart(start) || Self.chainMarks.contains(sentence.text[start - 1])
          {
            held = held.map { post in
              var post = post
              if post.title.mark == nil {
                post.title = PostTitle(title: post.title.title, mark: mark)
              }
              return post
            }
            position = start
          }
          chain.posts += held
        } else if mention.mention.type == .region {
          chain.posts += regional(chain.waiting, of: mention, entities: &entities, home: home)
          chain.waiting = []
          position = mention.mention.span.start
        } else {
          break
        }
      } else if let reference = sentence.reference(endingAt: position),
        Self.bodies.contains(reference.type)
      {
        chain.posts += held(chain.waiting, reference.entity, nil, home, in: &entities)
        chain.waiting = []
        position = reference.span.start
      } else if Governments.isHead(title.title), !namesForeignPlace(sentence),
        let entity = governments.government(
          headedBy: title.title,
          near: places(before: position, after: body, sentence, entities), home: home,
          in: &entities)
      {
        chain.posts += chain.waiting.map { Post(body: entity, bodySpan: nil, title: $0) }
        chain.waiting = []
      }
      chain.beginsClause = sentence.isClauseStart(position)
      // Another title of the same chain: 、 or ， or nothing.
      if position > sentence.span.start, Self.chainMarks.contains(sentence.text[position - 1]) {
        position -= 1
      } else if !chain.waiting.isEmpty,
        literals.titleStarts(in: sentence.text, endingAt: position).isEmpty
      {
        break
      }
    }
    return chain
  }

  /// Where 著名物理学家 begins that ends at a position, behind another post.
  private func renown(endingAt end: Int, _ sentence: SentenceView) -> Int? {
    guard end > sentence.span.start, Self.renownEnds.contains(sentence.text[end - 1]) else {
      return nil
    }
    return (2...8).lazy.map { end - $0 }.first { start in
      start > sentence.span.start + 3
        && Self.renown.start(in: sentence.text, endingAt: start) != nil
    }.flatMap { start in
      Self.renown.start(in: sentence.text, endingAt: start).flatMap { famous in
        famous > sentence.span.start && Self.chainMarks.contains(sentence.text[famous - 1])
          ? famous : nil
      }
    }
  }

  /// A trade that no list knows, between a body and a name: 送奶工, 爬架工.
  private func occupation(
    endingAt end: Int, _ sentence: SentenceView
  ) -> (title: PostTitle, body: Int, span: TextSpan)? {
    guard end > sentence.span.start, Self.tradeEnds.contains(sentence.text[end - 1]),
      let reading = titles.extended(
        "", before: end, in: sentence.text, lowest: sentence.span.start,
        endsName: { isBody(endingAt: $0, in: sentence) }),
      reading.title.mark == nil, (2...6).contains(reading.title.title.count),
      let index = sentence.mention(endingAt: reading.start)
    else { return nil }
    let mention = sentence.mentions[index]
    return (reading.title, mention.entity, mention.mention.span)
  }

  /// Posts of the titles of a chain that ends at a body, the nearest to the person first.
  ///
  /// Only the title beside the body is surely of it: 区长 behind 区委副书记 leads the government, and
  /// 宣传部长 behind 区委常委 a department of the committee.
  func held(
    _ titles: [PostTitle], _ body: Int, _ span: TextSpan?, _ home: Int?,
    in entities: inout [LocalEntity]
  ) -> [Post] {
    var posts: [Post] = []
    for (index, title) in titles.enumerated() {
      let isBeside = index == titles.count - 1
      if let holder = governments.holder(
        of: title.title, named: body, isBeside: isBeside, home: home, in: &entities)
      {
        posts.append(Post(body: holder, bodySpan: span, title: title))
      }
    }
    return posts
  }

  private static let chainMarks: ScalarSet = ["、", "，", "兼", "和"]
  private static let tradeEnds: ScalarSet = "员工师手匠"
  private static let renownEnds: ScalarSet = "家者人星手"
  private static let renown: WordList = ["著名", "知名", "我国著名", "国内知名", "国际知名", "杰出"]
}
