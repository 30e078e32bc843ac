//! A closed voice stays as it is, also when something older is undone.

use crate::error::{Code, Error, Result};
use crate::store::OperationId;
use crate::workspace::View;

/// Refuses the undo of an operation that rated in a voice which was closed later. Undoing
/// the closing itself is no such thing, and opens the way.
pub(crate) fn guard(view: &View<'_>, target: &OperationId) -> Result<()> {
    let thawed: i64 =
        view.scalar(include_str!("../store/sql/snapshots/thaws.sql"), [target])?.unwrap_or_default();
    if thawed == 0 {
        return Ok(());
    }
    Err(Error::new(
        Code::Conflict,
        "this cannot be undone: the voice it rated in was closed later; nothing was changed; undo the closing first",
    ))
}
