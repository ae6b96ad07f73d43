import { ruleChanges, rules } from '../contract/answers/rules.js';
import { type Endpoint, listing } from '../contract/endpoint.js';
import { aDay, asked, id, maybePeriod, needed, optional } from '../contract/parameters.js';

const tag = 'rules';
const DAY = asked(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const unit = optional('Như áp dụng cho một đơn vị. As it applies to a unit.', id);

/** The parameters that the decree leaves open. */
export const ruleEndpoints: readonly Endpoint[] = [
  listing({
    ...{ path: '/rules', operationId: 'listRules', tag },
    summary: { vi: 'Tham số có hiệu lực', en: 'The parameters in force on a day, or on the last day of a period' },
    parameters: { on: aDay('Vào ngày này; mặc định: effective. On this day.'), period: maybePeriod, unit },
    answer: rules,
    example: { period: '2026-Q3' },
    ask: (engine, question) => engine.rules(question),
  }),
  listing({
    ...{ path: '/rules/diff', operationId: 'diffRules', tag },
    summary: { vi: 'Tham số khác nhau giữa hai ngày', en: 'What differs between the parameters of two days' },
    parameters: { from: needed('Ngày trước. The first day.', DAY), to: needed('Ngày sau. The second day.', DAY), unit },
    answer: ruleChanges,
    example: { from: '2026-06-30', to: '2026-07-01' },
    ask: (engine, question) => engine.rulesDiff(question),
  }),
];
