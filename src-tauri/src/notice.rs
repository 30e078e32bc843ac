//! Showing a reminder as a notification of the desktop. What it says is made by the core, of
//! what may be seen by others.

use notify_rust::Notification;
use tauri::{AppHandle, Runtime};
use trellis_core::reminders::Reminder;

/// Shows a reminder; clicking it opens its call where the desktop tells of clicks. A desktop
/// without notifications shows none.
pub fn show<R: Runtime>(app: &AppHandle<R>, reminder: Reminder) {
    let app = app.clone();
    // It may wait for a click for a long time.
    std::thread::spawn(move || {
        let mut notice = Notification::new();
        notice.appname("Trellis").icon("trellis-desktop").summary(&reminder.title);
        notice.body(&body(&reminder.text, reads_markup()));
        wait(&app, &mut notice, &reminder);
    });
}

#[cfg(target_os = "linux")]
fn wait<R: Runtime>(app: &AppHandle<R>, notice: &mut Notification, reminder: &Reminder) {
    notice.action("default", "Open");
    let Ok(shown) = notice.show() else { return };
    shown.wait_for_action(|action| {
        if action == "default" {
            crate::window::open_at(app, &format!("meeting/{}", reminder.meeting));
        }
    });
}

#[cfg(not(target_os = "linux"))]
fn wait<R: Runtime>(_: &AppHandle<R>, notice: &mut Notification, _: &Reminder) {
    // These systems tell nobody of clicks in this way; the reminder is shown all the same.
    notice.show().ok();
}

/// Some desktops read `<b>` in the text.
#[cfg(target_os = "linux")]
fn reads_markup() -> bool {
    notify_rust::get_capabilities().is_ok_and(|all| all.iter().any(|one| one == "body-markup"))
}

#[cfg(not(target_os = "linux"))]
fn reads_markup() -> bool {
    false
}

/// The text as it must be sent to be shown as it is.
fn body(text: &str, markup: bool) -> String {
    if markup {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_goal_with_an_angle_is_shown_as_it_is() {
        assert_eq!(
            body("p95 < 200 ms & <b>stays</b>", true),
            "p95 &lt; 200 ms &amp; &lt;b&gt;stays&lt;/b&gt;"
        );
        assert_eq!(body("p95 < 200 ms", false), "p95 < 200 ms", "where nothing is read into it");
    }
}
