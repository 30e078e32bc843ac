//! A summary as data: the shape that scripts rely on.

use super::Summary;
use crate::error::{Code, Error, Result};

/// Pretty JSON with a line end. The count of private notes is for the owner's eyes: no file holds it.
pub(super) fn write(summary: &Summary) -> Result<String> {
    let unwritable = |e| Error::new(Code::Failed, format!("the summary cannot be written as JSON: {e}"));
    let mut value = serde_json::to_value(summary).map_err(unwritable)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("private_left_out");
    }
    serde_json::to_string_pretty(&value).map(|text| text + "\n").map_err(unwritable)
}
