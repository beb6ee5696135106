/// What an attached file is, as its bytes say; a code of ours, never the sender's words, since it stands in a body for ever.
///
/// The raw value is the media type it is stored and given out as. Cases are added, never renamed.
public enum FileType: String, Codable, Sendable, CaseIterable {
    case pdf = "application/pdf"
    case docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    case odt = "application/vnd.oasis.opendocument.text"
    case ods = "application/vnd.oasis.opendocument.spreadsheet"
    case odp = "application/vnd.oasis.opendocument.presentation"
    case doc = "application/msword"
    case xls = "application/vnd.ms-excel"
    case ppt = "application/vnd.ms-powerpoint"
    case rtf = "application/rtf"
    case text = "text/plain"
    case csv = "text/csv"
    case html = "text/html"
    case xml = "application/xml"
    case calendar = "text/calendar"
    case contact = "text/vcard"
    case message = "message/rfc822"
    case outlook = "application/vnd.ms-outlook"
    case wrapping = "application/ms-tnef"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case gif = "image/gif"
    case webp = "image/webp"
    case tiff = "image/tiff"
    case bmp = "image/bmp"
    case heic = "image/heic"
    case svg = "image/svg+xml"
    case drawing = "image/vnd.dwg"
    case zip = "application/zip"
    case gzip = "application/gzip"
    case rar = "application/vnd.rar"
    case sevenZip = "application/x-7z-compressed"
    case sound = "audio/mpeg"
    case film = "video/mp4"
    case program = "application/x-msdownload"
    case signature = "application/pkcs7-signature"
    case report = "message/delivery-status"
    case other = "application/octet-stream"

    /// What people call it.
    public var shown: String {
        switch self {
        case .pdf: "PDF"
        case .docx, .doc: "Word document"
        case .xlsx, .xls: "Excel sheet"
        case .pptx, .ppt: "PowerPoint slides"
        case .odt: "OpenDocument text"
        case .ods: "OpenDocument sheet"
        case .odp: "OpenDocument slides"
        case .rtf: "rich text"
        case .text: "text"
        case .csv: "table"
        case .html: "web page"
        case .xml: "XML"
        case .calendar: "calendar"
        case .contact: "contact card"
        case .message, .outlook: "message"
        case .wrapping: "files wrapped by Outlook"
        case .jpeg, .png, .gif, .webp, .tiff, .bmp, .heic, .svg: "picture"
        case .drawing: "drawing"
        case .zip, .gzip, .rar, .sevenZip: "archive"
        case .sound: "sound"
        case .film: "film"
        case .program: "program"
        case .signature: "signature"
        case .report: "delivery report"
        case .other: "file"
        }
    }

    /// How the names of such files end; the first is given to a file that came without a name.
    public var endings: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .docx: ["docx", "docm", "dotx"]
        case .xlsx: ["xlsx", "xlsm"]
        case .pptx: ["pptx", "pptm", "ppsx"]
        case .odt: ["odt"]
        case .ods: ["ods"]
        case .odp: ["odp"]
        case .doc: ["doc", "dot"]
        case .xls: ["xls"]
        case .ppt: ["ppt", "pps"]
        case .rtf: ["rtf"]
        case .text: ["txt", "log", "md"]
        case .csv: ["csv", "tsv"]
        case .html: ["html", "htm", "xhtml"]
        case .xml: ["xml"]
        case .calendar: ["ics"]
        case .contact: ["vcf"]
        case .message: ["eml"]
        case .outlook: ["msg"]
        case .wrapping: ["dat"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .gif: ["gif"]
        case .webp: ["webp"]
        case .tiff: ["tif", "tiff"]
        case .bmp: ["bmp"]
        case .heic: ["heic"]
        case .svg: ["svg"]
        case .drawing: ["dwg", "dxf"]
        case .zip: ["zip"]
        case .gzip: ["gz", "tgz"]
        case .rar: ["rar"]
        case .sevenZip: ["7z"]
        case .sound: ["mp3", "wav", "m4a", "ogg"]
        case .film: ["mp4", "mov", "avi", "mpg"]
        case .program: ["exe", "msi", "com", "scr", "bat", "cmd", "js", "vbs"]
        case .signature: ["p7s", "sig", "asc"]
        case .report: ["txt"]
        case .other: ["bin"]
        }
    }

    /// A drawing is no picture: people open it to read it.
    public var isPicture: Bool { rawValue.hasPrefix("image/") && self != .drawing }
}
