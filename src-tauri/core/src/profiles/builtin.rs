//! The forms that come with Trellis, as files just as one's own travel.

use super::{FormProfile, file};
use crate::error::Result;

const TEXTS: [&str; 4] = [
    include_str!("../../profiles/one-box.json"),
    include_str!("../../profiles/four-boxes.json"),
    include_str!("../../profiles/short-form.json"),
    include_str!("../../profiles/promotion.json"),
];

/// All of them, in the order in which they are offered.
pub(super) fn all() -> Result<Vec<FormProfile>> {
    let read = |text: &&str| {
        let (name, boxes) = file::read(text)?;
        Ok(FormProfile { id: None, name, builtin: true, boxes })
    };
    TEXTS.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_form_of_trellis_can_be_read_and_is_called_otherwise() {
        let all = super::all().expect("readable");
        let names: std::collections::BTreeSet<_> = all.iter().map(|p| p.name.to_lowercase()).collect();
        assert_eq!(names.len(), super::TEXTS.len(), "every name once");
    }
}
