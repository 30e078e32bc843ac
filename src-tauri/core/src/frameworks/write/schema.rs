//! The JSON Schema of our own format, kept in docs/framework.schema.json.

use schemars::schema_for;
use serde_json::{Value, json};

use crate::frameworks::check::{MAX_COMPETENCIES, MAX_LEVELS};
use crate::frameworks::ladder::Ladder;
use crate::frameworks::write::FORMAT;

/// The JSON Schema (draft 2020-12) of a file in our own format, as YAML or JSON.
#[must_use]
pub fn schema() -> Value {
    let mut schema = schema_for!(Ladder).to_value();
    let about = format!(
        "{FORMAT}: a competency ladder. At most {MAX_LEVELS} levels and {MAX_COMPETENCIES} competencies; \
         slugs and level ids are lower-case words joined by `-`."
    );
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!("Trellis framework"));
        root.insert("description".to_owned(), json!(about));
    }
    let format = json!({ "description": "The name and version of this format.", "const": FORMAT });
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("format".to_owned(), format);
        if let Some(levels) = properties.get_mut("levels").and_then(Value::as_object_mut) {
            levels.insert("minItems".to_owned(), json!(1));
            levels.insert("maxItems".to_owned(), json!(MAX_LEVELS));
        }
    }
    schema
}
