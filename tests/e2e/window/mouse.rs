//! The mouse as the screen has it: what is dragged is dragged by a real pointer.

use fantoccini::elements::Element;
use serde_json::json;

use super::Window;
use super::screen::Screen;

impl Window {
    /// Drags what has one role and name onto what has another.
    pub fn drag(&self, what: (&str, &str), onto: (&str, &str)) {
        let (from, to) = (self.middle(what), self.middle(onto));
        Screen::of_the_app().drag(from, to);
    }

    /// Where the middle of something is in the page.
    fn middle(&self, (role, name): (&str, &str)) -> (i16, i16) {
        self.wait(&format!("{role} “{name}” is there"), || self.has(role, name));
        let element = self.find(role, name, "").unwrap_or_else(|| panic!("{role} “{name}” stays"));
        let place = self.script(
            "const { left, top, width, height } = arguments[0].getBoundingClientRect();
             return [left + Math.min(width, 200) / 2, top + height / 2];",
            vec![json!(element)],
        );
        let pixels = |at: usize| {
            let place = place[at].as_f64().unwrap_or_else(|| panic!("it has a place: {place}"));
            format!("{place:.0}").parse::<i16>().expect("a place on the screen")
        };
        (pixels(0), pixels(1))
    }

    /// Chooses a file in a field for files.
    pub fn choose_file(&self, field: &str, file: &std::path::Path) {
        self.wait(&format!("“{field}” takes files"), || self.has("textbox", field));
        let element: Element = self.find("textbox", field, "").expect("it stays");
        let path = file.display().to_string();
        self.ask(element.send_keys(&path)).unwrap_or_else(|e| panic!("{path} is chosen: {e}"));
    }
}
