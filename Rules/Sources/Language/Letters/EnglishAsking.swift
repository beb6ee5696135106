extension Phrasebook {
    /// How English asks. `Phrasebook` says how a line is read.
    static let englishAsking: [Sign: String] = [
        // For something, of the reader.
        .asks: """
        please|pls|plz
        can|could|would|will you|u|y'all
        can|could|may i|we have|get|ask|see|borrow|come|meet
        were|are you able to
        would|do you mind
        let me|us know
        get|getting back to|with me|us
        hear|hearing (back) from you
        i'd|we'd|would|i'll (really|greatly|very|certainly) (much) appreciate
        appreciate your (prompt|quick|immediate) response|reply|attention|feedback|direction|guidance|advice|input|keeping|letting|sending
        i'd|we'd|would like you|your|to know|hear|get|have|receive|discuss|talk|meet|set|schedule|arrange|speak|request|ask|invite
        would be (much|greatly|very|most|really) appreciated|grateful|helpful if
        is|be|am|are (much|greatly|very|most|really) appreciated|grateful if
        and|or|just|then|also|either send|give|email|e-mail|mail|fax|lend|show|forward|drop|shoot|call me|us
        need|require you|your
        i|we|i'll|we'll (really|still|just|also|urgently|will|only|would) need|require \
        (a|an|the|some|additional|this|it|more) _ (_) (_) from|by|asap
        will need a|an|the|additional|further|your
        waiting|awaiting on|for you|your
        waiting on (_) from you
        awaiting|await your
        expect an answer|response|reply
        look|looking|looked forward to (receiving) (your) reply|response|answer|comments|feedback|hearing|decision|receiving
        your|any|some (prompt|early|further|additional) comments|feedback|thoughts|input|advice|guidance|recommendations|suggestions|\
        assistance|approval|opinion|help|attention is|are|would|will|by|before
        we|you (should|need|might) (want) to discuss|talk|meet|look|coordinate
        want|wish|like to meet|discuss|talk|speak|visit with
        it has been requested that
        we|i (hereby|also|respectfully|am|are) request|requesting|asking
        you (will|would|still) need to
        wondering|wondered|curious if|whether|when|what|how|why|about|where|as
        see|ask|know|find|verify|determine|confirm if|whether you|we|i|there|it|this
        question|questions for you
        have (a|some|one|several|another) (few|couple|quick) (of) question|questions
        inquiring|enquiring|inquire|enquire about|as|whether|if
        rsvp
        r.s.v.p
        write|reply|respond back|soon
        would|will|if you be interested|willing|available|able
        are you interested|willing|available|free|able
        you're|you are (cordially|all|both) invited
        love|like|hope for you to
        hope you can|will|could join|come|make|attend|help|be
        who can|wants|is join|going|in|coming
        let's|lets meet|talk|get|set|go|have|do|discuss|schedule|aim|plan|try|shoot|catch
        maybe|perhaps we|you can|could|should
        how about
        i suggest (that) we|you|a
        any help|assistance|advice|guidance|information
        """,
        // The same, where the sentence begins with it.
        .orders: """
        send|give|email|e-mail|mail|fax|lend|show|forward|drop|shoot|tell|bring|help me|us
        call|phone|ring|page|contact me|us (when|as|at|on|this|before|today|tomorrow|asap|back|and)
        """,
        // What an answer would tell; without a question mark only where the sentence begins with it.
        .inquires: """
        do|did|have|are|were you|u|ya|y'all
        when|where|what|how|why|who do|did|are|is|was|were|will|can|could|should|would|about|time|much|many|long|you
        any news|word|update|idea|ideas|chance|progress|luck|thoughts
        """,
        // Asked before, and not answered.
        .urges: """
        haven't|hadn't|didn't|have|had|never (not) (yet) heard|received|gotten|hear|seen (anything|back|any|it|a|the) (back) from you
        haven't|hadn't|have|had (not) (yet) heard|received|gotten|seen anything|back|any|it|your|a
        follow|following|followed up on|with|to you|my|our|your|the
        still waiting|outstanding|unpaid|open
        remains|is|are outstanding|unpaid|overdue|unanswered|unresolved
        past due
        at|as your|soon earliest|as convenience|possible
        asap
        a.s.a.p
        urgent|urgently
        left you|a (a|several|two) message|messages|voicemail (for) (you)
        tried|trying to call|reach|contact you
        second|third|final|last request|reminder
        """,
        // Something is not as it should be.
        .complains: """
        complaint|complain|complaining|complaints
        disappointed|frustrated|unhappy|dissatisfied|unacceptable|upset|annoyed
        doesn't|don't|won't|isn't|wasn't|didn't|hasn't|not (been) \
        working|work|arrive|arrived|delivered|paid|correct|acceptable|happy|satisfied
        never arrived|came|worked|paid|called|returned|showed
        broken|defective|damaged|leaking|leaks|faulty
        wrong amount|price|invoice|bill|one|number|size|order|item|date
        problem|problems|trouble|difficulty with|getting|opening
        overcharged|underpaid|overbilled|misbilled
        """,
    ]
}
