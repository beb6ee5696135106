import Care
import Hummingbird
import Store

/// Whoever was invited chooses a password. What opens stands behind # in the address, where no server and no log sees it; the page’s
/// script puts it into the form, and without scripts it can be pasted.
struct InvitedPage {
    var invitation = ""
    var problem: Refusal?

    var html: HTML {
        Frame(title: "Welcome", place: .none, reader: nil, isRehearsal: false)(
            """
            <div class="head"><div><h1>Welcome to Kept</h1><p class="lead">Choose a password, and this browser is signed in.</p></div></div>
            <form method="post" action="/invited" class="sheet read"><dl>
            <div id="invited"\(" hidden", if: !invitation.isEmpty)><dt>Invitation</dt><dd><input class="fill" name="invitation" \
            value="\(invitation)" size="40" required autocomplete="off" placeholder="what stands behind # in your link" \
            aria-label="What stands behind # in your link"></dd><dd class="why"></dd></div>
            \(PasswordFields.html)
            </dl>\(Problem.html(problem))
            <div class="do"><button class="btn">Sign in <span class="key">Enter</span></button></div></form>
            """)
    }
}

/// A new password, twice.
enum PasswordFields {
    static let html: HTML = """
        <div><dt>Password</dt><dd><input class="fill" type="password" name="password" size="28" required minlength="\
        \(PasswordRule.shortest)" autocomplete="new-password" placeholder="a new password" aria-label="A new password"></dd>\
        <dd class="why">At least \(PasswordRule.shortest) characters. Three words that only you would put together do well.</dd></div>
        <div><dt>Again</dt><dd><input class="fill" type="password" name="again" size="28" required autocomplete="new-password" \
        placeholder="the same again" aria-label="The same again"></dd><dd class="why"></dd></div>
        """
}

extension Site {
    func accept(_ request: Request) async throws -> Response {
        let form = Fields.read(String(buffer: try await request.body.collect(upTo: Self.largestForm)))
        let invitation = (form["invitation"] ?? "").trimmed
        let (password, again, browser, token) = (form["password"] ?? "", form["again"] ?? "", Browser.name(request), Secret.make(random))
        do {
            let answer = try await hashing.run { [self] in
                try accounts.accept(invitation, password: password, again: again, token: token, browser: browser, now: now())
            }
            if case .code = answer { return askCode(request, token, to: "/today") }
            return signedIn(request, token, to: "/today")
        } catch let refusal as Refusal {
            return Site.answer(InvitedPage(invitation: invitation, problem: refusal).html, status: .unprocessableContent)
        }
    }
}
