import Care
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store

/// The pages of an installation: every address at a glance.
public final class Site: Sendable {
    let folder: DataFolder
    let now: @Sendable () -> Instant
    let random: @Sendable (Int) -> [UInt8]
    let zones: @Sendable (String) -> Zone?
    let zoneNames: [String]
    let sessions: Sessions
    let accounts: Accounts
    let tokens: Tokens
    let hashing = Hashing()
    /// Proving a record keeps nobody waiting who signs in.
    let proofs = Hashing()
    let imports: Imports
    let exporting = Exporting()
    let followers = Followers()
    let looks = Looks()
    let live: Live
    let beside = Beside()
    let unread = Unread()
    let noticeBook: NoticeBook
    let origins: Origins
    /// The firm that the printed key opens; 0 while there is none.
    private let firm: Int64
    private let door: Door

    public init(
        folder: DataFolder, firm: Int64, origins: Origins, zoneNames: [String], now: @escaping @Sendable () -> Instant,
        random: @escaping @Sendable (Int) -> [UInt8], zones: @escaping @Sendable (String) -> Zone?
    ) {
        (self.folder, self.origins, self.zoneNames, self.now, self.random, self.zones) = (folder, origins, zoneNames, now, random, zones)
        self.firm = firm
        sessions = Sessions(folder: folder)
        accounts = Accounts(folder: folder, random: random)
        tokens = Tokens(folder: folder, random: random)
        imports = Imports()
        live = Live(heads: folder.heads)
        noticeBook = NoticeBook(folder: folder)
        door = Door(key: Identity(bytes: random(16)).hex)
    }

    /// The key that signs one browser in, once.
    public var key: String { door.key }

    public func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: Guard(site: self))
        router.add(middleware: Packing())
        router.add(middleware: API(site: self))
        for (path, asset) in Assets.all { router.get(path) { request, _ in asset.answer(request) } }
        router.get("/key/{key}") { request, context in try self.enter(request, key: context.parameters.get("key") ?? "") }

        router.get("/") { request, context in try await self.visit(request, context) { _ in throw Turn.to("/today") } }
        router.get("/sign-in") { request, _ in try self.holder(request) == nil ? self.door(request) : Site.redirect("/today") }
        router.post("/sign-in") { request, _ in try await self.signIn(request) }
        router.get("/sign-in/code") { request, _ in try self.showCode(request) }
        router.post("/sign-in/code") { request, _ in try await self.giveCode(request) }
        router.get("/you/codes") { request, context in try await self.visit(request, context, CodesPage.begin) }
        router.post("/you/codes") { request, context in try await self.visit(request, context, CodesPage.confirm) }
        router.post("/you/codes/end") { request, context in try await self.visit(request, context, CodesPage.end) }
        router.post("/staff/{number}/codes/end") { request, context in try await self.visit(request, context, StaffPage.endCodes) }
        router.get("/invited") { _, _ in Site.answer(InvitedPage().html) }
        router.post("/invited") { request, _ in try await self.accept(request) }
        router.post("/sign-out") { request, context in
            try await self.visit(request, context) { try self.signOut($0, request) }
        }
        router.get("/you") { request, context in try await self.visit(request, context, YouPage.show) }
        router.post("/you/password") { request, context in try await self.visit(request, context, YouPage.changePassword) }
        router.post("/you/sessions/end") { request, context in try await self.visit(request, context, YouPage.end) }
        router.post("/you/sessions/end-others") { request, context in try await self.visit(request, context, YouPage.endOthers) }
        router.post("/you/tokens") { request, context in try await self.visit(request, context, TokensSection.make) }
        router.post("/you/tokens/end") { request, context in try await self.visit(request, context, TokensSection.end) }
        router.get("/staff") { request, context in try await self.visit(request, context, StaffPage.show) }
        router.post("/staff") { request, context in try await self.visit(request, context, StaffPage.add) }
        router.post("/staff/{number}/invite") { request, context in try await self.visit(request, context, StaffPage.invite) }
        router.post("/staff/{number}/gone") { request, context in try await self.visit(request, context, StaffPage.gone) }
        router.post("/staff/rights") { request, context in try await self.visit(request, context, TeamsSection.rights) }
        router.post("/teams") { request, context in try await self.visit(request, context, TeamsSection.add) }
        router.post("/teams/{number}") { request, context in try await self.visit(request, context, TeamsSection.change) }
        router.get("/start") { request, context in try await self.visit(request, context, FirstRun.show) }
        router.post("/start") { request, context in try await self.visit(request, context, FirstRun.found) }
        router.get("/import") { request, context in try await self.managing(request, context, ImportPage.show) }
        router.get("/import/state") { request, context in try await self.managing(request, context, ImportPage.state) }
        router.get("/import/{number}") { request, context in try await self.managing(request, context, ImportRunPage.show) }
        router.post("/import/{number}/undo") { request, context in try await self.managing(request, context, ImportRunPage.undo) }
        router.post("/import") { request, context in try await self.receiveFiles(request) }
        router.get("/import/look") { request, context in try await self.managing(request, context, LookPage.show) }
        router.post("/import/look") { request, context in try await self.managing(request, context, LookPage.again) }
        router.post("/import/begin") { request, context in try await self.managing(request, context, LookPage.begin) }
        router.post("/import/leave") { request, context in try await self.managing(request, context, LookPage.leave) }
        router.get("/today") { request, context in try await self.visit(request, context, TodayPage.show) }
        router.get("/live") { request, _ in try LivePage.open(request, self) }
        router.get("/notices") { request, context in try await self.visit(request, context, NoticesPage.show) }
        router.post("/notices/read") { request, context in try await self.visit(request, context, NoticesPage.readAll) }
        router.post("/notices/setting") { request, context in try await self.visit(request, context, NoticesPage.set) }
        router.post("/notices/{number}/read") { request, context in try await self.visit(request, context, NoticesPage.read) }
        router.get("/waiting/older") { request, context in try await self.visit(request, context, TodayPage.showOlder) }
        router.get("/find") { request, context in try await self.visit(request, context, FindPage.show) }
        router.get("/clients") { request, context in try await self.visit(request, context, ClientsPage.show) }
        router.get("/clients/{number}") { request, context in try await self.visit(request, context, StoryPage.show) }
        router.get("/clients/{number}/edit") { request, context in try await self.visit(request, context, EditPage.show) }
        router.post("/clients/{number}/edit") { request, context in try await self.visit(request, context, EditPage.write) }
        router.post("/clients/{number}/seen") { request, context in try await self.visit(request, context, SeenBy.write) }
        router.get("/clients/{number}/merge") { request, context in try await self.visit(request, context, MergePage.show) }
        router.post("/clients/{number}/merge") { request, context in try await self.visit(request, context, MergePage.merge) }
        router.post("/clients/{number}/part") { request, context in try await self.visit(request, context, MergePage.part) }
        router.get("/duplicates") { request, context in try await self.visit(request, context, DuplicatesPage.show) }
        router.post("/duplicates/look") { request, context in try await self.visit(request, context, DuplicatesPage.look) }
        router.post("/clients/{number}/distinct") { request, context in try await self.visit(request, context, DuplicatesPage.distinct) }
        router.get("/call") { request, context in try await self.visit(request, context, CallPage.show) }
        router.post("/call") { request, context in try await self.visit(request, context, CallPage.write) }
        router.post("/clients/{number}/rang") { request, context in try await self.visit(request, context, Verbs.rang) }
        router.get("/people/new") { request, context in try await self.visit(request, context, NewPartyPage.showPerson) }
        router.post("/people/new") { request, context in try await self.visit(request, context, NewPartyPage.addPerson) }
        router.get("/organizations/new") { request, context in try await self.visit(request, context, NewPartyPage.showOrganization) }
        router.post("/organizations/new") { request, context in try await self.visit(request, context, NewPartyPage.addOrganization) }
        router.get("/messages/{number}") { request, context in try await self.visit(request, context, MessagePage.show) }
        router.get("/messages/{number}/files/{digest}") { request, context in
            try await self.visit(request, context) { try AttachedFiles.give($0, digest: context.parameters.get("digest") ?? "") }
        }
        router.get("/settings") { request, context in try await self.visit(request, context, SettingsPage.show) }
        router.post("/settings/hours") { request, context in try await self.visit(request, context, SettingsPage.setHours) }
        router.get("/record") { request, context in try await self.visit(request, context, RecordListPage.show) }
        router.post("/record/verify") { request, context in try await self.visit(request, context, RecordListPage.verify) }
        router.get("/record/{number}") { request, context in try await self.visit(request, context, RecordPage.show) }
        router.get("/note") { request, context in try await self.visit(request, context, NotePage.show) }
        router.post("/note") { request, context in try await self.visit(request, context, NotePage.write) }
        router.get("/promises/{number}/move") { request, context in try await self.visit(request, context, ChangePage.showMove) }
        router.post("/promises/{number}/move") { request, context in try await self.visit(request, context, ChangePage.move) }
        router.get("/promises/{number}/release") { request, context in try await self.visit(request, context, ChangePage.showRelease) }
        router.post("/promises/{number}/release") { request, context in try await self.visit(request, context, ChangePage.release) }
        router.post("/promises/{number}/keep") { request, context in try await self.visit(request, context, Verbs.keep) }
        router.post("/interactions/{number}/nothing") { request, context in try await self.visit(request, context, Verbs.nothing) }
        router.post("/interactions/{number}/private") { request, context in try await self.visit(request, context, Confided.confide) }
        router.post("/interactions/{number}/public") { request, context in try await self.visit(request, context, Confided.disclose) }
        router.post("/clients/{number}/automatic") { request, context in try await self.visit(request, context, Verbs.automatic) }
        router.post("/clients/{number}/genuine") { request, context in try await self.visit(request, context, Verbs.genuine) }
        router.post("/interactions/{number}/waits") { request, context in try await self.visit(request, context, Verbs.waits) }
        router.post("/interactions/{number}/automatic") { request, context in try await self.visit(request, context, Verbs.automaticDomain)
        }
        router.get("/colleagues") { request, context in try await self.visit(request, context, ColleaguesPage.show) }
        router.post("/colleagues/{number}/shared") { request, context in try await self.visit(request, context, Verbs.shared) }
        router.post("/colleagues/{number}/gone") { request, context in try await self.visit(request, context, Verbs.gone) }
        router.post("/colleagues/{number}/here") { request, context in try await self.visit(request, context, Verbs.here) }
        router.get("/lists") { request, context in try await self.visit(request, context, ListsPage.show) }
        router.post("/lists") { request, context in try await self.visit(request, context, ListPage.save) }
        router.get("/lists/view") { request, context in try await self.visit(request, context, ListPage.showAsked) }
        router.get("/lists/{number}") { request, context in try await self.visit(request, context, ListPage.show) }
        router.post("/lists/{number}/drop") { request, context in try await self.visit(request, context, ListPage.drop) }
        router.post("/lists/preview") { request, context in try await self.visit(request, context, ManyPage.preview) }
        router.post("/lists/change") { request, context in try await self.visit(request, context, ManyPage.change) }
        router.post("/undo") { request, context in try await self.visit(request, context, Verbs.undo) }
        router.get("/keys") { request, context in try await self.visit(request, context, KeysPage.show) }
        return router
    }

    // MARK: Who comes

    /// The largest form there is; mailboxes are received apart.
    static let largestForm = 1 << 20

    private func visit(
        _ request: Request, _ context: BasicRequestContext, _ handle: @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        guard let (token, holder) = try holder(request) else { return try door(request) }
        var form: [String: String] = [:]
        if request.method == .post {
            let body = try await request.body.collect(upTo: Self.largestForm)
            form = Fields.read(String(buffer: body))
            guard form["token"] == formToken(token) else { return Site.answer(ErrorPage.staleForm, status: .forbidden) }
        }
        let visit = Visit(
            site: self, token: token, holder: holder, path: request.uri.path, query: Fields.read(request.uri.query ?? ""), form: form,
            number: context.parameters.get("number").flatMap { Int64($0) }, origin: origins.origin(request.head.authority ?? ""))
        do { return try await handle(visit) } catch let turn as Turn { return Site.redirect(turn.address) } catch let refusal as Refusal {
            return Site.answer(ErrorPage.refused(visit, refusal), status: .unprocessableContent)
        }
    }

    /// For managers and principals alone: whoever takes in files learns of whom they tell, seen or not.
    private func managing(
        _ request: Request, _ context: BasicRequestContext, _ handle: @escaping @Sendable (Visit) async throws -> Response
    ) async throws -> Response {
        try await visit(request, context) {
            try $0.mustManage("take in files")
            return try await handle($0)
        }
    }

    func holder(_ request: Request) throws -> (String, Sessions.Holder)? {
        guard let token = request.cookies[SessionCookie(origins, request).name]?.value,
            let holder = try sessions.holder(of: token, now: now())
        else { return nil }
        return (token, holder)
    }

    /// Signs a browser in by the printed key, which then opens nothing any more.
    private func enter(_ request: Request, key: String) throws -> Response {
        if try holder(request) != nil { return Site.redirect("/today") }
        guard door.open(with: key) else { return Site.answer(ErrorPage.signedOut, status: .unauthorized) }
        let token = Secret.make(random)
        let firm = try self.firm > 0 ? self.firm : folder.firms().first?.number ?? 0
        let staff = firm == 0 ? 0 : try workplace(firm).reading(as: nil, at: now()) { $0.principal }
        try sessions.sweep(now: now())
        try sessions.begin(token: token, as: .init(firm: firm, staff: staff), browser: Browser.name(request), now: now())
        return signedIn(request, token, to: firm == 0 ? "/start" : "/today")
    }

    func workplace(_ firm: Int64) -> Workplace {
        Workplace(folder: folder, desk: Desk(folder: folder, random: random), firm: firm, zones: zones)
    }

    // MARK: Forms

    /// Belongs to the session: another site cannot know it.
    func formToken(_ token: String) -> String {
        Identity(bytes: Array(SHA256.hash(data: Array("form \(token)".utf8)))).hex
    }

    func once() -> String { Identity(bytes: random(16)).hex }

    // MARK: Answers

    static func answer(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = "text/html; charset=utf-8"
        headers[.cacheControl] = "no-store"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    static func redirect(_ address: String) -> Response {
        var headers = HTTPFields()
        headers[.location] = address
        return Response(status: .seeOther, headers: headers)
    }
}

/// The one-time key.
private final class Door: @unchecked Sendable {
    let key: String
    private let lock = NSLock()
    private var isUsed = false

    init(key: String) { self.key = key }

    func open(with key: String) -> Bool {
        lock.withLock {
            guard !isUsed, key == self.key else { return false }
            isUsed = true
            return true
        }
    }
}
