//! What the library leaves out of the package: its title, the words of pictures, which rows are
//! headings, and one order for the same links.

use std::io::Cursor;

use docx_rs::XMLDocx;

use crate::charts::escape;
use crate::markdown::printable;
use crate::papers::Paper;

/// How the library names every picture. Texts are escaped, so none of them can read like this.
const PICTURE: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";

/// Puts the file together.
///
/// # Errors
/// Why it could not be, in words.
pub(super) fn pack(mut made: XMLDocx, paper: &Paper, alts: &[String]) -> Result<Vec<u8>, String> {
    made.doc_props.core = core(paper).into_bytes();
    made.document = headed(&named(made.document, alts)?).into_bytes();
    made.document_rels = ordered(made.document_rels)?;
    let mut file = Cursor::new(Vec::new());
    made.pack(&mut file).map_err(|e| e.to_string())?;
    Ok(file.into_inner())
}

fn core(paper: &Paper) -> String {
    let (title, on) = (escape(&printable(&paper.title())), paper.on);
    // By it a file is known again, whoever wrote it anew.
    let mark = escape(&printable(&paper.mark));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{title}</dc:title>\
         <dc:creator></dc:creator><cp:keywords>{mark}</cp:keywords><cp:lastModifiedBy></cp:lastModifiedBy><dc:language>en</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{on}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{on}T00:00:00Z</dcterms:modified></cp:coreProperties>"
    )
}

/// Makes the rows that may be split over pages, which are the headings alone, stand again on
/// every page of their table.
fn headed(document: &str) -> String {
    document.replace("<w:trPr />", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
}

/// Puts the relations into one order: the library keeps links in a table without any.
fn ordered(relations: Vec<u8>) -> Result<Vec<u8>, String> {
    const ONE: &str = "<Relationship ";
    let text = String::from_utf8(relations).map_err(|e| e.to_string())?;
    let (Some(first), Some(end)) = (text.find(ONE), text.find("</Relationships>")) else {
        return Ok(text.into_bytes());
    };
    let mut all: Vec<&str> = text.get(first..end).unwrap_or_default().split(ONE).collect();
    all.sort_unstable();
    let (head, tail) = (text.get(..first).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let lines: String = all.iter().filter(|one| !one.is_empty()).map(|one| format!("{ONE}{one}")).collect();
    Ok(format!("{head}{lines}{tail}").into_bytes())
}

/// Gives each picture a number of its own and its words.
fn named(document: Vec<u8>, alts: &[String]) -> Result<String, String> {
    let text = String::from_utf8(document).map_err(|e| e.to_string())?;
    let parts: Vec<&str> = text.split(PICTURE).collect();
    if parts.len() != alts.len() + 1 {
        return Err(format!("{} pictures came of {}", parts.len().saturating_sub(1), alts.len()));
    }
    let mut out = String::with_capacity(text.len() + alts.iter().map(String::len).sum::<usize>());
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            let alt =
                alts.get(at - 1).map(|alt| escape(&printable(alt).replace('\n', " "))).unwrap_or_default();
            out.push_str(&format!("<wp:docPr id=\"{at}\" name=\"Figure {at}\" descr=\"{alt}\"/>"));
        }
        out.push_str(part);
    }
    Ok(out)
}
