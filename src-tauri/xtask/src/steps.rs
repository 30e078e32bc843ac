//! A run of named steps that stops at the first failure and ends with a table.

use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// What became of one step.
enum Outcome {
    Passed(Duration),
    Failed(Duration),
    /// Left out on this system, with the reason.
    LeftOut(String),
    /// Not reached.
    NotRun,
}

type Work = Box<dyn FnOnce() -> Result<()>>;

/// The steps in their order.
#[derive(Default)]
pub struct Steps {
    planned: Vec<(&'static str, Result<Work, String>)>,
}

impl Steps {
    /// Plans a step.
    pub fn add(&mut self, name: &'static str, work: impl FnOnce() -> Result<()> + 'static) {
        self.planned.push((name, Ok(Box::new(work))));
    }

    /// Names a step that is left out here, and why.
    pub fn leave_out(&mut self, name: &'static str, why: &str) {
        self.planned.push((name, Err(why.to_owned())));
    }

    /// Takes the steps one by one; prints the table; the first failure is the error.
    pub fn take(self) -> Result<()> {
        let mut outcomes = Vec::new();
        let mut failure = None;
        for (name, work) in self.planned {
            let outcome = match work {
                _ if failure.is_some() => Outcome::NotRun,
                Err(why) => Outcome::LeftOut(why),
                Ok(work) => {
                    println!("\n== {name}");
                    let started = Instant::now();
                    match work() {
                        Ok(()) => Outcome::Passed(started.elapsed()),
                        Err(error) => {
                            failure = Some((name, error));
                            Outcome::Failed(started.elapsed())
                        }
                    }
                }
            };
            outcomes.push((name, outcome));
        }
        println!("\n{}", table(&outcomes));
        match failure {
            None => Ok(()),
            Some((name, error)) => {
                bail!("\"{name}\" failed, and the steps after it were not run: {error:#}")
            }
        }
    }
}

fn table(outcomes: &[(&str, Outcome)]) -> String {
    let width = outcomes.iter().map(|(name, _)| name.chars().count()).max().unwrap_or_default();
    let row = |(name, outcome): &(&str, Outcome)| match outcome {
        Outcome::Passed(time) => {
            format!("  {name:<width$}  passed    {:>6.1} s", time.as_secs_f64())
        }
        Outcome::Failed(time) => {
            format!("  {name:<width$}  FAILED    {:>6.1} s", time.as_secs_f64())
        }
        Outcome::LeftOut(why) => format!("  {name:<width$}  left out  {why}"),
        Outcome::NotRun => format!("  {name:<width$}  not run"),
    };
    outcomes.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;

    #[test]
    fn the_first_failure_stops_the_rest_and_is_named() {
        let reached = Rc::new(Cell::new(false));
        let later = Rc::clone(&reached);
        let mut steps = Steps::default();
        steps.add("format", || Ok(()));
        steps.add("lints", || bail!("a warning"));
        steps.add("tests", move || {
            later.set(true);
            Ok(())
        });
        let error = steps.take().unwrap_err().to_string();
        assert!(!reached.get(), "tests of code with warnings only cost time");
        assert!(
            error.contains("\"lints\" failed") && error.contains("a warning"),
            "says which step and why: {error}"
        );
    }

    #[test]
    fn the_table_tells_each_steps_fate() {
        let shown = table(&[
            ("format", Outcome::Passed(Duration::from_millis(1250))),
            ("window tests", Outcome::LeftOut("Linux only".into())),
            ("lints", Outcome::Failed(Duration::from_secs(61))),
            ("tests", Outcome::NotRun),
        ]);
        assert_eq!(
            shown,
            "  format        passed       1.2 s\n  window tests  left out  Linux only\n  \
             lints         FAILED      61.0 s\n  tests         not run",
            "one row for each step, in order"
        );
    }
}
