import Care
import HTTPTypes
import Store

/// What is shown when a page cannot be.
enum ErrorPage {
    static let signedOut = plain(
        "This browser is not signed in.",
        "Open the address that bin/kept printed when it started. It works once; starting Kept again prints a new one.")
    static let staleForm = plain(
        "This form has grown old.", "Go back, open the page again, and send it once more. What you typed is still there.")

    static let busy = plain(
        "Too many write at once.", "Nothing was written. Go back, and send it once more in a moment.")

    static func forbidden(_ what: String) -> HTML { plain(Refusal.onlyManagers(what).sentence, "Nothing was written.") }

    static func refused(_ visit: Visit, _ refusal: Refusal) -> HTML { plain(refusal.sentence, "Nothing was written.") }

    static func fault(_ number: String) -> HTML {
        plain("Something broke; it is noted as \(number).", "Nothing was half-written. Try again.")
    }

    static func status(_ status: HTTPResponse.Status) -> HTML {
        status == .notFound
            ? plain("There is nothing here.", "It may have been taken back, or the address is not whole.")
            : plain("This cannot be read.", "Go back and try once more.")
    }

    private static func plain(_ sentence: String, _ next: String) -> HTML {
        Frame(title: sentence, place: .none, reader: nil, isRehearsal: false)(
            "<div class=\"head\"><div><h1>\(sentence)</h1><p class=\"lead\">\(next)</p><p><a href=\"/today\">To Today</a></p></div></div>")
    }
}
