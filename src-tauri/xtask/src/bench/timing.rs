//! What a process took, and what many runs of it took.

use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// What one run took, in milliseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Taken {
    /// By the clock on the wall.
    pub clock: f64,
    /// Of processors, the system's part included, all threads together.
    pub processor: f64,
}

impl Taken {
    /// Without what another run took.
    pub fn less(self, off: Self) -> Self {
        Self { clock: self.clock - off.clock, processor: self.processor - off.processor }
    }

    /// One of so many.
    pub fn over(self, times: u32) -> Self {
        let times = f64::from(times);
        Self { clock: self.clock / times, processor: self.processor / times }
    }
}

/// Runs a command and tells what it took, in whole milliseconds.
///
/// The shell `bash` asks the system what its child took; Rust's own library cannot.
pub fn time(command: &mut Command, input: Option<&Path>) -> Result<Taken> {
    const SCRIPT: &str =
        "TIMEFORMAT='%3R %3U %3S'; said=$1; shift; time \"$@\" < \"$0\" > /dev/null 2> \"$said\"";
    let said = std::env::temp_dir().join(format!("trellis-bench-{}", std::process::id()));
    let mut shell = Command::new("bash");
    shell.args(["-c", SCRIPT]).arg(input.unwrap_or(Path::new("/dev/null"))).arg(&said);
    shell.arg(command.get_program()).args(command.get_args());
    let envs = command.get_envs().filter_map(|(name, value)| value.map(|value| (name, value)));
    shell.envs(envs).env("LC_ALL", "C").stdin(Stdio::null());
    let output = shell.output().context("`bash`, which measures, could not be started")?;
    let complaint = std::fs::read_to_string(&said).unwrap_or_default();
    std::fs::remove_file(&said).ok();
    if !output.status.success() {
        bail!("`{}` failed ({}): {}", crate::shell::shown(command), output.status, complaint.trim());
    }
    let told = String::from_utf8_lossy(&output.stderr);
    read(&told).with_context(|| format!("`bash` tells no times: {told}"))
}

/// `0.013 0.008 0.004`: by the clock, of processors for the program, and for the system.
fn read(told: &str) -> Option<Taken> {
    let mut seconds = told.split_whitespace().map(str::parse::<f64>);
    let mut next = || seconds.next()?.ok().map(|s| s * 1000.0);
    let (clock, user, system) = (next()?, next()?, next()?);
    Some(Taken { clock, processor: user + system })
}

/// What all runs of a case took.
#[derive(Debug, Default)]
pub struct Times(Vec<Taken>);

impl Times {
    pub fn add(&mut self, taken: Taken) {
        self.0.push(taken);
    }

    /// The processor time that so many of a hundred runs did not pass, in milliseconds.
    pub fn processor(&self, share: usize) -> f64 {
        self.at(share, |taken| taken.processor)
    }

    /// The same by the clock.
    pub fn clock(&self, share: usize) -> f64 {
        self.at(share, |taken| taken.clock)
    }

    fn at(&self, share: usize, part: impl Fn(&Taken) -> f64) -> f64 {
        let mut sorted: Vec<f64> = self.0.iter().map(part).collect();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * share / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bash_tells_is_read() {
        assert_eq!(read("0.013 0.008 0.004\n"), Some(Taken { clock: 13.0, processor: 12.0 }));
        assert_eq!(read("bash: no such file"), None, "a complaint is no time");
        assert_eq!(read("0.013 0.008"), None, "nor is half of it");
    }

    #[test]
    fn a_case_takes_what_is_left_when_the_start_is_taken_off() {
        let all = Taken { clock: 300.0, processor: 210.0 };
        let start = Taken { clock: 20.0, processor: 10.0 };
        assert_eq!(all.less(start).over(200), Taken { clock: 1.4, processor: 1.0 });
    }

    #[test]
    fn half_and_most_of_many_runs_are_told() {
        let mut times = Times::default();
        for n in (0..20).rev() {
            times.add(Taken { clock: f64::from(n), processor: f64::from(n) * 2.0 });
        }
        let at = |share| Taken { clock: times.clock(share), processor: times.processor(share) };
        assert_eq!(at(50), Taken { clock: 10.0, processor: 20.0 }, "half");
        assert_eq!(at(95), Taken { clock: 19.0, processor: 38.0 }, "95 of 100");
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn a_program_is_timed_and_its_failure_is_told() {
        let taken = time(&mut Command::new("true"), None).unwrap();
        assert!(taken.clock >= 0.0 && taken.processor >= 0.0, "it took something: {taken:?}");
        let failed = time(Command::new("ls").arg("/no-such-place"), None).unwrap_err().to_string();
        assert!(failed.contains("no-such-place"), "with what it said: {failed}");
    }
}
