import Care
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Store

/// Stands before every address: only our own host names, no form from another site, and what a browser must not do.
struct Guard: RouterMiddleware {
    let site: Site

    func handle(_ request: Request, context: BasicRequestContext, next: (Request, BasicRequestContext) async throws -> Response)
        async throws -> Response
    {
        // A name that is not ours, pointed at this machine by somebody else, must not reach the pages.
        let authority = request.head.authority ?? ""
        guard site.origins.answers(authority) else { return Response(status: .misdirectedRequest) }
        if request.method == .post, let from = request.headers[Self.fetchSite], from != "same-origin", from != "none" {
            return Response(status: .forbidden)
        }
        var response: Response
        do { response = try await next(request, context) } catch let error as HTTPError {
            response = Site.answer(ErrorPage.status(error.status), status: error.status)
        } catch is Desk.Busy {
            response = Site.answer(ErrorPage.busy, status: .serviceUnavailable)
        } catch {
            let number = String(site.once().prefix(8))
            context.logger.error("fault", metadata: ["number": "\(number)", "fault": "\(error)", "path": "\(request.uri.path)"])
            response = Site.answer(ErrorPage.fault(number), status: .internalServerError)
        }
        // An answer that forbids more says so itself.
        for (name, value) in Self.headers where response.headers[name] == nil { response.headers[name] = value }
        if site.origins.isSecure(authority) { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        return response
    }

    static let fetchSite = HTTPField.Name("Sec-Fetch-Site") ?? .origin

    private static let headers: [(HTTPField.Name, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
    ].compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}

/// Stylesheet, script and mark: they come from here alone, and change only with the program.
enum Assets {
    /// By which a phone puts Kept beside its other programs.
    static let manifest = Array(
        """
        {"name": "Kept", "short_name": "Kept", "start_url": "/today", "display": "standalone", "background_color": "#fcfcfa", \
        "theme_color": "#fcfcfa", "icons": [{"src": "/knot-512.png", "sizes": "512x512", "type": "image/png"}, \
        {"src": "/knot-16.svg", "sizes": "any", "type": "image/svg+xml"}]}
        """.utf8)

    /// The scripts, one after the other.
    static let script = PackageResources.kept_js + PackageResources.palette_js + PackageResources.live_js

    static let tag = String(
        (PackageResources.kept_css + script).reduce(UInt64(14_695_981_039_346_656_037)) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        },
        radix: 36)

    /// One of them, packed once when Kept starts.
    struct Asset: Sendable {
        private let type: String
        private let plain: ByteBuffer
        private let packed: ByteBuffer?

        init(_ bytes: [UInt8], type: String) {
            (self.type, plain) = (type, ByteBuffer(bytes: bytes))
            packed = type == "image/png" ? nil : bytes.withUnsafeBytes { Gzip.packed($0, level: Gzip.best) }
        }

        func answer(_ request: Request) -> Response {
            var headers = HTTPFields()
            headers[.contentType] = type
            headers[.cacheControl] = "public, max-age=31536000, immutable"
            headers[.vary] = "Accept-Encoding"
            guard let packed, Packing.isAccepted(request) else {
                return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: plain))
            }
            headers[.contentEncoding] = "gzip"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: packed))
        }
    }

    /// What can be asked for, by its address.
    static let all: [(path: RouterPath, asset: Asset)] = [
        ("/kept.css", Asset(PackageResources.kept_css, type: "text/css; charset=utf-8")),
        ("/kept.js", Asset(script, type: "text/javascript; charset=utf-8")),
        ("/knot-16.svg", Asset(PackageResources.knot_16_svg, type: "image/svg+xml")),
        ("/knot-512.png", Asset(PackageResources.knot_512_png, type: "image/png")),
        ("/kept.webmanifest", Asset(manifest, type: "application/manifest+json")),
    ]
}
