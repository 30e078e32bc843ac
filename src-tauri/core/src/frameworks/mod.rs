//! Frameworks.
use crate::error::Result;
use crate::transact::Tx;
use crate::workspace::View;
pub(crate) fn builtin_wanted(_: View<'_>) -> Result<Vec<String>> {
    Ok(vec![])
}
pub(crate) fn add_builtin(_: &mut Tx<'_>, _: Vec<String>) -> Result<()> {
    Ok(())
}
