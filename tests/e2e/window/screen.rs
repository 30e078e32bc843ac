//! The screen itself, without the driver: a key as the keyboard sends it, the pixels it changes,
//! and the mouse. What a driver tells of a frame comes through the driver's own queue, and the
//! mouse of a driver carries nothing.

use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt as _, ImageFormat, InputFocus, MapState, Window as Shown};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::{CURRENT_TIME, NONE};

/// A letter that is not drawn there in this time is drawn elsewhere: the text has moved.
const ELSEWHERE: Duration = Duration::from_secs(2);
const PRESS: u8 = 2;
const RELEASE: u8 = 3;
const BUTTON_PRESS: u8 = 4;
const BUTTON_RELEASE: u8 = 5;
const MOTION: u8 = 6;
const FIRST_BUTTON: u8 = 1;
/// A hand moves in steps; what it passes over answers between them.
const STEPS: i32 = 12;
const STEP: Duration = Duration::from_millis(40);
/// How long a hand stays before it lets go.
const REST: Duration = Duration::from_millis(400);

pub struct Screen {
    server: RustConnection,
    root: Shown,
    /// Where the app's page begins.
    left: i16,
    top: i16,
}

/// A piece of the page, in its own pixels.
#[derive(Debug, Clone, Copy)]
pub struct Area {
    pub left: i16,
    pub top: i16,
    pub width: u16,
    pub height: u16,
}

impl Screen {
    /// The screen of this test, with the keyboard given to its largest window.
    pub fn of_the_app() -> Self {
        let (server, number) = x11rb::connect(None).expect("the screen of the test");
        let root = server.setup().roots[number].root;
        let windows = server.query_tree(root).expect("its windows").reply().expect("its windows").children;
        let sizes = windows.into_iter().filter_map(|window| {
            let state = server.get_window_attributes(window).ok()?.reply().ok()?.map_state;
            let size = server.get_geometry(window).ok()?.reply().ok()?;
            (state == MapState::VIEWABLE).then(|| (u32::from(size.width) * u32::from(size.height), window))
        });
        let (_, app) = sizes.max().expect("the app's window");
        server.set_input_focus(InputFocus::PARENT, app, CURRENT_TIME).expect("the keyboard is the app's");
        let place =
            server.translate_coordinates(app, root, 0, 0).expect("its place").reply().expect("its place");
        Self { left: place.dst_x, top: place.dst_y, root, server }
    }

    /// The time from a key of this letter, a small one, to the first pixel that changes there;
    /// `None` where none does.
    pub fn key_to_frame(&self, letter: char, area: Area) -> Option<Duration> {
        let code = self.code_of(letter);
        let before = self.pixels(area);
        let begun = Instant::now();
        self.send(PRESS, code);
        self.send(RELEASE, code);
        while self.pixels(area) == before {
            if begun.elapsed() > ELSEWHERE {
                return None;
            }
            // Looking without a pause would take the processor that draws.
            std::thread::sleep(Duration::from_micros(500));
        }
        Some(begun.elapsed())
    }

    /// Takes what lies in one place of the page and lets it go in another.
    pub fn drag(&self, from: (i16, i16), to: (i16, i16)) {
        self.point(from);
        std::thread::sleep(STEP);
        self.send(BUTTON_PRESS, FIRST_BUTTON);
        let between = |a: i16, b: i16, step: i32| {
            let way = i32::from(b) - i32::from(a);
            i16::try_from(i32::from(a) + way * step / STEPS).expect("a place on the screen")
        };
        for step in 1..=STEPS {
            self.point((between(from.0, to.0, step), between(from.1, to.1, step)));
            std::thread::sleep(STEP);
        }
        std::thread::sleep(REST);
        // Nobody holds a mouse quite still, and what lies below learns of the drag by its moves.
        self.point((to.0 + 1, to.1));
        std::thread::sleep(REST);
        self.send(BUTTON_RELEASE, FIRST_BUTTON);
        // Whoever leaves at once may not be heard.
        let heard = self.server.get_input_focus().expect("a question");
        heard.reply().expect("the screen has heard all");
    }

    fn point(&self, (x, y): (i16, i16)) {
        let (x, y) = (self.left + x, self.top + y);
        self.server.xtest_fake_input(MOTION, 0, CURRENT_TIME, self.root, x, y, 0).expect("the mouse moves");
        self.server.flush().expect("it moves at once");
    }

    fn send(&self, what: u8, code: u8) {
        self.server.xtest_fake_input(what, code, CURRENT_TIME, NONE, 0, 0, 0).expect("a key is sent");
        self.server.flush().expect("it is sent at once");
    }

    fn code_of(&self, letter: char) -> u8 {
        let setup = self.server.setup();
        let count = setup.max_keycode - setup.min_keycode + 1;
        let table = self.server.get_keyboard_mapping(setup.min_keycode, count).expect("the keyboard");
        let table = table.reply().expect("the keyboard");
        let each = usize::from(table.keysyms_per_keycode);
        let at = table.keysyms.chunks(each).position(|signs| signs[0] == u32::from(letter));
        setup.min_keycode + u8::try_from(at.expect("a key for the letter")).expect("a key's number")
    }

    fn pixels(&self, area: Area) -> Vec<u8> {
        let (x, y) = (self.left + area.left, self.top + area.top);
        let image =
            self.server.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, area.width, area.height, u32::MAX);
        image.expect("the pixels").reply().expect("the pixels").data
    }
}
