//! The form as one page: its own style and script, and nothing else; it may load nothing and
//! talk to nobody.

use std::fmt::Write as _;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::{AutoEscape, Environment, Value, context};
use sha2::{Digest, Sha256};

use super::answers::MOST_COMMENT;
use crate::charts::escape;
use crate::error::{Code, Error, Result};
use crate::frameworks::{FrameworkRow, Ladder};
use crate::people;
use crate::snapshots::Stage;
use crate::snapshots::form::FormRow;
use crate::summary::page_style;

const BODY: &str = include_str!("page.html");
const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A name for the answers' file.
pub(super) fn answers_name(person: &str) -> String {
    format!("{}answers.json", people::file_stem(person))
}

/// The page. It holds the ladder, the person's name, that of a peer who fills it in, and the
/// form's id; nothing that anybody wrote about the person.
pub(super) fn page(form: &FormRow, framework: &FrameworkRow, by: Option<&str>) -> Result<String> {
    let own = form.stage == Stage::Own;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let body = environment
        .template_from_str(BODY)
        .and_then(|template| {
            template.render(context! {
                mark => Value::from_safe_string(page_style::MARK.trim().to_owned()),
                eyebrow => if own { "Self-assessment" } else { "A colleague’s view" },
                lead => if own { "Where do you stand, in your own view?" }
                        else { "Where does your colleague stand, in your view?" },
                by => by.map(|name| format!(". Filled in by {name}")).unwrap_or_default(),
                person => form.name,
                framework => framework.name,
                version => framework.version,
                ladder => framework.fingerprint,
                stage => form.stage.word(),
                form => form.id.as_str(),
                file => answers_name(&form.name),
                most => MOST_COMMENT,
                areas => areas(&framework.body.0),
            })
        })
        .map_err(|e| {
            Error::new(Code::Failed, format!("the form could not be written ({e}); nothing was changed"))
        })?;
    let style = format!("{}{STYLE}", page_style::CSS);
    let mut page = String::with_capacity(body.len() + style.len() + SCRIPT.len() + 1024);
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; script-src '{}'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Assessment: {}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        sealed(&style),
        sealed(SCRIPT),
        escape(&form.name),
    );
    Ok(page)
}

/// The only style, and the only script, that the page may use.
fn sealed(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn areas(ladder: &Ladder) -> Vec<Value> {
    let competencies = |area: &crate::frameworks::Area| -> Vec<Value> {
        let one = |it: &crate::frameworks::Competency| {
            let levels: Vec<Value> = (1_u32..)
                .zip(&ladder.levels)
                .map(|(number, level)| {
                    let cell = Value::from_serialize(it.cell(&level.id));
                    context! { number, id => level.id, name => level.name, about => level.about, cell }
                })
                .collect();
            context! { slug => it.slug, name => it.name, about => it.about, levels }
        };
        area.competencies.iter().map(one).collect()
    };
    let shown = ladder.areas.iter().filter(|area| !area.competencies.is_empty());
    shown.map(|area| context! { name => area.name, competencies => competencies(area) }).collect()
}
