//! Finding a person by what somebody called them.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::PersonRow;
use crate::error::{Error, Result};
use crate::workspace::View;

/// Case and diacritics folded, so that `Rene` finds `René` and `Lukasz` finds `Łukasz`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match spelt(c) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(c),
        }
    }
    folded.trim().to_owned()
}

/// How a letter whose mark Unicode does not take off is typed without a key for it.
pub(crate) fn spelt(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

/// A name as it begins the name of a file, each word with a hyphen after it: `ana-lima-`.
/// Words beyond some 80 bytes stay out: a file's name is shorter than 255 everywhere.
pub(crate) fn file_stem(name: &str) -> String {
    let mut stem = String::new();
    for word in fold(name).split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if stem.len() + word.len() > 80 {
            break;
        }
        stem.push_str(word);
        stem.push('-');
    }
    stem
}

/// A name as it stands after `@`: `@ana.lima`, `@ana-lima` and `@ana_lima` are Ana Lima.
pub(crate) fn spaced(text: &str) -> String {
    let words = fold(text).replace(['.', '-', '_'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The person somebody meant: by id, the end of an id, `me`, email, alias, full name,
/// or a unique part of the name.
///
/// # Errors
/// `not-found`, or `ambiguous` with the candidates.
pub fn resolve(view: &View<'_>, name: &str) -> Result<PersonRow> {
    let wanted = fold(name);
    if wanted.is_empty() {
        return Err(Error::invalid("person", "a person's name is missing; nothing was changed; write one"));
    }
    if wanted == "me" {
        return super::owner(view);
    }
    let mut found = resolve_all(view, name)?;
    match found.len() {
        0 => Err(Error::not_found("person", name)),
        1 => Ok(found.remove(0)),
        _ => Err(Error::ambiguous(name, found.into_iter().map(|p| with_id(&p)).collect())),
    }
}

/// Everyone a name fits best, the closest kind of fit first.
pub fn resolve_all(view: &View<'_>, name: &str) -> Result<Vec<PersonRow>> {
    let ids = view.ids_like("person", name.trim())?;
    if !ids.is_empty() {
        return ids.iter().filter_map(|id| view.get(id).transpose()).collect();
    }
    let wanted = fold(name);
    let people: Vec<PersonRow> = view.all("ORDER BY archived_on IS NOT NULL, name COLLATE NOCASE, id", [])?;
    let fits: [&dyn Fn(&PersonRow) -> bool; 4] = [
        &|p| p.email.as_deref().is_some_and(|e| fold(e) == wanted),
        &|p| fold(&p.name) == wanted || p.aliases.iter().any(|a| fold(a) == wanted),
        &|p| fold(&p.name).split_whitespace().any(|word| word == wanted),
        &|p| fold(&p.name).contains(&wanted),
    ];
    for fit in fits {
        let found: Vec<PersonRow> = people.iter().filter(|p| fit(p)).cloned().collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn with_id(person: &PersonRow) -> String {
    let tail = &person.id.as_str()[person.id.as_str().len().saturating_sub(6)..];
    format!("{} ({tail})", person.name)
}
