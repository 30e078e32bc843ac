//! A summary as data: the shape that scripts rely on.

use super::Summary;
use crate::error::{Code, Error, Result};

/// Pretty JSON with a line end, without what is for the owner's eyes: the count of private
/// notes, what was decided of names and claims, and the text as the window shows it.
pub(super) fn write(summary: &Summary) -> Result<String> {
    let unwritable = |e| Error::new(Code::Failed, format!("the summary cannot be written as JSON: {e}"));
    let mut value = serde_json::to_value(summary).map_err(unwritable)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("private_left_out");
        fields.remove("names_kept");
        fields.remove("private_since");
        let sections = fields.get_mut("sections").and_then(|list| list.as_array_mut());
        for section in sections.into_iter().flatten().filter_map(|s| s.as_object_mut()) {
            section.remove("html");
            section.remove("claims");
        }
        let boxes = fields.get_mut("boxes").and_then(|list| list.as_array_mut());
        for filled in boxes.into_iter().flatten().filter_map(|b| b.as_object_mut()) {
            filled.remove("html");
        }
    }
    serde_json::to_string_pretty(&value).map(|text| text + "\n").map_err(unwritable)
}
