//! Tables: a row per competency and a column per level, or a row per descriptor.
//!
//! Rows of one competency may repeat; a blank area or competency is that of the row above, as
//! merged cells are. What finds no place is reported with the place it stands at.

use std::collections::BTreeMap;

use crate::frameworks::cell;
use crate::frameworks::read::ReadError;
use crate::frameworks::read::grid::{Grid, Row};
use crate::frameworks::read::heading::{self, Heading};
use crate::frameworks::read::node::cut;
use crate::frameworks::read::notes::Notes;
use crate::frameworks::read::sketch::{LevelDraft, Sketch, Spot};
use crate::frameworks::slug::{fold, tidy_name};

/// What is known of a table from around it.
#[derive(Debug, Default, Clone)]
pub(super) struct Around {
    pub area: Option<String>,
    pub competency: Option<String>,
}

impl Around {
    fn is_known(&self) -> bool {
        self.area.is_some() || self.competency.is_some()
    }
}

/// Reads tables into one ladder: the first gives the levels, the others must share them.
/// The answer is what stands above the first heading row, if it is one line: a title.
pub(super) fn read(
    grids: &[(Grid, Around)],
    sketch: &mut Sketch,
    notes: &mut Notes,
) -> Result<Option<String>, ReadError> {
    let mut title = None;
    let mut found = false;
    for (grid, around) in grids {
        let Some(heading) = heading::find(grid, around.is_known()) else {
            left_out(grid, notes);
            continue;
        };
        let levels = levels_of(grid, &heading);
        let known = levels.iter().filter(|level| sketch.level(&level.name).is_some()).count();
        if !sketch.levels.is_empty() && known == 0 && !levels.is_empty() {
            let place = grid.rows.get(heading.row).map_or(1, |row| row.line);
            notes.warn_at(
                place,
                grid.place(place, None),
                "this table has none of the levels of the first one and was left out",
            );
            continue;
        }
        found = true;
        for level in levels {
            if sketch.levels.is_empty() || sketch.level(&level.name).is_none() || known == 0 {
                sketch.levels.push(level);
            }
        }
        for row in grid.rows.iter().take(heading.row) {
            match row.cells.values().next().filter(|_| row.cells.len() == 1 && title.is_none()) {
                Some(text) => title = Some(tidy_name(text)).filter(|title| !title.is_empty()),
                None => notes.warn_at(
                    row.line,
                    grid.place(row.line, None),
                    format!("this stands above the table and was left out: {}", row.brief()),
                ),
            }
        }
        if heading.guessed {
            let line = grid.rows.get(heading.row).map_or(1, |row| row.line);
            notes.warn_at(
                line,
                grid.place(line, heading.competency),
                "this column does not say what it holds and was read as the competencies",
            );
        }
        Reader { grid, heading: &heading, around, sketch, notes, others: BTreeMap::new() }.rows();
    }
    if found { Ok(title) } else { Err(ReadError::Nothing(no_heading(grids))) }
}

fn left_out(grid: &Grid, notes: &mut Notes) {
    let Some(first) = grid.rows.first() else { return };
    let rows = grid.rows.len();
    let what = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
    notes.warn_at(
        first.line,
        grid.place(first.line, None),
        format!(
            "no heading row with levels was found here; {what} left out, beginning with: {}",
            first.brief()
        ),
    );
}

fn no_heading(grids: &[(Grid, Around)]) -> String {
    let rows = || grids.iter().filter_map(|(grid, _)| grid.rows.first());
    let first = rows().next().map(Row::brief).unwrap_or_default();
    let flipped =
        rows().any(|row| heading::is_level_word(row.cells.values().next().map_or("", String::as_str)));
    let turn = if flipped { "; where the levels stand in rows, turn the table round" } else { "" };
    format!(
        "the table begins with “{first}”; its heading row needs a column for the area or competency and one for each level{turn}"
    )
}

/// The levels of a table: its columns, or the words of its level column in their order.
fn levels_of(grid: &Grid, heading: &Heading) -> Vec<LevelDraft> {
    let Some(column) = heading.level else {
        return heading.levels.iter().map(|(_, level)| level.clone().into()).collect();
    };
    let mut order = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut last = String::new();
    for row in grid.rows.iter().skip(heading.row + 1) {
        let owner = format!("{} {}", row.text(heading.area), row.text(heading.competency));
        if owner.trim() != "" && owner != last {
            merge_order(&mut order, &run);
            run.clear();
            last = owner;
        }
        let word = tidy_name(row.text(Some(column)));
        if !word.is_empty() && !run.iter().any(|known| fold(known) == fold(&word)) {
            run.push(word);
        }
    }
    merge_order(&mut order, &run);
    if order.iter().all(|word| word.parse::<usize>().is_ok()) {
        order.sort_by_key(|word| word.parse::<usize>().unwrap_or_default());
        order = order.into_iter().map(|number| format!("Level {number}")).collect();
    }
    order.into_iter().map(|name| LevelDraft { name, ..LevelDraft::default() }).collect()
}

/// Puts new words of a run before the known one that follows them there, else at the end.
pub(super) fn merge_order(order: &mut Vec<String>, run: &[String]) {
    let mut before: Option<usize> = None;
    for word in run.iter().rev() {
        let at = order.iter().position(|known| fold(known) == fold(word));
        before = Some(at.unwrap_or_else(|| {
            let at = before.unwrap_or(order.len());
            order.insert(at, word.clone());
            at
        }));
    }
}

struct Reader<'a> {
    grid: &'a Grid,
    heading: &'a Heading,
    around: &'a Around,
    sketch: &'a mut Sketch,
    notes: &'a mut Notes,
    /// Filled cells of columns without a place: how many, and the first.
    others: BTreeMap<usize, (usize, usize, String)>,
}

impl Reader<'_> {
    fn rows(mut self) {
        let mut area = self.around.area.clone();
        let mut spot: Option<Spot> = None;
        let rows = self.grid.rows.get(self.heading.row + 1..).unwrap_or_default();
        let layered = self.heading.area.is_some() || self.around.area.is_some();
        for (at, row) in rows.iter().enumerate() {
            if self.repeats_heading(row) {
                continue;
            }
            let (named_area, name) = (row.text(self.heading.area), self.name_in(row));
            let slug = Some(row.text(self.heading.slug)).filter(|slug| !slug.is_empty());
            let written = self.is_written(row);
            if !named_area.is_empty() {
                if area.as_deref().is_none_or(|known| fold(known) != fold(named_area)) {
                    spot = None;
                }
                area = Some(tidy(named_area));
            }
            // A row with nothing but a name heads the rows below it.
            if !layered
                && !written
                && slug.is_none()
                && !name.is_empty()
                && row.cells.len() == 1
                && self.is_section(rows, at)
            {
                area = Some(tidy(name));
                spot = None;
                continue;
            }
            if name.is_empty() && !written {
                match area.as_deref().filter(|_| !named_area.is_empty()) {
                    Some(area) if self.heading.competency.is_some() => {
                        self.sketch.area(area);
                    }
                    Some(area) => spot = Some(self.spot(Some(area), "", slug)),
                    None => {}
                }
            } else if !name.is_empty() || spot.is_none() {
                if name.is_empty() && area.is_none() {
                    self.lost(row, None, "no competency is named here or above");
                    continue;
                }
                let name = tidy(name);
                spot = Some(self.spot(area.as_deref(), &name, slug));
            }
            match spot {
                Some(spot) => self.fill(row, spot),
                None => self.strays(row),
            }
        }
        let others = std::mem::take(&mut self.others);
        for (column, (cells, line, first)) in others {
            let name = self.heading.others.get(&column);
            let what = name.map_or_else(
                || "a column without a heading".to_owned(),
                |name| format!("the column `{}`", cut(name, 40)),
            );
            let cells = if cells == 1 {
                format!(": {first}")
            } else {
                format!(" ({cells} cells), beginning with: {first}")
            };
            let place = self.grid.place(line, Some(column));
            self.notes.warn_at(
                line,
                place,
                format!("{what} has no place in a ladder and was left out{cells}"),
            );
        }
    }

    /// The competency as the row names it: its cell, else what stands around the table.
    fn name_in<'r>(&'r self, row: &'r Row) -> &'r str {
        match self.heading.competency {
            Some(column) => row.text(Some(column)),
            None => self.around.competency.as_deref().unwrap_or_default(),
        }
    }

    fn spot(&mut self, area: Option<&str>, name: &str, slug: Option<&str>) -> Spot {
        // Without a second layer the area is its own competency.
        let area = self.sketch.area(area.unwrap_or(name));
        self.sketch.competency(area, name, slug)
    }

    fn is_written(&self, row: &Row) -> bool {
        let texts = self.heading.levels.iter().map(|(column, _)| *column).chain(self.heading.text);
        texts.into_iter().any(|column| !row.text(Some(column)).is_empty())
    }

    /// Whether what follows a lone name are competencies with descriptors.
    fn is_section(&self, rows: &[Row], at: usize) -> bool {
        let next = rows.get(at + 1..).unwrap_or_default().iter().find(|row| !row.cells.is_empty());
        next.is_some_and(|row| !self.name_in(row).is_empty() && self.is_written(row))
    }

    fn repeats_heading(&self, row: &Row) -> bool {
        self.grid.rows.get(self.heading.row).is_some_and(|heading| heading.cells == row.cells)
    }

    fn fill(&mut self, row: &Row, spot: Spot) {
        let about = row.text(self.heading.about).to_owned();
        if !about.is_empty() {
            self.sketch.describe(spot, &about);
        }
        for (column, level) in &self.heading.levels {
            let cell = cell::from_text(row.text(Some(*column)));
            if let Some(level) = self.sketch.level(&level.name).filter(|_| !cell.is_empty()) {
                self.sketch.put(spot, level, cell);
            }
        }
        for (column, level) in &self.heading.level_examples {
            let name =
                self.heading.levels.get(*level).map(|(_, level)| level.name.clone()).unwrap_or_default();
            self.exemplify(row, *column, spot, &name);
        }
        if let Some(column) = self.heading.text {
            let cell = cell::from_text(row.text(Some(column)));
            let word = row.text(self.heading.level).to_owned();
            match self.sketch.level(&word) {
                Some(level) => {
                    self.sketch.put(spot, level, cell);
                    if let Some(column) = self.heading.examples {
                        self.exemplify(row, column, spot, &word);
                    }
                }
                None if cell.is_empty() => {}
                None => self.lost(row, Some(column), "no level is given"),
            }
        }
        for (column, role) in &self.heading.profiles {
            let word = row.text(Some(*column));
            if word.is_empty() {
                self.sketch.profile(role);
                continue;
            }
            match self.sketch.level(word) {
                Some(level) => {
                    let profile = self.sketch.profile(role);
                    self.sketch.expect(profile, spot, level);
                }
                None => {
                    let why = format!("`{role}` expects `{}`, which is no level; left out", cut(word, 60));
                    self.notes.warn_at(row.line, self.grid.place(row.line, Some(*column)), why);
                }
            }
        }
        self.strays(row);
    }

    fn exemplify(&mut self, row: &Row, column: usize, spot: Spot, level: &str) {
        let texts = cell::from_text(row.text(Some(column)));
        let texts: Vec<String> =
            texts.into_iter().flat_map(|one| std::iter::once(one.text).chain(one.examples)).collect();
        let Some(level) = self.sketch.level(level).filter(|_| !texts.is_empty()) else { return };
        if !self.sketch.exemplify(spot, level, texts).is_empty() {
            self.lost(row, Some(column), "these examples have no descriptor");
        }
    }

    /// Counts cells that stand in no column of a ladder.
    fn strays(&mut self, row: &Row) {
        let heading = self.heading;
        for (&column, text) in &row.cells {
            let known = [
                heading.area,
                heading.competency,
                heading.slug,
                heading.about,
                heading.level,
                heading.text,
                heading.examples,
            ];
            let placed = known.contains(&Some(column))
                || heading.levels.iter().any(|(at, _)| *at == column)
                || heading.level_examples.iter().any(|(at, _)| *at == column)
                || heading.profiles.iter().any(|(at, _)| *at == column);
            if !placed {
                let entry = self.others.entry(column).or_insert_with(|| (0, row.line, cut(text, 60)));
                entry.0 += 1;
            }
        }
    }

    fn lost(&mut self, row: &Row, column: Option<usize>, why: &str) {
        let words = column.map_or_else(|| row.brief(), |column| cut(row.text(Some(column)), 80));
        let place = self.grid.place(row.line, column);
        self.notes.warn_at(row.line, place, format!("this was left out because {why}: {words}"));
    }
}

/// A name as it stands, where nothing is left of it without its emoji.
fn tidy(name: &str) -> String {
    let tidied = tidy_name(name);
    if tidied.is_empty() { name.trim().to_owned() } else { tidied }
}
