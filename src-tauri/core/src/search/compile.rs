//! A query as SQL over `search_document d`. Every text and value is a parameter.

use super::filters::{Part, State};
use super::query::{Filter, Query};
use crate::error::Result;
use crate::goals::GoalStatus;
use crate::people;
use crate::store::ToSql;
use crate::workspace::View;

/// A condition with its parameters, and the full-text expression that ranks the hits.
#[derive(Default)]
pub struct Compiled {
    /// The parameters, in order.
    pub params: Vec<Box<dyn ToSql>>,
    /// How many exclusions there are so far.
    nots: u32,
    /// Any of the words wanted: what the rank is counted from.
    pub ranked: Vec<String>,
}

impl Compiled {
    /// Binds a value and gives its mark.
    pub fn bind(&mut self, value: impl ToSql + 'static) -> String {
        self.params.push(Box::new(value));
        format!("?{}", self.params.len())
    }

    /// The condition of a query.
    pub fn condition(&mut self, view: &View<'_>, query: &Query) -> Result<String> {
        Ok(match query {
            Query::All => "1".to_owned(),
            Query::And(parts) => self.join(view, parts, " AND ")?,
            Query::Or(parts) => self.join(view, parts, " OR ")?,
            Query::Not(inner) => {
                let ranked = self.ranked.len();
                let condition = self.condition(view, inner)?;
                self.ranked.truncate(ranked);
                // What is excluded is the whole thing, not only the part that says it. Each
                // level has a name of its own, so that a not inside a not means its own.
                self.nots += 1;
                let x = format!("x{}", self.nots);
                let condition = condition.replace("d.", &format!("{x}."));
                format!(
                    "NOT EXISTS (SELECT 1 FROM search_document {x} WHERE {x}.kind = d.kind AND {x}.ref = d.ref AND {condition})"
                )
            }
            Query::Text { text, prefix } => self.text(text, *prefix),
            Query::Filter(filter) => self.filter(view, filter)?,
        })
    }

    fn join(&mut self, view: &View<'_>, parts: &[Query], with: &str) -> Result<String> {
        let each = parts.iter().map(|part| self.condition(view, part)).collect::<Result<Vec<_>>>()?;
        Ok(format!("({})", each.join(with)))
    }

    fn text(&mut self, text: &str, prefix: bool) -> String {
        // The tokenizer knows words of letters and digits; a script without spaces or a
        // lone symbol is found as it stands.
        if !text.chars().any(char::is_alphanumeric) || text.chars().any(is_unspaced) {
            let mark = self.bind(text.to_owned());
            return format!("(instr(d.text, {mark}) > 0 OR instr(d.title, {mark}) > 0)");
        }
        let quoted = format!("{}{}", phrase(text), if prefix { "*" } else { "" });
        self.ranked.push(quoted.clone());
        let mark = self.bind(quoted);
        format!("d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH {mark})")
    }

    /// The condition of a filter.
    pub fn filter(&mut self, view: &View<'_>, filter: &Filter) -> Result<String> {
        Ok(match filter {
            Filter::Kind(concept) => format!("d.kind = {}", self.bind(concept.word())),
            Filter::NoteKind(kind) => format!("d.note_kind = {}", self.bind(*kind)),
            Filter::Person(name) => {
                let ids: Vec<String> = people::resolve_all(view, name)?.into_iter().map(|p| p.id.0).collect();
                let ids = if people::fold(name) == "me" { vec![people::owner(view)?.id.0] } else { ids };
                let marks: Vec<String> = ids.into_iter().map(|id| self.bind(id)).collect();
                let marks = marks.join(", ");
                // A pair's calls are listed under one of the two and are both their own.
                let pair = |table: &str| {
                    format!(
                        "EXISTS (SELECT 1 FROM {table} t JOIN mentorship s ON s.id = t.mentorship JOIN person o ON o.owner = 1 \
                          WHERE t.id = d.ref AND ((s.mentor IN ({marks}) AND s.mentor <> o.id) OR (s.mentee IN ({marks}) AND s.mentee <> o.id)))"
                    )
                };
                format!(
                    "(d.person IN ({marks}) OR d.kind = 'meeting' AND {} OR d.kind = 'action' AND {} OR d.kind = 'topic' AND {})",
                    pair("meeting"),
                    pair("action"),
                    pair("topic")
                )
            }
            Filter::Tag(tag) => {
                let mark = self.bind(tag.clone());
                format!(
                    "(d.kind = 'note' AND EXISTS (SELECT 1 FROM review_note n, json_each(n.tags) t WHERE n.id = d.ref AND lower(t.value) = {mark}) \
                     OR d.kind = 'person' AND EXISTS (SELECT 1 FROM person p, json_each(p.tags) t WHERE p.id = d.ref AND lower(t.value) = {mark}) \
                     OR d.kind = 'meeting' AND d.id IN (SELECT rowid FROM search_index WHERE search_index MATCH {phrase}) AND instr(lower(d.text), '#' || {mark}) > 0)",
                    phrase = self.bind(phrase(tag))
                )
            }
            Filter::Competency(slug) => {
                let mark = self.bind(slug.clone());
                format!(
                    "(d.kind = 'note' AND EXISTS (SELECT 1 FROM review_note n, json_each(n.tags) t WHERE n.id = d.ref AND lower(t.value) = {mark}) \
                     OR d.kind IN ('goal') AND EXISTS (SELECT 1 FROM goal g, json_each(g.competencies) t WHERE g.id = d.ref AND t.value = {mark}) \
                     OR d.kind = 'checkin' AND EXISTS (SELECT 1 FROM checkin c JOIN goal g ON g.id = c.goal, json_each(g.competencies) t WHERE c.id = d.ref AND t.value = {mark}) \
                     OR d.kind = 'snapshot' AND EXISTS (SELECT 1 FROM rating r WHERE r.id = d.row AND r.competency = {mark}) \
                     OR d.kind = 'meeting' AND instr(lower(d.text), '#' || {mark}) > 0)"
                )
            }
            Filter::Before(day) => format!("d.on_date < {}", self.bind(*day)),
            Filter::After(day) => format!("d.on_date > {}", self.bind(*day)),
            Filter::On(day) => format!("d.on_date = {}", self.bind(*day)),
            Filter::Visibility(visibility) => format!("d.visibility = {}", self.bind(*visibility)),
            Filter::Is(state) => self.state(view, *state)?,
            Filter::Has(part) => has(*part).to_owned(),
        })
    }

    fn state(&mut self, view: &View<'_>, state: State) -> Result<String> {
        Ok(match state {
            State::Open => OPEN.to_owned(),
            State::Done => DONE.to_owned(),
            State::Overdue => {
                let today = self.bind(view.today());
                format!(
                    "(d.kind = 'action' AND EXISTS (SELECT 1 FROM action a WHERE a.id = d.ref AND a.done_on IS NULL AND a.due < {today}) \
                     OR d.kind = 'goal' AND EXISTS (SELECT 1 FROM goal g WHERE g.id = d.ref AND g.status <> 'closed' AND g.due < {today}))"
                )
            }
            State::Planned | State::Held => format!(
                "(d.kind = 'meeting' AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = d.ref AND m.status = {}))",
                self.bind(state.word())
            ),
            State::Private | State::Shareable => format!("d.visibility = {}", self.bind(state.word())),
            State::AtRisk => {
                // The figures say it of some goals, which no query knows.
                let by_figures = self.bind(at_risk(view)?);
                format!(
                    "(d.kind = 'goal' AND (d.ref IN (SELECT value FROM json_each({by_figures})) \
                     OR EXISTS (SELECT 1 FROM goal g WHERE g.id = d.ref AND g.status = 'at-risk')))"
                )
            }
            State::Archived => {
                "EXISTS (SELECT 1 FROM person p WHERE p.id = d.person AND p.archived_on IS NOT NULL)"
                    .to_owned()
            }
        })
    }
}

/// The ids of goals at risk, as a JSON list.
fn at_risk(view: &View<'_>) -> Result<String> {
    let open = crate::attention::open_goals(view, None)?;
    let ids =
        open.into_iter().filter(|(_, goal)| goal.status == GoalStatus::AtRisk).map(|(_, goal)| goal.id.0);
    Ok(ids.collect::<serde_json::Value>().to_string())
}

const OPEN: &str = "(d.kind = 'action' AND EXISTS (SELECT 1 FROM action a WHERE a.id = d.ref AND a.done_on IS NULL) \
    OR d.kind = 'goal' AND EXISTS (SELECT 1 FROM goal g WHERE g.id = d.ref AND g.status <> 'closed') \
    OR d.kind = 'topic' AND EXISTS (SELECT 1 FROM topic t WHERE t.id = d.ref AND t.done_on IS NULL))";

const DONE: &str = "(d.kind = 'action' AND EXISTS (SELECT 1 FROM action a WHERE a.id = d.ref AND a.done_on IS NOT NULL) \
    OR d.kind = 'goal' AND EXISTS (SELECT 1 FROM goal g WHERE g.id = d.ref AND g.status = 'closed') \
    OR d.kind = 'topic' AND EXISTS (SELECT 1 FROM topic t WHERE t.id = d.ref AND t.done_on IS NOT NULL))";

fn has(part: Part) -> &'static str {
    match part {
        Part::Action => "(d.kind = 'meeting' AND EXISTS (SELECT 1 FROM action a WHERE a.meeting = d.ref))",
        Part::Due => {
            "(d.kind = 'action' AND EXISTS (SELECT 1 FROM action a WHERE a.id = d.ref AND a.due IS NOT NULL) \
             OR d.kind = 'goal' AND EXISTS (SELECT 1 FROM goal g WHERE g.id = d.ref AND g.due IS NOT NULL))"
        }
        Part::Link => {
            "(d.kind = 'note' AND EXISTS (SELECT 1 FROM review_note n WHERE n.id = d.ref AND n.links <> '[]') \
             OR instr(d.text, '://') > 0)"
        }
        Part::Private => {
            "(d.kind = 'meeting' AND EXISTS (SELECT 1 FROM meeting m WHERE m.id = d.ref AND m.private_notes <> ''))"
        }
        Part::Tag => {
            "(d.kind = 'note' AND EXISTS (SELECT 1 FROM review_note n WHERE n.id = d.ref AND n.tags <> '[]') \
             OR d.kind = 'person' AND EXISTS (SELECT 1 FROM person p WHERE p.id = d.ref AND p.tags <> '[]'))"
        }
        Part::Milestone => "(d.kind = 'goal' AND EXISTS (SELECT 1 FROM milestone m WHERE m.goal = d.ref))",
        Part::Checkin => "(d.kind = 'goal' AND EXISTS (SELECT 1 FROM checkin c WHERE c.goal = d.ref))",
    }
}

/// A phrase for the index, which knows letters as they are typed without a key for them.
fn phrase(text: &str) -> String {
    let mut phrase = String::from("\"");
    for c in text.chars() {
        match c.to_lowercase().next().and_then(people::spelt) {
            Some(letters) => phrase.push_str(letters),
            None if c == '"' => phrase.push_str("\"\""),
            None => phrase.push(c),
        }
    }
    phrase.push('"');
    phrase
}

/// Scripts written without spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar).
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}
