import type { KeyVault } from '@kpi-ledger/ledger';
import { earlier } from '@kpi-ledger/projections';
import * as E from 'fp-ts/lib/Either.js';
import type { JudgingQuestions } from '../asked/judging.js';
import type { KeyWatch } from '../erasure/key-watch.js';
import { unknownTask } from '../errors.js';
import { assessmentReasonsOf } from '../judging/assessment-reasons.js';
import { assessmentRows } from '../judging/assessment-rows.js';
import { judgementRows } from '../judging/judgement-rows.js';
import { taskFileOf } from '../judging/task-file.js';
import { unreadableOf, unreadableText } from '../names/unreadable.js';
import { peopleWithoutPost } from '../rate/people-rows.js';
import { postsAt, ratedPosts } from '../rate/rows.js';
import type { Asking } from './asking.js';
import { opening } from './names.js';

/** What whoever judges work and scores people has before them. */
export function judgingQuestions({ answer, ofPeriod }: Asking, vault: KeyVault, watch: KeyWatch): JudgingQuestions {
  const unreadable = (lang: 'vi' | 'en') => (subject: string) => unreadableText(unreadableOf(subject, watch), lang);
  return {
    judgements: (question = {}) =>
      answer(question, undefined, ({ reading, effective }) =>
        E.right({ rows: judgementRows(reading.at(effective), reading.ledger?.kind === 'demo') }),
      ),
    assessments: (question) =>
      ofPeriod(question, ({ reading, effective }, period) =>
        E.right({
          rows: assessmentRows([
            ...ratedPosts(reading, period, effective, postsAt(reading, period, effective)),
            ...peopleWithoutPost(reading, period, effective, null),
          ]),
        }),
      ),
    assessmentReasons: ({ person, lang = 'vi', ...question }) =>
      ofPeriod(question, ({ reading, effective }, period) => {
        const about = { person, period: period.id, day: earlier(effective, period.last) };
        return opening(() => ({ reasons: assessmentReasonsOf(reading.at(about.day), about, vault, unreadable(lang)) }));
      }),
    taskFile: ({ task, lang = 'vi', ...question }) =>
      answer(question, undefined, ({ reading, effective }) => {
        const opened = opening(() => taskFileOf(reading.at(effective), task, vault, unreadable(lang)));
        if (E.isLeft(opened)) return opened;
        const { right: file } = opened;
        return file === null ? E.left(unknownTask(task)) : E.right({ file });
      }),
  };
}
