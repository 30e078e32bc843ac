//! The list itself: mode, name, label, input, output, function.

use super::{Operation, Request, changed, read_input, reply, value};
use crate::actions;
use crate::attachments;
use crate::calendar;
use crate::capture;
use crate::dates;
use crate::doctor;
use crate::error::Error;
use crate::evidence;
use crate::export;
use crate::frameworks;
use crate::goals;
use crate::history;
use crate::holidays;
use crate::ids;
use crate::import;
use crate::meetings;
use crate::mentorships;
use crate::people;
use crate::person_page;
use crate::prep;
use crate::prose;
use crate::reminders;
use crate::review_notes;
use crate::rhythm;
use crate::sample;
use crate::search;
use crate::share;
use crate::sidebar;
use crate::snapshots;
use crate::summary;
use crate::team;
use crate::templates;
use crate::today;
use crate::topics;
use crate::undo;

operations! {
    write "person.add" "Added {}" (people::PersonAdd) -> people::Person = people::add;
    write "person.edit" "Edited {}" (people::PersonEdit) -> people::Person = people::edit;
    write "person.archive" "Archived {}" (people::PersonArchive) -> people::Person = people::archive;
    read "person.list" "" (people::PersonList) -> people::Persons = people::list;
    read "person.show" "" (people::PersonShow) -> people::Person = people::show;
    read "person.find" "" (people::PersonFind) -> people::PersonsFound = people::find;
    read "person.page" "" (person_page::PersonPage) -> person_page::PagePerson = person_page::page;
    read "person.timeline" "" (person_page::PersonTimeline) -> person_page::Timeline = person_page::timeline;
    read "person.directory" "" (person_page::PersonDirectory) -> person_page::Directory = person_page::directory;

    read "markdown.show" "" (prose::MarkdownShow) -> prose::MarkdownShown = prose::show;
    write "attachment.add" "Added a picture to the notes of {}" (attachments::AttachmentAdd) -> attachments::Attachment = attachments::add;
    read "attachment.show" "" (attachments::AttachmentShow) -> attachments::AttachmentBytes = attachments::show;

    read "date.read" "" (dates::DateRead) -> dates::DateMeant = dates::read;
    write "topic.add" "Added topic {}" (topics::TopicAdd) -> topics::Topic = topics::add;
    write "topic.done" "Ticked topic {}" (topics::TopicDone) -> topics::Topic = topics::done;
    write "topic.reopen" "Opened topic {} again" (topics::TopicReopen) -> topics::Topic = topics::reopen;
    write "topic.snooze" "Snoozed topic {}" (topics::TopicSnooze) -> topics::Topic = topics::snooze;
    write "topic.edit" "Edited topic {}" (topics::TopicEdit) -> topics::Topic = topics::edit;
    write "topic.move" "Moved topic {}" (topics::TopicMove) -> topics::Topics = topics::move_to;
    write "topic.delete" "Deleted topic {}" (topics::TopicDelete) -> ids::Deleted = topics::delete;
    read "topic.list" "" (topics::TopicList) -> topics::Topics = topics::list;

    read "prep.page" "" (prep::PrepPage) -> prep::PrepFile = prep::page;
    write "question.dismiss" "Put aside a question about {}" (prep::QuestionDismiss) -> prep::QuestionAside = prep::dismiss;
    write "question.restore" "Asked again a question about {}" (prep::QuestionRestore) -> ids::Deleted = prep::restore;
    read "prep.show" "" (prep::PrepShow) -> prep::Prep = prep::show;
    read "today.show" "" (today::TodayShow) -> today::Today = today::show;
    read "sidebar.show" "" (sidebar::SidebarShow) -> sidebar::Sidebar = sidebar::show;

    write "capture.add" "Captured {}" (capture::CaptureAdd) -> capture::Captured = capture::add;
    read "capture.preview" "" (capture::CapturePreview) -> capture::Captures = capture::preview;
    write "capture.keep" "" (capture::CaptureKeep) -> capture::CaptureDraft = capture::keep;
    read "capture.show" "" (capture::CaptureShow) -> capture::CaptureDraft = capture::show;

    read "reminder.due" "" (reminders::ReminderDue) -> reminders::Reminders = reminders::due;
    write "reminder.shown" "" (reminders::ReminderShown) -> reminders::RemindersShown = reminders::shown;
    read "reminder.next" "" (reminders::ReminderNext) -> reminders::NextCalls = reminders::next;
    read "background.show" "" (reminders::BackgroundShow) -> reminders::BackgroundSettings = reminders::settings;
    write "background.set" "" (reminders::BackgroundSet) -> reminders::BackgroundSettings = reminders::set;

    read "search.find" "" (search::SearchFind) -> search::Hits = search::find;

    read "export.ics" "" (calendar::ExportIcs) -> calendar::CalendarFile = calendar::export;
    read "share.page" "" (share::SharePage) -> share::SharedNotes = share::page;
    read "export.json" "" (export::ExportJson) -> export::Document = export::json;
    whole "import.json" "Imported an export" (import::json::ImportJson) -> import::ImportReport = import::json::json;
    whole "import.markdown" "Imported notes of {}" (import::markdown::ImportMarkdown) -> import::ImportReport = import::markdown::markdown;

    read "summary.compose" "" (summary::SummaryCompose) -> summary::Summary = summary::compose;
    write "summary.save" "Saved the summary of {}" (summary::SummarySave) -> summary::Summary = summary::save;
    fold "summary.edit" "Edited the summary of {}" (summary::SummaryEdit) -> summary::Summary = summary::edit;
    write "summary.name" "Chose which names stay in the summary of {}" (summary::SummaryName) -> summary::Summary = summary::name;
    write "summary.claim" "Chose which claims stand in the summary of {}" (summary::SummaryClaimKeep) -> summary::Summary = summary::claim;
    read "summary.list" "" (summary::SummaryList) -> summary::Summaries = summary::list;
    read "summary.show" "" (summary::SummaryShow) -> summary::Summary = summary::show;
    read "summary.render" "" (summary::SummaryRender) -> summary::SummaryFile = summary::render;
    write "summary.delete" "Deleted the summary of {}" (summary::SummaryDelete) -> ids::Deleted = summary::delete;

    read "doctor.run" "" (doctor::DoctorRun) -> doctor::Diagnosis = doctor::run;
    read "framework.list" "" (frameworks::FrameworkList) -> frameworks::Frameworks = frameworks::list;
    read "framework.show" "" (frameworks::FrameworkShow) -> frameworks::Framework = frameworks::show;
    write "framework.import" "Imported the ladder {}" (frameworks::FrameworkImport) -> frameworks::FrameworkImported = frameworks::import;
    read "framework.export" "" (frameworks::FrameworkExport) -> frameworks::FrameworkText = frameworks::export;
    write "goal.add" "Added the goal {}" (goals::GoalAdd) -> goals::Goal = goals::add;
    write "goal.edit" "Edited the goal {}" (goals::GoalEdit) -> goals::Goal = goals::edit;
    write "goal.checkin" "Checked in on {}" (goals::GoalCheckin) -> goals::CheckedIn = goals::checkin;
    write "goal.close" "Closed the goal {}" (goals::GoalClose) -> goals::Goal = goals::close;
    write "goal.reopen" "Reopened the goal {}" (goals::GoalReopen) -> goals::Goal = goals::reopen;
    write "goal.delete" "Deleted the goal {}" (goals::GoalDelete) -> ids::Deleted = goals::delete;
    read "goal.list" "" (goals::GoalList) -> goals::Goals = goals::list;
    read "goal.show" "" (goals::GoalShow) -> goals::Goal = goals::show;
    write "checkin.edit" "Edited a check-in on {}" (goals::CheckinEdit) -> goals::CheckedIn = goals::edit_checkin;
    write "checkin.delete" "Deleted a check-in on {}" (goals::CheckinDelete) -> ids::Deleted = goals::delete_checkin;
    write "milestone.add" "Added the milestone {}" (goals::MilestoneAdd) -> goals::Milestone = goals::add_milestone;
    write "milestone.done" "Reached the milestone {}" (goals::MilestoneDone) -> goals::Milestone = goals::finish_milestone;
    write "milestone.reopen" "Reopened the milestone {}" (goals::MilestoneReopen) -> goals::Milestone = goals::reopen_milestone;
    write "milestone.edit" "Edited the milestone {}" (goals::MilestoneEdit) -> goals::Milestone = goals::edit_milestone;
    write "milestone.delete" "Deleted the milestone {}" (goals::MilestoneDelete) -> ids::Deleted = goals::delete_milestone;
    read "milestone.list" "" (goals::MilestoneList) -> goals::Milestones = goals::list_milestones;

    write "note.add" "Wrote the note {}" (review_notes::NoteAdd) -> review_notes::Note = review_notes::add;
    write "note.edit" "Edited the note {}" (review_notes::NoteEdit) -> review_notes::Note = review_notes::edit;
    write "note.share" "Made the note {} shareable" (review_notes::NoteShare) -> review_notes::Note = review_notes::share;
    write "note.hide" "Made the note {} private" (review_notes::NoteHide) -> review_notes::Note = review_notes::hide;
    write "note.told" "Told them {}" (review_notes::NoteTold) -> review_notes::Note = review_notes::told;
    write "note.delete" "Deleted the note {}" (review_notes::NoteDelete) -> ids::Deleted = review_notes::delete;
    read "feedback.request" "" (review_notes::FeedbackRequest) -> review_notes::FeedbackAsked = review_notes::request;
    read "note.list" "" (review_notes::NoteList) -> review_notes::Notes = review_notes::list;
    read "note.show" "" (review_notes::NoteShow) -> review_notes::Note = review_notes::show;
    write "mentorship.add" "Began mentorship {}" (mentorships::MentorshipAdd) -> mentorships::Mentorship = mentorships::add;
    write "mentorship.edit" "Edited mentorship {}" (mentorships::MentorshipEdit) -> mentorships::Mentorship = mentorships::edit;
    write "mentorship.end" "Ended mentorship {}" (mentorships::MentorshipEnd) -> mentorships::Mentorship = mentorships::end;
    read "mentorship.list" "" (mentorships::MentorshipList) -> mentorships::Mentorships = mentorships::list;

    write "meeting.log" "Logged one-on-one {}" (meetings::MeetingLog) -> meetings::Meeting = meetings::log;
    write "meeting.plan" "Planned one-on-one {}" (meetings::MeetingPlan) -> meetings::Meeting = meetings::plan;
    write "meeting.plan_series" "Planned a series from one-on-one {}" (meetings::MeetingPlanSeries) -> meetings::MeetingSeries = meetings::plan_series;
    write "meeting.end_series" "Ended the series of one-on-one {}" (meetings::MeetingEndSeries) -> meetings::SeriesEnded = meetings::end_series;
    read "meeting.suggest" "" (rhythm::MeetingSuggest) -> rhythm::MeetingSuggestion = rhythm::suggest;
    read "meeting.look" "" (rhythm::MeetingLook) -> rhythm::DayLook = rhythm::look;
    write "meeting.start" "Opened one-on-one {}" (meetings::MeetingStart) -> meetings::Meeting = meetings::start;
    write "meeting.finish" "Held one-on-one {}" (meetings::MeetingFinish) -> meetings::Meeting = meetings::finish;
    write "meeting.edit" "Edited one-on-one {}" (meetings::MeetingEdit) -> meetings::Meeting = meetings::edit;
    write "meeting.skip" "Did not happen: one-on-one {}" (meetings::MeetingSkip) -> meetings::Meeting = meetings::skip;
    write "meeting.delete" "Deleted one-on-one {}" (meetings::MeetingDelete) -> ids::Deleted = meetings::delete;
    fold "meeting.write" "Wrote in one-on-one {}" (meetings::MeetingWrite) -> meetings::MeetingWritten = meetings::write;
    read "meeting.states" "" (meetings::MeetingStates) -> meetings::NoteStates = meetings::states;
    read "meeting.compare" "" (meetings::MeetingCompare) -> meetings::NoteDiff = meetings::compare;
    write "meeting.restore" "Brought back notes of {}" (meetings::MeetingRestore) -> meetings::Meeting = meetings::restore;
    read "meeting.list" "" (meetings::MeetingList) -> meetings::Meetings = meetings::list;
    read "meeting.show" "" (meetings::MeetingShow) -> meetings::Meeting = meetings::show;

    write "holiday.add" "Noted that {}" (holidays::HolidayAdd) -> holidays::Holiday = holidays::add;
    write "holiday.edit" "Changed that {}" (holidays::HolidayEdit) -> holidays::Holiday = holidays::edit;
    write "holiday.delete" "Forgot that {}" (holidays::HolidayDelete) -> ids::Deleted = holidays::delete;
    read "holiday.list" "" (holidays::HolidayList) -> holidays::Holidays = holidays::list;
    read "template.list" "" (templates::TemplateList) -> templates::Templates = templates::list;
    read "template.show" "" (templates::TemplateShow) -> templates::Template = templates::show;
    read "template.check" "" (templates::TemplateCheck) -> templates::TemplateChecked = templates::check;
    read "template.fill" "" (templates::TemplateFill) -> templates::TemplateFilled = templates::fill;
    read "template.used" "" (templates::TemplateUsed) -> templates::Templates = templates::used;
    read "template.export" "" (templates::TemplateExport) -> templates::TemplateFile = templates::export;
    write "template.add" "Added the template {}" (templates::TemplateAdd) -> templates::Template = templates::add;
    write "template.edit" "Edited the template {}" (templates::TemplateEdit) -> templates::Template = templates::edit;
    write "template.remove" "Removed the template {}" (templates::TemplateRemove) -> templates::Templates = templates::remove;
    write "template.restore" "Brought back the template {}" (templates::TemplateRestore) -> templates::Template = templates::restore;
    write "template.import" "Imported the template {}" (templates::TemplateImport) -> templates::TemplateImported = templates::import;
    write "template.apply" "Used a template in one-on-one {}" (templates::TemplateApply) -> meetings::Meeting = templates::apply;

    write "action.add" "Added action {}" (actions::ActionAdd) -> actions::Action = actions::add;
    write "action.done" "Done: {}" (actions::ActionDone) -> actions::Action = actions::done;
    write "action.reopen" "Opened again: {}" (actions::ActionReopen) -> actions::Action = actions::reopen;
    write "action.edit" "Edited action {}" (actions::ActionEdit) -> actions::Action = actions::edit;
    write "action.snooze" "Snoozed {}" (actions::ActionSnooze) -> actions::Action = actions::snooze;
    write "action.bulk" "Changed {n}" (actions::ActionBulk) -> actions::Actions = actions::bulk;
    write "action.delete" "Deleted action {}" (actions::ActionDelete) -> ids::Deleted = actions::delete;
    read "action.list" "" (actions::ActionList) -> actions::Actions = actions::list;
    read "action.text" "" (actions::ActionText) -> actions::ActionsText = actions::text;
    read "action.show" "" (actions::ActionShow) -> actions::Action = actions::show;

    write "snapshot.add" "Added a voice to the snapshot of {}" (snapshots::SnapshotAdd) -> snapshots::Snapshot = snapshots::add;
    write "snapshot.start" "Started the snapshot of {}" (snapshots::SnapshotStart) -> snapshots::Snapshot = snapshots::start;
    read "snapshot.ladder" "" (snapshots::SnapshotLadder) -> snapshots::LadderChoice = snapshots::ladder;
    write "snapshot.rate" "Rated {}" (snapshots::SnapshotRate) -> snapshots::SnapshotRated = snapshots::rate;
    fold "snapshot.comment" "Wrote a comment on {}" (snapshots::SnapshotComment) -> snapshots::SnapshotRated = snapshots::comment;
    write "snapshot.close_voice" "Closed a voice of the snapshot of {}" (snapshots::SnapshotCloseVoice) -> snapshots::Snapshot = snapshots::close_voice;
    write "snapshot.close" "Closed the snapshot of {}" (snapshots::SnapshotClose) -> snapshots::Snapshot = snapshots::close;
    write "snapshot.share" "Changed who may see the snapshot of {}" (snapshots::SnapshotShare) -> snapshots::Snapshot = snapshots::share;
    write "snapshot.delete" "Deleted the snapshot of {}" (snapshots::SnapshotDelete) -> ids::Deleted = snapshots::delete;
    write "snapshot.form" "Made a form about {}" (snapshots::SnapshotForm) -> snapshots::FormPage = snapshots::form;
    write "snapshot.import_form" "Took in the answers of a form: {}" (snapshots::SnapshotImportForm) -> snapshots::FormTaken = snapshots::import_form;
    write "snapshot.rebase" "Brought to another ladder: the snapshot of {}" (snapshots::SnapshotRebase) -> snapshots::Rebased = snapshots::rebase;
    read "snapshot.rebase_look" "" (snapshots::SnapshotRebaseLook) -> snapshots::Rebased = snapshots::rebase_look;
    read "snapshot.list" "" (snapshots::SnapshotList) -> snapshots::Snapshots = snapshots::list;
    read "snapshot.show" "" (snapshots::SnapshotShow) -> snapshots::Snapshot = snapshots::show;
    read "snapshot.assess" "" (snapshots::SnapshotAssess) -> snapshots::Assessment = snapshots::assess;
    read "snapshot.diff" "" (snapshots::SnapshotDiff) -> snapshots::SnapshotChanges = snapshots::diff;
    read "snapshot.gap" "" (snapshots::SnapshotGap) -> snapshots::SnapshotGaps = snapshots::gap;
    read "snapshot.growth" "" (snapshots::SnapshotGrowth) -> snapshots::Growth = snapshots::growth;
    read "snapshot.areas" "" (snapshots::SnapshotAreas) -> snapshots::AreasGrowth = snapshots::areas;
    read "snapshot.self_check" "" (snapshots::SnapshotSelfCheck) -> snapshots::SelfCheck = snapshots::self_check;
    read "snapshot.chart" "" (summary::SnapshotChart) -> summary::ChartFile = summary::chart;
    read "snapshot.trend" "" (snapshots::SnapshotTrend) -> snapshots::Trend = snapshots::trend;
    read "evidence.list" "" (evidence::EvidenceList) -> evidence::EvidenceFound = evidence::list;

    read "team.heatmap" "" (team::TeamHeatmap) -> team::Heatmap = team::heatmap;
    read "team.coverage" "" (team::TeamCoverage) -> team::Coverage = team::coverage;
    read "team.gaps" "" (team::TeamGaps) -> team::TeamGapList = team::gaps;
    read "team.load" "" (team::TeamLoad) -> team::Load = team::load;
    read "team.activity" "" (team::TeamActivity) -> team::Activity = team::activity;
    read "team.export" "" (team::TeamExport) -> team::TeamFile = team::export;
    read "team.match" "" (team::TeamMatch) -> team::TeamMatches = team::matching;
    write "pairing.mark" "Marked the pair {}" (team::PairingMark) -> team::Pairing = team::mark_pair;
    read "pairing.list" "" (team::PairingList) -> team::Pairings = team::list_pairs;

    whole "sample.fill" "Filled with sample people" (sample::SampleFill) -> sample::SampleFilled = sample::fill;

    read "history.list" "" (history::HistoryList) -> history::History = history::list;
    whole "history.undo" "Undone" (undo::HistoryUndo) -> history::Operation = undo::undo;
    whole "history.redo" "Redone" (undo::HistoryRedo) -> history::Operation = undo::redo;
}
