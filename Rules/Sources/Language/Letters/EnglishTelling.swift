extension Phrasebook {
    /// How English tells, thanks and takes leave, and what it says only to be polite. `Phrasebook` says how a line is read.
    static let englishTelling: [Sign: String] = [
        // Sounds like asking, and asks nothing.
        .formula: """
        please (do|also|just|kindly) find|see|note|notice|refer|be|disregard|ignore|delete|excuse|forgive|accept|pardon|remember|enjoy|\
        visit|click|destroy|rest|bear|recall|mark|calendar|notify|go|allow|pass|log|convey|know|keep|make|consider|respond|plan|\
        hold|take|don't|not|subscribe|register|download|add|print|watch|stay|realize|understand
        please (do|also|just|kindly) take|keep a look|me|us|it|this|off
        please (do|also|just|kindly) make sure you|that
        please advise|notify the|us (sender|immediately)
        please forward|pass|distribute|share this|on|along
        please give my|our|him|her|them
        please join me|us in congratulating|thanking|welcoming|wishing
        guess what
        please contact|call|email|e-mail|direct|address him|her|them|any|all|questions|customer|technical
        please email|e-mail|direct|send|address|forward (your|any|all) questions|inquiries
        would be happy|glad|pleased to
        any information|help|advice contained|or|in
        can|could|would|will you believe|imagine|guess|save
        let me|us know how (things|it|everything|that) go|goes|work|works
        let you|everyone|everybody know
        i|we would be
        could|would have|be|like
        we|i will need|have to
        what|who|how|where ever|knows|cares
        do you yahoo
        are you living|tired|ready|paying
        do you want|need to make|save|earn|lose|monitor
        need you to be
        how are|is|have you|u|it|everything|things|been (doing|going)
        """,
        // Makes its whole sentence polite: an answer only if the reader wants something.
        .courtesy: """
        if|should you|u|anyone|there|any (of) (you) (may|should) have|need|are|should|has|require \
        (have) (any|a|further|more|additional|other) \
        (further|other|additional|more) question|questions|comment|comments|concern|concerns|\
        problems|information|info|anything|help|assistance|issues|trouble
        if i|we|there (is|can|could|may|are) (any|anything) \
        (other|further|more) (be|help|do|assist|provide|of|anything|else|questions|information|problems)
        if anything|something changes|else|comes
        if for some|any reason
        any|with questions|concerns|comments (or|and|please) \
        (concerns|comments|questions|please) please|call|contact|email|e-mail|feel|let|give
        questions please|contact|call
        feel|feeling free
        hesitate to
        for (more|further|additional) (more|further|additional) information|details|questions|assistance
        if you are|have not|received|already
        if you would|wish|want|prefer|like|no|do|don't (like|rather|longer|not) \
        (to) (be|receive|unsubscribe|wish|subscribe|removed|stop|see|find)
        would you like to
        in error
        unsubscribe
        your questions|comments to
        """,
        .thanks: """
        thanks|thank|thx|thanx|thank-you (you|u) (so|very) (much) (again|for|all)
        many|much|with thanks|appreciation
        appreciate your|it|the|all (help|time|efforts|support|patience|hard|business)
        """,
        // Nothing more is wanted.
        .closes: """
        got it|them|your|the
        sounds|looks|works|is|was|that's|it's good|great|fine|perfect|ok|okay|awesome
        no problem|worries|need|prob|rush
        never mind
        will do
        ok|okay|sure|perfect|agreed|understood|noted|yes|yep|yeah|cool|excellent|awesome
        welcome
        my pleasure
        has|have|is|been (been) solved|resolved|fixed|settled|taken
        all set
        see you|ya
        talk|speak to|with you|ya soon|later|tomorrow|then
        good|great|nice job|work|stuff|idea|point|one|pics|pictures|to
        """,
        .informs: """
        fyi
        f.y.i
        for your information|info|files|records|review|reference|reading|convenience
        let|tell|inform|advise|update|remind you|everyone|all (know|that|of|on|about)
        thought|though you|i|that|everyone|some (you|that|all) (might|would|may|should|could|be) (want|like|be|enjoy|find|appreciate)
        in case you
        keep|keeping you posted|informed|updated
        heads up
        attached|enclosed please|is|are|you|find|for|the|below
        is|are|see|have|i've|document|file attached|enclosed|below
        here|here's is|are|it|you|they|the|a
        as|per promised|requested|discussed|your|our|my
        be advised|informed|aware
        i|we have|just|also sent|posted|completed|confirmed|checked|verified|attached|received|spoken|talked
        i'll|i|we|we'll will|am|are check|let|look|get|keep|see|find|try|follow|checking|looking|working
        check|take this|it|out|a out|look
        reminder
        """,
        .greets: """
        merry christmas|xmas
        happy new|holidays|thanksgiving|easter|birthday|anniversary
        season's|seasons greetings
        have a|an (very|really) great|nice|good|wonderful|safe|happy|fun (weekend|day|time|trip)
        hope|hoping all|you|everyone|everything|this is|are|had|have|enjoyed|finds (well|doing|going)
        congratulations|congrats
        good luck
        take care
        god bless
        """,
        // To everybody, not to the reader.
        .everybody: """
        dear|hi|hello|hey|attention|attn all|everyone|everybody|friends|colleagues|folks|customer|customers|member|members|subscriber|\
        subscribers|client|clients|user|users|participants|valued|ladies|fellow|class|parents|investor|investors|reader|readers|\
        shareholders|traveler|supporters|guys|gang|team
        market participants
        dear _ user|users|member|members|customer|customers|subscriber|subscribers|reader|readers|participants
        dear _ _ user|users|member|members|customer|customers|subscriber|subscribers
        some|many|all|each|most|those of you
        you all|guys
        distribution list
        """,
        // To sell, or to inform whoever has signed up.
        .sells: """
        click here|below
        special|exclusive|limited|free offer|offers|time|shipping|gift|trial
        save|savings up|on|over|of
        order|shop|register|subscribe|enroll|apply|act|call|sign now|today|online|up
        to be removed
        privacy policy|statement
        all rights reserved
        newsletter|newsletters
        your|web browser
        advertisement|advertising|sponsored
        press|news release
        copyright
        user name
        your account|password|order|reservation|subscription|membership|registration
        """,
    ]
}
