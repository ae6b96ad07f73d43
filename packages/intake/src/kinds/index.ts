import type { Kind } from '../kind.js';
import { absences } from './absences.js';
import { agencies } from './agencies.js';
import { agencyDecisions } from './agency-decisions.js';
import { amendments } from './amendments.js';
import { appointments } from './appointments.js';
import { assignments } from './assignments.js';
import { cancellations } from './cancellations.js';
import { cards } from './cards.js';
import { catalogue } from './catalogue.js';
import { causes } from './causes.js';
import { confirmations } from './confirmations.js';
import { corrections } from './corrections.js';
import { discipline } from './discipline.js';
import { evidence } from './evidence.js';
import { excused } from './excused.js';
import { general } from './general.js';
import { handovers } from './handovers.js';
import { leadership } from './leadership.js';
import { measurements } from './measurements.js';
import { overrides } from './overrides.js';
import { people } from './people.js';
import { posts } from './posts.js';
import { reports } from './reports.js';
import { shortcomings } from './shortcomings.js';
import { teams } from './teams.js';
import { units } from './units.js';
import { verdicts } from './verdicts.js';

/** Every kind of import, in the order in which they stand on one another. */
export const KINDS: readonly Kind[] = [
  units,
  posts,
  people,
  appointments,
  catalogue,
  teams,
  assignments,
  amendments,
  handovers,
  cancellations,
  reports,
  evidence,
  verdicts,
  causes,
  general,
  leadership,
  confirmations,
  excused,
  absences,
  measurements,
  cards,
  discipline,
  shortcomings,
  agencies,
  agencyDecisions,
  overrides,
  corrections,
];

export const KIND_NAMES = KINDS.map(({ name }) => name);

/** By its name, or by the title of its sheet in the form of a unit. */
export const kindNamed = (name: string): Kind | undefined => {
  const wanted = plain(name);
  return KINDS.find((kind) => kind.name === wanted || (kind.sheet !== null && plain(kind.sheet) === wanted));
};

const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();
