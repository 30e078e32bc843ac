//! What the other one gets of the one-on-ones: the shared notes of one call or of a period,
//! as a page, as Markdown, and for the clipboard.
//!
//! [`gather`] is the one door to the file: it reads `shareable_*` views through rows that have
//! no field for a private text, and takes other people's names out. [`spoken`] puts names and
//! dates as one says them; [`html`] and [`markdown`] write what was gathered.

mod gather;
mod html;
mod markdown;
mod spoken;

use chrono::NaiveDate;

use crate::error::{Error, Result};
use crate::people::file_stem;
use crate::period;
use crate::store::MeetingId;
use crate::summary::{Kept, SummaryNames};
use crate::workspace::View;
use crate::{ids, input, output, people, words};
use gather::Of;

words! {
    /// How shared notes are written out.
    pub enum ShareFormat {
        /// Markdown.
        Md = "md",
        /// One self-contained page, printable.
        Html = "html",
    }
}

input! {
    /// The shared notes of one one-on-one, or of those with a person in a period.
    pub struct SharePage {
        /// One one-on-one.
        pub meeting: Option<String>,
        /// With whom, without a one-on-one.
        pub person: Option<String>,
        /// `2026`, `2026-H1` or `2026-Q3`; the current half-year up to today when absent.
        pub period: Option<String>,
        /// The first day, instead of a named period.
        pub from: Option<NaiveDate>,
        /// The last day.
        pub to: Option<NaiveDate>,
        /// What happens to the names of people who have no part in it; `role` when absent.
        pub names: Option<SummaryNames>,
        /// Of these people the names stay, as they were found; all others are replaced.
        pub keep: Option<Vec<String>>,
        /// The format; `md` when absent.
        pub format: Option<ShareFormat>,
    }
}

output! {
    /// Shared notes, written out.
    pub struct SharedNotes {
        /// A name for the file.
        pub file_name: String,
        /// `text/html` and the like.
        pub media_type: String,
        /// All of it.
        pub text: String,
        /// The notes as HTML without a page around them, to be copied beside the text.
        pub html: String,
        /// How many one-on-ones are in it.
        pub meetings: u32,
        /// Other people's names found in the notes, as written.
        pub names_found: Vec<String>,
        /// Those of them that stay.
        pub names_kept: Vec<String>,
        /// What to look at before it goes out.
        pub warnings: Vec<String>,
    }
}

/// Writes shared notes out.
///
/// # Errors
/// `invalid` where neither a one-on-one nor a person is named, or the period is none.
pub fn page(view: &View<'_>, input: &SharePage) -> Result<SharedNotes> {
    let names = input.names.unwrap_or(SummaryNames::Role);
    let keep = Kept::of(names == SummaryNames::Keep, input.keep.as_deref().unwrap_or_default());
    let of = match (&input.meeting, &input.person) {
        (Some(meeting), _) => {
            let id = ids::resolve(view, "meeting", "meeting", meeting).map_err(|e| e.in_field("meeting"))?;
            Of::Meeting(MeetingId(id))
        }
        (None, Some(person)) => {
            let person = people::resolve(view, person)?;
            if person.owner {
                return Err(Error::refused(
                    "a page of all your one-on-ones would show each of them the others; nothing was written; \
                     name the other one",
                )
                .in_field("person"));
            }
            let person = person.id;
            let period = period::choose(view, input.period.as_deref(), input.from, input.to)?;
            Of::Period(person, period)
        }
        (None, None) => {
            return Err(Error::invalid(
                "person",
                "nobody is named; nothing was written; name a person or a one-on-one",
            ));
        }
    };
    let shared = gather::gather(view, &of, keep)?;
    let format = input.format.unwrap_or(ShareFormat::Md);
    let (text, media_type) = match format {
        ShareFormat::Md => (markdown::write(&shared), "text/markdown"),
        ShareFormat::Html => (html::write(&shared), "text/html"),
    };
    Ok(SharedNotes {
        file_name: format!("one-on-one-{}{}.{format}", file_stem(&shared.with), shared.span()),
        media_type: media_type.to_owned(),
        text,
        html: html::rich(&shared),
        meetings: u32::try_from(shared.calls.len()).unwrap_or(u32::MAX),
        warnings: warnings(&shared),
        names_kept: shared.names_kept,
        names_found: shared.names_found,
    })
}

fn warnings(shared: &gather::Shared) -> Vec<String> {
    let mut out = Vec::new();
    if shared.calls.is_empty() {
        out.push("There are no shared notes here.".to_owned());
    }
    let count =
        |n: usize, one: &str, many: &str| if n == 1 { format!("One {one}") } else { format!("{n} {many}") };
    let (kept, replaced): (Vec<&str>, Vec<&str>) = shared
        .names_found
        .iter()
        .map(String::as_str)
        .partition(|name| shared.names_kept.iter().any(|k| k == name));
    for (names, what) in [(replaced, "replaced by “a colleague”"), (kept, "kept")] {
        if !names.is_empty() {
            let were = count(names.len(), "name was", "names were");
            out.push(format!("{were} {what}: {}.", names.join(", ")));
        }
    }
    if shared.links_left_out > 0 {
        let links = usize::try_from(shared.links_left_out).unwrap_or(usize::MAX);
        let links = count(links, "link was", "links were");
        out.push(format!("{links} left out: the address names somebody."));
    }
    out
}
