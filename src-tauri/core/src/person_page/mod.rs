//! A person's page: the facts of its head, the numbers of its tabs, its timeline, and the
//! list of people that leads to it.

mod directory;
mod page;
mod timeline;

pub use directory::{Directory, DirectoryRow, PersonDirectory, directory};
pub use page::{PagePerson, PersonPage, PersonTabs, page};
pub use timeline::{PersonTimeline, Timeline, TimelineEntry, TimelineKind, timeline};
