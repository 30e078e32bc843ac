//! `trellis team heatmap`

use std::path::Path;

use trellis_core::team::{self, TeamExport, TeamFormat, TeamHeatmap};
use trellis_core::{Code, Error, Result};

use super::{Heatmap, Of};
use crate::context::Context;
use crate::output::{self, line, table, warning};
use crate::texts;

/// How the map is written: the answer of the core as it is, or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    File(TeamFormat),
}

/// A format by its word, as a value parser.
pub fn format(text: &str) -> Result<Format, String> {
    if text == "json" {
        return Ok(Format::Json);
    }
    text.parse()
        .map(Format::File)
        .map_err(|_| format!("“{text}” is not one of json, csv, xlsx, svg, png; nothing was changed"))
}

pub fn run(context: &mut Context, args: Heatmap) -> Result<()> {
    let to_file = args.output.filter(|path| path.as_os_str() != "-");
    let format = args.format.or_else(|| to_file.as_deref().and_then(by_ending));
    let Of { framework, on, team, area, stage } = args.of;
    let since = args.since;
    if let Some(Format::File(format)) = format {
        let request = TeamExport {
            format: Some(format),
            prints: args.prints,
            framework,
            on,
            since,
            team,
            area,
            stage,
            assessed: args.assessed,
        };
        let file = context.run(&request)?;
        if !file.left_out.is_empty() && !context.json() {
            warning(&format!("rated on another ladder and not in it: {}", file.left_out.join(", ")));
        }
        let bytes = file.bytes()?;
        return match to_file {
            Some(path) => wrote(context, &path, format.word(), &bytes),
            None => output::bytes(format.word(), file.text.is_some(), &bytes),
        };
    }
    let map = context.run(&TeamHeatmap { framework, on, since, team, area, stage })?;
    if let Some(path) = to_file {
        let json = serde_json::to_string_pretty(&map).map_err(|e| Error::new(Code::Failed, e.to_string()))?;
        return wrote(context, &path, "json", json.as_bytes());
    }
    if format == Some(Format::Json) {
        let json = serde_json::to_string_pretty(&map).map_err(|e| Error::new(Code::Failed, e.to_string()))?;
        return line(&json);
    }
    context.print(&map, || shown(&map))
}

fn wrote(context: &Context, path: &Path, format: &str, bytes: &[u8]) -> Result<()> {
    texts::write(path, bytes)?;
    let said = serde_json::json!({ "file": path.display().to_string(), "format": format });
    context.print(&said, || format!("Wrote {}. Mentors’ views are in it; it is for you.", path.display()))
}

fn by_ending(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    format(&ending).ok()
}

fn shown(map: &team::Heatmap) -> String {
    let retired = if map.retired.contains(&map.framework) { ", retired" } else { "" };
    let mut parts = vec![format!("{}{retired}, version {}, on {}", map.framework, map.version, map.on)];
    if map.rows.is_empty() {
        parts.push(
            "Nobody is on this map yet. `trellis person add` and `trellis snapshot add` put people on it."
                .to_owned(),
        );
    } else {
        // The competencies run down and the people across: a terminal is longer than wide.
        let head: Vec<&str> =
            std::iter::once("").chain(map.rows.iter().map(|row| row.person_name.as_str())).collect();
        let known =
            |slug: &str| map.rows.iter().any(|row| row.cells.get(slug).is_some_and(|c| c.number.is_some()));
        let (shown, empty): (Vec<_>, Vec<_>) = map.competencies.iter().partition(|c| known(&c.slug));
        let rows = shown.iter().map(|competency| {
            let cells =
                map.rows.iter().map(|row| row.cells.get(&competency.slug).map_or_else(String::new, cell));
            std::iter::once(competency.name.clone()).chain(cells).collect()
        });
        parts.push(table(&head, rows));
        if !empty.is_empty() {
            parts.push(format!("And {} in which nobody was assessed", empty.len()));
        }
        let levels = map.levels.iter().zip(1..).map(|(name, n)| format!("{n} {name}")).collect::<Vec<_>>();
        parts.push(format!(
            "0 not yet, {}; · not assessed; (−1) below the person’s own target",
            levels.join(", ")
        ));
    }
    if !map.elsewhere.is_empty() {
        let who: Vec<String> = map
            .elsewhere
            .iter()
            .map(|one| {
                let retired = if one.retired { ", retired" } else { "" };
                format!("{} ({}{retired}, {})", one.person_name, one.framework, one.on)
            })
            .collect();
        parts.push(format!("Not on this ladder: {}", who.join(", ")));
    }
    for lost in &map.lost {
        parts.push(format!(
            "{}: rated on an older version, with no place in this one: {}",
            lost.person_name,
            lost.competencies.join(", ")
        ));
    }
    parts.join("\n\n")
}

fn cell(cell: &team::HeatmapCell) -> String {
    let Some(number) = cell.number else { return "·".to_owned() };
    let missing = cell.missing.filter(|n| *n > 0).map(|n| format!(" (−{n})")).unwrap_or_default();
    let moved = match cell.change.filter(|n| *n != 0) {
        Some(n) if n > 0 => format!(" +{n}"),
        Some(n) => format!(" −{}", n.unsigned_abs()),
        None => String::new(),
    };
    format!("{number}{missing}{moved}")
}
