import Foundation

/// How text is made comparable for finding: small letters without accents, in any script.
enum Fold {
    /// The text with every letter folded and everything else left as it is. O(length).
    static func text(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = ""
        for scalar in text.unicodeScalars {
            switch FoldedCharacter.of(scalar) {
            case .letters(let letters), .alone(let letters): folded += letters
            case .mark: break
            case .apart: folded.unicodeScalars.append(scalar)
            }
        }
        return folded
    }

    /// The digits of a phone number, so that any way of writing it finds it.
    static func digits(_ number: String) -> String { String(number.filter(\.isNumber)) }
}

/// What one character is to an index of words.
enum FoldedCharacter: Equatable {
    /// Part of a word, as these letters.
    case letters(String)
    /// A word by itself: scripts that put no spaces between words are indexed character by character, and found as phrases.
    case alone(String)
    /// An accent that was written apart from its letter; dropped.
    case mark
    /// No part of a word.
    case apart

    /// Worked out once for the letters of Latin, Greek and Cyrillic, which is nearly all that is not ASCII in European mail.
    private static let latin = (0x80..<0x250).map(tabled)
    private static let greekAndCyrillic = (0x370..<0x590).map(tabled)
    private static let extended = (0x1E00..<0x2000).map(tabled)

    static func of(_ scalar: Unicode.Scalar) -> FoldedCharacter {
        switch scalar.value {
        case 0x80..<0x250: latin[Int(scalar.value) - 0x80]
        case 0x370..<0x590: greekAndCyrillic[Int(scalar.value) - 0x370]
        case 0x1E00..<0x2000: extended[Int(scalar.value) - 0x1E00]
        // Two letters set as one: capitals are written apart.
        case 0xFB00...0xFB06: .letters(scalar.properties.uppercaseMapping.lowercased())
        case _: workedOut(scalar) { $0.properties.lowercaseMapping }
        }
    }

    private static func tabled(_ value: Int) -> FoldedCharacter {
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return .apart }
        return workedOut(scalar) { plain($0) }
    }

    /// Letters that are no accented others to Unicode, and yet are typed so by everybody without them on the keyboard.
    private static let alsoTyped: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d",
        "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i", "ŧ": "t", "Ŧ": "t", "ς": "σ",
    ]

    private static func plain(_ scalar: Unicode.Scalar) -> String {
        if let typed = alsoTyped[scalar] { return typed }
        let folded = String(scalar).folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return String(String.UnicodeScalarView(folded.unicodeScalars.filter { !isMark($0) }))
    }

    private static func workedOut(_ scalar: Unicode.Scalar, _ fold: (Unicode.Scalar) -> String) -> FoldedCharacter {
        if scalar.isASCII { return ascii(scalar) }
        // The wide forms of ASCII that stand in East Asian text.
        if let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) : nil { return ascii(narrow) }
        if isMark(scalar) { return .mark }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .nonspacingMark, .spacingMark:
            return isSpaceless(scalar.value) ? .alone(String(scalar)) : .letters(fold(scalar))
        case _: return .apart
        }
    }

    static func ascii(_ scalar: Unicode.Scalar) -> FoldedCharacter {
        switch scalar {
        case "a"..."z", "0"..."9": .letters(String(scalar))
        case "A"..."Z": .letters(String(scalar).lowercased())
        case _: .apart
        }
    }

    /// Accents of Latin, Greek and Cyrillic, and the points of Hebrew and Arabic, which most people leave out. Vowels of Indian
    /// scripts are marks to Unicode too, but without them words are others.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x300...0x36F, 0x483...0x489, 0x591...0x5BD, 0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670,
            0x6D6...0x6DC, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xAD, 0x200B...0x200F:
            true
        case _: false
        }
    }

    /// Thai, Lao, Myanmar, Khmer, Hangul, kana, Han. (Korean has spaces, but puts its particles right behind names.)
    private static func isSpaceless(_ value: UInt32) -> Bool {
        switch value {
        case 0xE00...0xEFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x31FF, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC, 0x1B000...0x1B16F, 0x20000...0x3FFFF:
            true
        case _: false
        }
    }
}
