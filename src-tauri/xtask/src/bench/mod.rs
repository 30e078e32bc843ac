//! `cargo xtask bench`: what the command takes, in processor time and by the clock.
//!
//! It prints a table and judges nothing: machines differ and are shared. What was measured where
//! stands in `docs/performance.md`. Runs of all cases are interleaved, so that a neighbour who
//! wakes up slows all of them and not one.

mod cases;
mod notebooks;
mod timing;

use crate::shell;
use anyhow::{Context, Result};
use cases::Case;
use notebooks::Notebooks;
use std::path::PathBuf;
use timing::{Taken, Times};

/// Fills notebooks and measures the command, `runs` times each case. Builds it first, unless a
/// program is given.
pub fn measure(program: Option<PathBuf>, debug: bool, runs: u16) -> Result<()> {
    let program = match program {
        Some(program) => std::path::absolute(program).context("the program's path cannot be told")?,
        None => built(debug)?,
    };
    let folder = shell::build_folder()?.join("bench");
    println!("Filling notebooks in {}", folder.display());
    let notebooks = Notebooks::fill(&program, &folder)?;
    let cases = cases::all(&notebooks, &folder)?;
    let mut times: Vec<Times> = cases.iter().map(|_| Times::default()).collect();
    for run in 1..=runs {
        println!("Run {run} of {runs}");
        for (case, times) in cases.iter().zip(&mut times) {
            times.add(taken(case, &notebooks).with_context(|| format!("“{}” was not measured", case.what))?);
        }
    }
    println!("\n{}", table(&cases, &times, debug));
    Ok(())
}

/// Builds the command; gives its path.
fn built(debug: bool) -> Result<PathBuf> {
    let mut build = shell::cargo();
    build.arg("build").args(shell::PROGRAMS);
    if debug {
        // As the tests build it, so that nothing is built twice.
        build.arg("--tests");
    } else {
        println!("Building for release; this takes a while.");
        build.arg("--release");
    }
    shell::run(&mut build)?;
    shell::built(if debug { "debug" } else { "release" }, "trellis")
}

/// What one run of a case takes: all of it less what is only there to be taken off.
fn taken(case: &Case, notebooks: &Notebooks) -> Result<Taken> {
    let all = timing::time(&mut notebooks.command(&case.command), case.input.as_deref())?;
    let off = match &case.off {
        Some(input) => timing::time(&mut notebooks.command(&case.command), Some(input))?,
        None => Taken::default(),
    };
    Ok(all.less(off).over(case.times))
}

/// Half of the runs took no longer, and 95 of 100; the last column compares halves of processor
/// time with the case that a case grows from.
fn table(cases: &[Case], times: &[Times], debug: bool) -> String {
    let mut rows = vec![
        ["", "processor, half", "95 of 100", "clock, half", "95 of 100", "growth"]
            .map(str::to_owned)
            .to_vec(),
    ];
    for (case, own) in cases.iter().zip(times) {
        let growth = case
            .grows_from
            .and_then(|base| times.get(base))
            .map_or_else(String::new, |base| format!("{:.1} times", own.processor(50) / base.processor(50)));
        let mut row = vec![case.what.clone()];
        let told = [own.processor(50), own.processor(95), own.clock(50), own.clock(95)];
        row.extend(told.map(|ms| format!("{ms:.2} ms")));
        row.push(growth);
        rows.push(row);
    }
    let wide = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
    let widths: Vec<usize> = (0..6).map(wide).collect();
    let mut out = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).enumerate();
        let line: Vec<String> = cells
            .map(
                |(at, (cell, &wide))| {
                    if at == 0 { format!("{cell:<wide$}") } else { format!("{cell:>wide$}") }
                },
            )
            .collect();
        out += line.join("  ").trim_end();
        out.push('\n');
    }
    if debug {
        out += "\nThis was a development build: only the ratios mean something.\n";
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_case_and_tells_growth() {
        let case = |what: &str, grows_from| Case {
            what: what.to_owned(),
            command: cases::Command::Plain(Vec::new()),
            input: None,
            off: None,
            times: 1,
            grows_from,
        };
        let cases = [case("small", None), case("large", Some(0))];
        let mut times = [Times::default(), Times::default()];
        times[0].add(Taken { clock: 30.0, processor: 10.0 });
        times[1].add(Taken { clock: 90.0, processor: 25.0 });
        let shown = table(&cases, &times, false);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 3, "a head and two rows: {shown}");
        assert!(lines[1].starts_with("small") && lines[1].contains("10.00 ms"), "{shown}");
        assert!(lines[2].ends_with("2.5 times"), "by processor time: {shown}");
        assert!(!shown.contains("development"), "{shown}");
        assert!(table(&cases, &times, true).contains("development build"), "a trial says that it is one");
    }
}
