//! Meetings.
use crate::error::Result;
use crate::transact::Tx;
pub(crate) fn resync(_: &mut Tx<'_>, _: &str) -> Result<()> {
    Ok(())
}
