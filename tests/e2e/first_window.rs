//! The window itself: it opens, is ours, and keeps to its walls.

use serde_json::json;

use crate::window::{TODAY, Window};

#[test]
fn the_window_opens_and_shows_trellis() {
    let Some(window) = Window::first_start("first-window") else { return };
    window.sees("Trellis");
    window.picture("opened");
    let state = window.script_async(
        "const done = arguments[arguments.length - 1];
         window.__TAURI_INTERNALS__.invoke('file_state').then(done, done);",
        vec![],
    );
    assert_eq!(state["today"], TODAY, "the page reaches the shell: {state}");
}

#[test]
fn the_page_reaches_nothing_but_trellis() {
    let Some(window) = Window::first_start("walls") else { return };
    window.sees("Trellis");
    let outcome = |script: &str| {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then((v) => done(v ?? 'done'), () => done('refused'));"
        );
        window.script_async(&script, vec![])
    };
    assert_eq!(
        outcome("await fetch('http://127.0.0.1:9/')"),
        json!("refused"),
        "no page speaks to the network"
    );
    assert_eq!(
        outcome(
            "return await new Promise((tell) => {
               document.addEventListener('securitypolicyviolation', (e) => tell(e.effectiveDirective), { once: true });
               const script = document.createElement('script');
               script.textContent = 'window.stolen = true';
               document.body.append(script);
               setTimeout(() => tell(window.stolen ? 'ran' : 'silent'), 2000);
             })"
        ),
        json!("script-src-elem"),
        "no script that a note brings runs"
    );
    assert_eq!(
        outcome("await window.__TAURI_INTERNALS__.invoke('plugin:dialog|open', { options: {} })"),
        json!("refused"),
        "no page opens files by itself"
    );
}
