//! Ctrl-C in work of many steps: the first ends it after the step that is under way, the second
//! at once, yet never in the middle of a file.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Held while a file is written.
static WRITING: Mutex<()> = Mutex::new(());

/// Whether Ctrl-C was pressed from now on.
pub fn heard() -> Arc<AtomicBool> {
    let heard = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&heard);
    // Where it cannot be listened for, Ctrl-C ends the program as ever.
    let _ = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::SeqCst) {
            let _whole = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
            std::process::exit(130);
        }
    });
    heard
}

/// Does what Ctrl-C may not cut in two: a draft of a file would be left behind.
pub fn whole<T>(work: impl FnOnce() -> T) -> T {
    let _whole = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    work()
}
