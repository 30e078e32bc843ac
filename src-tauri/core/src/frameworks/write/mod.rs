//! Gives a ladder out: our own YAML and JSON, which read back as the same value, and CSV, Markdown
//! and HTML for other programs and for people.

mod csv;
mod html;
mod json;
mod markdown;
mod schema;
pub(in crate::frameworks) mod tree;
mod yaml;

pub use csv::to_csv;
pub(in crate::frameworks) use csv::{OWN, OWN_ABOUT, OWN_EXPECTS};
pub use html::to_html;
pub use json::to_json;
pub use markdown::to_markdown;
pub(in crate::frameworks) use markdown::{EMPTY, LEVELS, PROFILES, SOURCE};
pub use schema::schema;
pub use yaml::to_yaml;

/// What our own format says of itself, in the key `format`.
pub const FORMAT: &str = "trellis-framework/1";
/// How every version of our own format begins.
pub const FORMAT_FAMILY: &str = "trellis-framework/";
