//! What can be read in a file of any format.

use std::io::{Cursor, Read};

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object};
use trellis_core::summary::SummaryFile;

use super::drawn;

/// What a reader reads, on one line.
pub fn words(file: &SummaryFile) -> String {
    let bytes = file.bytes().expect("the file's bytes");
    let text = match file.media_type.as_str() {
        "application/pdf" => drawn::words(&Pdf::new(bytes).expect("a PDF")),
        kind if kind.ends_with("wordprocessingml.document") => {
            let (_, document) =
                parts(&bytes).into_iter().find(|(name, _)| name == "word/document.xml").expect("the text");
            let text = String::from_utf8(document).expect("XML is UTF-8");
            let lines = text.replace("</w:p>", "\n").replace("<w:br", " <w:br");
            let mut out = String::new();
            for piece in lines.split('<') {
                out.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
            }
            ["&lt;<", "&gt;>", "&quot;\"", "&apos;'", "&amp;&"].iter().fold(out, |text, pair| {
                let (name, sign) = pair.split_at(pair.len() - 1);
                text.replace(name, sign)
            })
        }
        _ => return file.text.clone().expect("text"),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every byte, as text: what is read; of a package each part by its name; of a PDF also each of
/// its strings and streams, unpacked. Everything stands there once more without white space,
/// since a word may be broken over lines.
pub fn everything(file: &SummaryFile) -> String {
    let bytes = file.bytes().expect("the file's bytes");
    let mut out = vec![words(file), String::from_utf8_lossy(&bytes).into_owned()];
    match file.media_type.as_str() {
        "application/pdf" => {
            let pdf = Pdf::new(bytes).expect("a PDF");
            assert!(pdf.len() > 20, "its objects are read");
            for object in pdf.objects() {
                strings(&object, &mut out);
            }
        }
        kind if kind.ends_with("wordprocessingml.document") => {
            for (name, part) in parts(&bytes) {
                out.push(name);
                out.push(String::from_utf8_lossy(&part).into_owned());
            }
        }
        _ => {}
    }
    let all = out.join("\n");
    let tight: String = all.split_whitespace().collect();
    all + "\n" + &tight
}

fn strings(object: &Object, out: &mut Vec<String>) {
    let fields = |dict: &Dict, out: &mut Vec<String>| {
        for (name, value) in dict.entries() {
            out.push(String::from_utf8_lossy(name.as_ref()).into_owned());
            // What it leads to is an object of its own and comes there.
            if let MaybeRef::NotRef(value) = value {
                strings(&value, out);
            }
        }
    };
    match object {
        Object::String(string) => out.push(text(string.as_bytes())),
        Object::Name(name) => out.push(String::from_utf8_lossy(name.as_ref()).into_owned()),
        Object::Array(all) => {
            for one in all.raw_iter() {
                if let MaybeRef::NotRef(one) = one {
                    strings(&one, out);
                }
            }
        }
        Object::Dict(dict) => fields(dict, out),
        Object::Stream(stream) => {
            fields(stream.dict(), out);
            let plain = stream.decoded().expect("a stream unpacks");
            out.push(String::from_utf8_lossy(&plain).into_owned());
        }
        _ => {}
    }
}

/// A text string of PDF: UTF-16 behind its mark, else one byte a letter.
fn text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(rest) => {
            let units: Vec<u16> = rest
                .chunks(2)
                .map(|pair| u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// The parts of a package by name.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    (0..package.len())
        .map(|at| {
            let mut part = package.by_index(at).expect("a part");
            let mut content = Vec::new();
            part.read_to_end(&mut content).expect("its content");
            (part.name().expect("its name").into_owned(), content)
        })
        .collect()
}
