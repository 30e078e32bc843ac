//! How a goal is measured: in percent, as a number from here to there, or yes or no.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};
use crate::words;

words! {
    /// The measure of a goal.
    pub enum MetricKind {
        /// 0 to 100.
        Percent = "percent",
        /// A number that moves from one value to another, up or down.
        Number = "number",
        /// Done or not.
        YesNo = "yes-no",
    }
}

/// A measure with its range. Written `percent`, `yes-no`, or `FROM..TO UNIT`: `9..3 calls a week`.
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// Its kind.
    pub kind: MetricKind,
    /// Where a number begins.
    pub from: Option<f64>,
    /// Where a number shall get to; never equal to `from`, and smaller where it falls.
    pub to: Option<f64>,
    /// What a number counts.
    pub unit: Option<String>,
}

/// Numbers beyond this lose whole units in a double and are nobody's goal.
const LARGEST: f64 = 1e12;

impl Metric {
    /// A measure without a range.
    pub const fn plain(kind: MetricKind) -> Self {
        Self { kind, from: None, to: None, unit: None }
    }

    /// Both ends of the measure: 0 to 100, no to yes, or the number's own.
    pub fn range(&self) -> (f64, f64) {
        match self.kind {
            MetricKind::Percent => (0.0, 100.0),
            MetricKind::YesNo => (0.0, 1.0),
            MetricKind::Number => (self.from.unwrap_or(0.0), self.to.unwrap_or(0.0)),
        }
    }

    /// A check-in's value as somebody wrote it: `40`, `40%`, `5`, `5 calls a week`, `yes`.
    ///
    /// # Errors
    /// `invalid` where it is not of this measure, or a percentage outside 0 to 100.
    pub fn value(&self, text: &str) -> Result<f64> {
        let text = text.trim();
        match self.kind {
            MetricKind::Percent => {
                let digits = text.strip_suffix('%').unwrap_or(text).trim_end();
                number(digits).filter(|n| (0.0..=100.0).contains(n)).ok_or_else(|| {
                    not_a_value(text, "this goal is measured in percent: write a number from 0 to 100")
                })
            }
            MetricKind::Number => {
                let (head, rest) = split_number(text);
                let rest = rest.trim();
                let known = rest.is_empty() || self.unit.as_deref().is_some_and(|u| u.trim() == rest);
                number(head).filter(|_| known).ok_or_else(|| {
                    not_a_value(
                        text,
                        &format!("this goal is measured as {self}: write a number such as 5 or 2.5"),
                    )
                })
            }
            MetricKind::YesNo => match text.to_lowercase().as_str() {
                "yes" | "y" => Ok(1.0),
                "no" | "n" => Ok(0.0),
                _ => Err(not_a_value(text, "this goal is yes or no: write yes or no")),
            },
        }
    }

    /// A value as people read it: `40 %`, `5 calls a week`, `yes`.
    pub fn worded(&self, value: f64) -> String {
        match self.kind {
            MetricKind::Percent => format!("{value} %"),
            MetricKind::Number => match &self.unit {
                Some(unit) => format!("{value} {unit}"),
                None => value.to_string(),
            },
            MetricKind::YesNo => if value >= 1.0 { "yes" } else { "no" }.to_owned(),
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.kind != MetricKind::Number {
            return f.write_str(self.kind.word());
        }
        let (from, to) = self.range();
        write!(f, "{from}..{to}")?;
        self.unit.as_ref().map_or(Ok(()), |unit| write!(f, " {unit}"))
    }
}

impl FromStr for Metric {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let text = text.trim();
        match text {
            "percent" | "%" => return Ok(Self::plain(MetricKind::Percent)),
            "yes-no" => return Ok(Self::plain(MetricKind::YesNo)),
            _ => {}
        }
        let wrong =
            |why: &str| Error::invalid("metric", format!("“{text}” {why}; nothing was changed; {HOW}"));
        let (from, rest) = split_number(text);
        let Some(rest) = rest.trim_start().strip_prefix("..") else { return Err(wrong("is not a measure")) };
        let (to, unit) = split_number(rest.trim_start());
        let (Some(from), Some(to)) = (number(from), number(to)) else {
            return Err(wrong("is not a measure with two numbers"));
        };
        // The ends are compared as written; nothing was computed that could have rounded them.
        #[allow(clippy::float_cmp)]
        if from == to {
            return Err(wrong("begins where it ends"));
        }
        let unit = unit.trim();
        if unit.starts_with('.') {
            return Err(wrong("is not a measure with two numbers"));
        }
        let unit = (!unit.is_empty()).then(|| unit.to_owned());
        Ok(Self { kind: MetricKind::Number, from: Some(from), to: Some(to), unit })
    }
}

const HOW: &str = "write percent, yes-no, or a range with its unit such as \"9..3 calls a week\"";

fn not_a_value(text: &str, how: &str) -> Error {
    let text = crate::dates::clip(text, 40);
    Error::invalid("value", format!("“{text}” is not a value of this goal; nothing was changed; {how}"))
}

/// The leading `-12.5` of a text, and what follows it. A range's dots are no decimal point.
fn split_number(text: &str) -> (&str, &str) {
    let sign = usize::from(text.starts_with(['-', '+']));
    let digits = |at: usize| text.get(at..).unwrap_or("").bytes().take_while(u8::is_ascii_digit).count();
    let whole = sign + digits(sign);
    let pointed = whole > sign && text.get(whole..).is_some_and(|t| t.starts_with('.'));
    let fraction = if pointed { digits(whole + 1) } else { 0 };
    text.split_at(if fraction > 0 { whole + 1 + fraction } else { whole })
}

/// A number in digits, nothing looser: no exponent, no infinity, no thousands.
fn number(text: &str) -> Option<f64> {
    let (head, rest) = split_number(text);
    let shaped = rest.is_empty() && head.bytes().any(|b| b.is_ascii_digit());
    let value: f64 = shaped.then(|| head.parse().ok()).flatten()?;
    // -0 is 0.
    (value.abs() <= LARGEST).then_some(value + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_measure_reads_back_as_it_was_written() {
        for text in ["percent", "yes-no", "9..3 calls a week", "0..10", "-2.5..1.25 s", "100..0 %"] {
            let metric: Metric = text.parse().unwrap();
            assert_eq!(metric.to_string(), text, "{text} is kept");
        }
        let loose: Metric = " 9 .. 3calls ".parse().unwrap();
        assert_eq!(loose.to_string(), "9..3 calls", "spaces do not matter");
    }

    #[test]
    fn what_is_no_measure_is_refused() {
        for text in [
            "",
            "lots",
            "3",
            "3..",
            "..3",
            "3..3 calls",
            "9...3",
            "1e3..5",
            "1,5..3",
            "9..3..1",
            "0..-0",
            "nan..1",
            "1..inf",
            "0..1000000000000000000000000",
        ] {
            assert!(text.parse::<Metric>().is_err(), "“{text}” is no measure");
        }
    }

    #[test]
    fn a_value_is_read_by_the_goals_own_measure() {
        let percent: Metric = "percent".parse().unwrap();
        assert_eq!((percent.value("40").ok(), percent.value(" 12.5 % ").ok()), (Some(40.0), Some(12.5)));
        for text in ["101", "-1", "yes", "", "NaN", "4 0"] {
            assert!(percent.value(text).is_err(), "“{text}” is no percentage");
        }
        let calls: Metric = "9..3 calls a week".parse().unwrap();
        assert_eq!((calls.value("5 calls a week").ok(), calls.value("-2").ok()), (Some(5.0), Some(-2.0)));
        assert!(calls.value("5 apples").is_err(), "another unit is another measure");
        let done: Metric = "yes-no".parse().unwrap();
        assert_eq!((done.value("Yes").ok(), done.value("n").ok()), (Some(1.0), Some(0.0)));
        assert!(done.value("1").is_err(), "a number is neither yes nor no");
    }
}
