//! The power goes in mid-typing; the words are there when Trellis starts again.

use crate::one_on_one::open_call;

#[test]
fn a_power_cut_in_mid_typing_loses_no_more_than_the_last_second() {
    let Some((mut window, call)) = open_call("power-cut") else { return };
    window.write("Shared notes", "The first sentence of this call.");
    // What was typed a second ago must be in the file.
    std::thread::sleep(std::time::Duration::from_secs(1));
    window.type_keys(" And while she spoke of");
    window.kill_and_start_again();

    let stored = window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    assert!(stored.contains("The first sentence of this call."), "a second later it is stored: {stored}");
    window.go(&format!("meeting/{call}"));
    window.sees("The first sentence of this call.");
    window.picture("again");
    window.write("Shared notes", " We went on.");
    let stored = || window.cli_json(&["meeting", "show", &call])["notes"].to_string();
    window.wait("typing goes on", || stored().contains("We went on."));
    let doctor = window.cli_json(&["doctor"]);
    assert_eq!(doctor["ok"], true, "the file is sound: {doctor}");
}
