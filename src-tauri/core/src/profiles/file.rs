//! One form profile as a JSON file: what `profile.list` says of it.

use serde_json::{Map, Value, json};

use super::{BoxCounts, FormBox, FormProfile, FormProfileFile, same};
use crate::dates;
use crate::error::{Code, Error, Result};
use crate::people::fold;

/// Most characters of a name.
const LONGEST_NAME: usize = 120;
/// Most boxes of a form.
const MOST_BOXES: usize = 200;

/// Reads a file: the name and the boxes.
pub(super) fn read(text: &str) -> Result<(String, Vec<FormBox>)> {
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| broken(&format!("the file is not JSON ({e})")))?;
    crate::api::refuse_nul(&value)?;
    let profile = one(&value)?;
    let name = name(profile, "name", "the profile")?;
    let list = match profile.get("boxes") {
        Some(Value::Array(list)) => list,
        None => return Err(bad("boxes", "the profile names no boxes")),
        Some(_) => return Err(bad("boxes", "the boxes are not a list")),
    };
    if list.is_empty() || list.len() > MOST_BOXES {
        return Err(bad("boxes", &format!("a profile has 1 to {MOST_BOXES} boxes, not {}", list.len())));
    }
    let mut boxes: Vec<FormBox> = Vec::with_capacity(list.len());
    for (at, entry) in list.iter().enumerate() {
        let place = format!("box {}", at + 1);
        let entry = entry.as_object().ok_or_else(|| bad("boxes", &format!("{place} is not an object")))?;
        let read = form_box(entry, &place)?;
        if boxes.iter().any(|known| same(&known.name, &read.name)) {
            let name = dates::clip(&read.name, 60);
            return Err(broken(&format!("two boxes are called “{name}”")).in_field("boxes"));
        }
        boxes.push(read);
    }
    Ok((name, boxes))
}

/// Writes a file that [`read`] reads.
pub(super) fn write(profile: &FormProfile) -> Result<FormProfileFile> {
    let value = json!({ "name": profile.name, "boxes": profile.boxes });
    let text = serde_json::to_string_pretty(&value)
        .map_err(|e| Error::new(Code::Failed, format!("the profile cannot be written as JSON: {e}")))?;
    let words: Vec<String> = fold(&profile.name)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let stem = dates::clip(&words.join("-"), 60).replace('…', "");
    let stem = if stem.is_empty() { "form-profile".to_owned() } else { stem };
    Ok(FormProfileFile { file_name: format!("{stem}.json"), text: text + "\n" })
}

/// The profile itself, or the only one of a list as `profile list` prints it.
fn one(value: &Value) -> Result<&Map<String, Value>> {
    let object = value.as_object().ok_or_else(|| broken("the file holds no JSON object"))?;
    match object.get("profiles").and_then(Value::as_array).map(Vec::as_slice) {
        None => Ok(object),
        Some([Value::Object(only)]) => Ok(only),
        Some(_) => Err(broken("the file holds a list; a file holds one profile")),
    }
}

fn form_box(entry: &Map<String, Value>, place: &str) -> Result<FormBox> {
    let name = name(entry, "name", place)?;
    let limit = entry.get("limit").and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
    let limit = limit.filter(|limit| *limit >= 1).ok_or_else(|| {
        bad("limit", &format!("the limit of {place} is not a whole number from 1 to {}", u32::MAX))
    })?;
    let counts = match entry.get("counts") {
        None => BoxCounts::Characters,
        Some(Value::String(word)) => word.parse().map_err(|_| {
            let word = dates::clip(word, 40);
            bad("counts", &format!("{place} counts “{word}”, which is not one of characters, utf16, bytes"))
        })?,
        Some(_) => return Err(bad("counts", &format!("{place} does not say how it counts with a word"))),
    };
    let rich = match entry.get("rich") {
        None => false,
        Some(Value::Bool(rich)) => *rich,
        Some(_) => return Err(bad("rich", &format!("{place} says neither true nor false for rich"))),
    };
    let titles = |list: &Vec<Value>| list.iter().map(|t| t.as_str().map(str::to_owned)).collect();
    let sections: Option<Vec<String>> = match entry.get("sections") {
        None => Some(Vec::new()),
        Some(Value::Array(list)) => titles(list),
        Some(_) => None,
    };
    let sections = sections
        .ok_or_else(|| bad("sections", &format!("the sections of {place} are not a list of titles")))?;
    Ok(FormBox { name, limit, counts, rich, sections })
}

fn name(entry: &Map<String, Value>, field: &str, place: &str) -> Result<String> {
    let name = entry.get(field).and_then(Value::as_str).map(str::trim).unwrap_or_default();
    let sound =
        !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.chars().any(char::is_control);
    if !sound {
        return Err(bad(
            field,
            &format!("{place} needs a name of 1 to {LONGEST_NAME} characters on one line"),
        ));
    }
    Ok(name.to_owned())
}

fn bad(field: &str, why: &str) -> Error {
    Error::invalid(field, format!("{why}; nothing was changed; correct it"))
}

fn broken(why: &str) -> Error {
    Error::refused(format!("{why}; nothing was changed; correct it"))
}
