//! Time and ids, injected: nothing below the edge calls `now()` or rolls dice of its own.

use chrono::{DateTime, Local, NaiveDate, TimeZone, Utc};

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub enum Clock {
    /// The computer's clock.
    System,
    /// Always this moment.
    Fixed(DateTime<Local>),
    /// Always noon of this day in UTC, whatever the zone: what is made then has the same moments
    /// and ids everywhere.
    NoonUtc(NaiveDate),
}

impl Clock {
    /// Noon of a day, local time: what `--today` sets.
    pub fn noon_of(date: NaiveDate) -> Self {
        let noon = date.and_hms_opt(12, 0, 0).unwrap_or_default();
        // Noon is skipped by no zone's change of the clocks; UTC is the way out all the same.
        Self::Fixed(Local.from_local_datetime(&noon).earliest().unwrap_or_else(|| noon.and_utc().into()))
    }

    /// The moment now.
    pub fn now(self) -> Now {
        let at = match self {
            Self::System => Local::now(),
            Self::Fixed(at) => at,
            Self::NoonUtc(day) => {
                let noon = day.and_hms_opt(12, 0, 0).unwrap_or_default();
                return Now { at: noon.and_utc().into(), day };
            }
        };
        Now { at, day: at.date_naive() }
    }
}

/// A local day and time as a moment. One that a change of the clocks skips is taken an hour
/// later, one that comes twice the first time.
pub fn moment_of(local: chrono::NaiveDateTime) -> DateTime<Utc> {
    let at = |local: chrono::NaiveDateTime| Local.from_local_datetime(&local).earliest();
    let found = at(local).or_else(|| at(local + chrono::TimeDelta::hours(1)));
    found.map_or_else(|| local.and_utc(), |at| at.to_utc())
}

/// The local day of a stored moment; nothing where it is none.
pub fn day_of(moment: &str) -> Option<NaiveDate> {
    let at = DateTime::parse_from_rfc3339(moment).ok()?;
    Some(at.with_timezone(&Local).date_naive())
}

/// One moment that a whole operation shares.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    at: DateTime<Local>,
    day: NaiveDate,
}

impl Now {
    /// The local calendar date.
    pub fn today(&self) -> NaiveDate {
        self.day
    }

    /// The moment on the local clock.
    pub fn local(&self) -> DateTime<Local> {
        self.at
    }

    /// The local time of day.
    pub fn time(&self) -> chrono::NaiveTime {
        self.at.time()
    }

    /// The moment in UTC, RFC 3339 to the millisecond: how moments are stored.
    pub fn moment(&self) -> String {
        self.at.with_timezone(&Utc).to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
    }

    /// Milliseconds since 1970, never negative.
    pub fn millis(&self) -> u64 {
        u64::try_from(self.at.timestamp_millis()).unwrap_or(0)
    }
}

/// Makes UUIDv7 texts: the operation's moment, then a counter, then chance.
#[derive(Debug)]
pub struct Ids {
    seed: Option<u64>,
    counter: u64,
}

impl Ids {
    /// Ids nobody can foresee.
    pub fn random() -> Self {
        Self { seed: None, counter: 0 }
    }

    /// The same ids for the same seed: sample data and tests.
    pub fn seeded(seed: u64) -> Self {
        Self { seed: Some(seed), counter: 0 }
    }

    /// The next id.
    pub fn next(&mut self, now: &Now) -> String {
        self.counter += 1;
        let mut bytes = match self.seed {
            Some(seed) => split_mix(seed, self.counter),
            None => *uuid::Uuid::new_v4().as_bytes(),
        };
        // The counter goes first, so that ids of one moment sort in the order they were made.
        // Version and variant take the high bits of bytes 0 and 2: 18 bits are left to count in.
        let [.., high, low] = ((self.counter >> 6) & 0xfff).to_be_bytes();
        bytes[0] = high;
        bytes[1] = low;
        bytes[2] = u8::try_from(self.counter & 0x3f).unwrap_or_default();
        let mut random = [0u8; 10];
        random.copy_from_slice(&bytes[..10]);
        uuid::Builder::from_unix_timestamp_millis(now.millis(), &random).into_uuid().to_string()
    }
}

/// `SplitMix64` (Steele, Lea, Flood 2014), twice: enough chance for sample data.
fn split_mix(seed: u64, n: u64) -> [u8; 16] {
    let mix = |z: u64| {
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let base = seed.wrapping_add(n.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mut bytes = [0u8; 16];
    bytes[..8].copy_from_slice(&mix(base).to_be_bytes());
    bytes[8..].copy_from_slice(&mix(base ^ 0x5851_f42d_4c95_7f2d).to_be_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_in_the_order_they_were_made_and_repeat_with_their_seed() {
        let now = Clock::noon_of(NaiveDate::from_ymd_opt(2026, 11, 21).expect("a date")).now();
        let make = || {
            let mut ids = Ids::seeded(7);
            (0..2000).map(|_| ids.next(&now)).collect::<Vec<_>>()
        };
        let list = make();
        assert!(list.is_sorted(), "ids of one moment keep their order");
        assert_eq!(list, make(), "a seed repeats its ids");
        assert_eq!(now.today().to_string(), "2026-11-21", "noon stays in its own day");
    }
}
