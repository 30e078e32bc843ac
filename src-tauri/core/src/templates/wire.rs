//! What the operations on templates take and give back.

use crate::store::TemplateId;
use crate::{input, output, words};

words! {
    /// What a template is for.
    #[derive(Default)]
    pub enum TemplateKind {
        /// The notes of a one-on-one.
        #[default]
        Meeting = "meeting",
        /// The first text of a summary.
        Summary = "summary",
    }
    /// A part of a template.
    pub enum TemplatePart {
        /// What goes into the shared notes.
        Shared = "shared",
        /// What goes into the private notes.
        Private = "private",
    }
}

output! {
    /// A template in a list: the version that is offered.
    pub struct TemplateLine {
        /// The id of this version.
        pub id: TemplateId,
        /// What it is for.
        pub kind: TemplateKind,
        /// The name.
        pub name: String,
        /// A short word for one of Trellis that is for summaries, else the name.
        pub key: String,
        /// When to take it, in a line.
        pub purpose: String,
        /// Which version of the name it is.
        pub version: u32,
        /// Whether it came with Trellis.
        pub builtin: bool,
        /// Whether it has a private part.
        pub has_private: bool,
        /// Whether it is kept, but not offered.
        pub hidden: bool,
        /// How many one-on-ones used this version, or how many summaries are composed by it.
        pub used: u32,
    }
    /// Templates: those of Trellis in their order, then own ones by name.
    pub struct Templates {
        /// The templates.
        pub templates: Vec<TemplateLine>,
    }
    /// A template with its texts.
    pub struct Template {
        /// The id of this version.
        pub id: TemplateId,
        /// What it is for.
        pub kind: TemplateKind,
        /// The name.
        pub name: String,
        /// When to take it, in a line.
        pub purpose: String,
        /// Which version of the name it is.
        pub version: u32,
        /// Whether it came with Trellis.
        pub builtin: bool,
        /// Whether it is kept, but not offered.
        pub hidden: bool,
        /// How many one-on-ones used this version.
        pub used: u32,
        /// The shared part: Markdown with placeholders.
        pub notes: String,
        /// The private part: Markdown with placeholders.
        pub private_notes: String,
        /// All its versions, the one that is offered first.
        pub versions: Vec<TemplateLine>,
    }
    /// A template, filled for one one-on-one or with an example.
    pub struct TemplateFilled {
        /// The version that was filled.
        pub id: TemplateId,
        /// Its name.
        pub name: String,
        /// For the shared notes.
        pub notes: String,
        /// For the private notes.
        pub private_notes: String,
    }
    /// Something in a template that cannot be filled.
    pub struct TemplateProblem {
        /// Where.
        pub part: TemplatePart,
        /// On which line of the part, from 1.
        pub line: u32,
        /// What it is.
        pub why: String,
    }
    /// A placeholder that can be used.
    pub struct TemplatePlaceholder {
        /// As it is written between the braces.
        pub name: String,
        /// Whether it may stand in the private part only.
        pub private: bool,
        /// What it became in the example; a list as its length.
        pub example: String,
    }
    /// What a template becomes with an example, or why it cannot be filled.
    pub struct TemplateChecked {
        /// The shared part, filled; nothing where it has a problem.
        pub notes: Option<String>,
        /// The private part, filled; nothing where it has a problem.
        pub private_notes: Option<String>,
        /// What is wrong; the first of each part.
        pub problems: Vec<TemplateProblem>,
        /// What can be used.
        pub placeholders: Vec<TemplatePlaceholder>,
    }
    /// One template as a file.
    pub struct TemplateFile {
        /// A name for the file.
        pub file_name: String,
        /// Markdown with front matter.
        pub text: String,
    }
    /// What came of a file.
    pub struct TemplateImported {
        /// The template as it is now.
        pub template: Template,
        /// Whether it was there already, just so.
        pub unchanged: bool,
    }
}

input! {
    /// Lists the templates that are offered.
    pub struct TemplateList {
        /// The hidden ones too.
        pub hidden: bool,
        /// What for; one-on-ones when absent.
        pub kind: Option<TemplateKind>,
    }
    /// Shows a template.
    pub struct TemplateShow {
        /// Its name, a part of it, or an id.
        pub template: String,
        /// A version other than the one that is offered.
        pub version: Option<u32>,
    }
    /// Tries a template's texts on an example; nothing is kept.
    pub struct TemplateCheck {
        /// The shared part.
        pub notes: String,
        /// The private part.
        pub private_notes: String,
        /// What for; one-on-ones when absent.
        pub kind: Option<TemplateKind>,
    }
    /// Fills a template for a one-on-one, without writing it down.
    pub struct TemplateFill {
        /// Its name, a part of it, or an id.
        pub template: String,
        /// The one-on-one.
        pub meeting: String,
    }
    /// The versions that a one-on-one used, the last first.
    pub struct TemplateUsed {
        /// The one-on-one.
        pub meeting: String,
    }
    /// Writes one template as a file.
    pub struct TemplateExport {
        /// Its name, a part of it, or an id.
        pub template: String,
        /// A version other than the one that is offered.
        pub version: Option<u32>,
    }
    /// Adds a template of one's own.
    pub struct TemplateAdd {
        /// The name.
        pub name: String,
        /// When to take it, in a line.
        pub purpose: String,
        /// The shared part: Markdown with placeholders.
        pub notes: String,
        /// The private part: Markdown with placeholders. A template of summaries has none.
        pub private_notes: String,
        /// What for; one-on-ones when absent.
        pub kind: Option<TemplateKind>,
    }
    /// Changes a template; where a one-on-one used it, this makes the next version.
    pub struct TemplateEdit {
        /// Its name, a part of it, or an id.
        pub template: String,
        /// Another name.
        pub name: Option<String>,
        /// When to take it, in a line.
        pub purpose: Option<String>,
        /// The shared part.
        pub notes: Option<String>,
        /// The private part.
        pub private_notes: Option<String>,
    }
    /// Takes a template off the list. Versions that were used are kept; behind an own version
    /// of a template of Trellis, Trellis's comes back.
    pub struct TemplateRemove {
        /// Its name, a part of it, or an id.
        pub template: String,
    }
    /// Offers a hidden template again.
    pub struct TemplateRestore {
        /// Its name, a part of it, or an id.
        pub template: String,
    }
    /// Reads a template from a file's text. Under a name that is there already it becomes the
    /// next version.
    pub struct TemplateImport {
        /// Markdown with front matter.
        pub text: String,
        /// The name, where the file says none or another is wanted.
        pub name: Option<String>,
    }
    /// Puts a template into the notes of a one-on-one, below what stands there.
    pub struct TemplateApply {
        /// Its name, a part of it, or an id.
        pub template: String,
        /// The one-on-one.
        pub meeting: String,
    }
}
