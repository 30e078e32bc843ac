//! The list itself: mode, name, label, input, output, function.

use super::{Operation, Request, changed, read_input, reply, value};
use crate::error::Error;
use crate::{doctor, export, frameworks, history, import, people, search, undo};

operations! {
    write "person.add" "Added {}" (people::PersonAdd) -> people::Person = people::add;
    write "person.edit" "Edited {}" (people::PersonEdit) -> people::Person = people::edit;
    write "person.archive" "Archived {}" (people::PersonArchive) -> people::Person = people::archive;
    read "person.list" "" (people::PersonList) -> people::Persons = people::list;
    read "person.show" "" (people::PersonShow) -> people::Person = people::show;

    read "search.find" "" (search::SearchFind) -> search::Hits = search::find;

    read "export.json" "" (export::ExportJson) -> export::Document = export::json;
    whole "import.json" "Imported an export" (import::json::ImportJson) -> import::ImportReport = import::json::json;

    read "doctor.run" "" (doctor::DoctorRun) -> doctor::Diagnosis = doctor::run;
    read "framework.list" "" (frameworks::FrameworkList) -> frameworks::Frameworks = frameworks::list;
    read "framework.show" "" (frameworks::FrameworkShow) -> frameworks::Framework = frameworks::show;
    write "framework.import" "Imported the ladder {}" (frameworks::FrameworkImport) -> frameworks::FrameworkImported = frameworks::import;
    read "framework.export" "" (frameworks::FrameworkExport) -> frameworks::FrameworkText = frameworks::export;

    read "history.list" "" (history::HistoryList) -> history::History = history::list;
    whole "history.undo" "Undone" (undo::HistoryUndo) -> history::Operation = undo::undo;
    whole "history.redo" "Redone" (undo::HistoryRedo) -> history::Operation = undo::redo;
}
