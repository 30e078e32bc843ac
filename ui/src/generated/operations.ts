// Generated from the core's list of operations; do not edit.
import type { Diagnosis } from './Diagnosis';
import type { DoctorRun } from './DoctorRun';
import type { Document } from './Document';
import type { ExportJson } from './ExportJson';
import type { Framework } from './Framework';
import type { FrameworkExport } from './FrameworkExport';
import type { FrameworkImport } from './FrameworkImport';
import type { FrameworkImported } from './FrameworkImported';
import type { FrameworkList } from './FrameworkList';
import type { FrameworkShow } from './FrameworkShow';
import type { FrameworkText } from './FrameworkText';
import type { Frameworks } from './Frameworks';
import type { History } from './History';
import type { HistoryList } from './HistoryList';
import type { HistoryRedo } from './HistoryRedo';
import type { HistoryUndo } from './HistoryUndo';
import type { Hits } from './Hits';
import type { ImportJson } from './ImportJson';
import type { ImportReport } from './ImportReport';
import type { Operation } from './Operation';
import type { Person } from './Person';
import type { PersonAdd } from './PersonAdd';
import type { PersonArchive } from './PersonArchive';
import type { PersonEdit } from './PersonEdit';
import type { PersonList } from './PersonList';
import type { PersonShow } from './PersonShow';
import type { Persons } from './Persons';
import type { SearchFind } from './SearchFind';

/** Every operation of the core: its input, its output, whether it writes. */
export interface Operations {
  'person.add': { input: PersonAdd; output: Person; writes: true };
  'person.edit': { input: PersonEdit; output: Person; writes: true };
  'person.archive': { input: PersonArchive; output: Person; writes: true };
  'person.list': { input: PersonList; output: Persons; writes: false };
  'person.show': { input: PersonShow; output: Person; writes: false };
  'search.find': { input: SearchFind; output: Hits; writes: false };
  'export.json': { input: ExportJson; output: Document; writes: false };
  'import.json': { input: ImportJson; output: ImportReport; writes: true };
  'doctor.run': { input: DoctorRun; output: Diagnosis; writes: false };
  'framework.list': { input: FrameworkList; output: Frameworks; writes: false };
  'framework.show': { input: FrameworkShow; output: Framework; writes: false };
  'framework.import': { input: FrameworkImport; output: FrameworkImported; writes: true };
  'framework.export': { input: FrameworkExport; output: FrameworkText; writes: false };
  'history.list': { input: HistoryList; output: History; writes: false };
  'history.undo': { input: HistoryUndo; output: Operation; writes: true };
  'history.redo': { input: HistoryRedo; output: Operation; writes: true };
}
