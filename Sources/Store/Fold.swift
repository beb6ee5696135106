import Foundation

/// How text is made comparable for finding: small letters without accents.
enum Fold {
    static func text(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 }
            ? text.lowercased() : text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// The digits of a phone number, so that any way of writing it finds it.
    static func digits(_ number: String) -> String { String(number.filter(\.isNumber)) }
}
