import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import { day } from '../../text/format.ts';
import { type Say, useSay } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { planName } from '../completion/plan-name.ts';
import { addressWith, type Judgement, keyOf, type Looking } from './judgement.ts';

interface QueueProps {
  readonly rows: readonly Judgement[];
  readonly looking: Looking;
}

/** So many are shown at first, and more when they are asked for. */
const STEP = 50;

/** One stop of the Tab key: arrows go from one to the next, Enter opens, C and T open with what is decided. */
export function Queue({ rows, looking }: QueueProps) {
  const say = useSay();
  const names = useNames();
  const search = new URLSearchParams(useSearch());
  const [, go] = useLocation();
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(STEP);
  const opened = rows.findIndex((row) => keyOf(row) === looking.open);
  const [at, setAt] = useState(Math.max(0, opened));
  useEffect(() => {
    if (opened >= 0) setAt(opened);
  }, [opened]);
  const stop = Math.min(at, rows.length - 1);
  const stepTo = (place: number) => {
    const to = Math.max(0, Math.min(place, Math.min(shown, rows.length) - 1));
    setAt(to);
    list.current?.querySelectorAll('a')[to]?.focus();
  };
  const pressed = (event: KeyboardEvent, row: Judgement) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const verdict = row.kind === 'EVIDENCE_WAITING' ? VERDICT_KEYS[event.key.toLowerCase()] : undefined;
    const to = { ArrowDown: stop + 1, ArrowUp: stop - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined && verdict === undefined) return;
    event.preventDefault();
    if (to !== undefined) stepTo(to);
    else if (verdict !== undefined) go(addressWith(search, { open: keyOf(row), verdict }));
  };
  return (
    <>
      <p className="under judging-keys">
        {looking.kind === 'EVIDENCE_WAITING'
          ? say(
              'Bàn phím: ↑ ↓ chuyển dòng, Enter mở, C chấp nhận, T trả lại, Esc về danh sách',
              'Keys: ↑ ↓ move, Enter opens, C accepts, T returns, Esc comes back here',
            )
          : say('Bàn phím: ↑ ↓ chuyển dòng, Enter mở, Esc về danh sách', 'Keys: ↑ ↓ move, Enter opens, Esc comes back')}
      </p>
      <ul className="queue" ref={list}>
        {rows.slice(0, shown).map((row, i) => {
          const key = keyOf(row);
          return (
            <li key={key}>
              <Link
                href={addressWith(search, { open: key, verdict: null })}
                tabIndex={i === stop ? 0 : -1}
                aria-current={key === looking.open ? 'true' : undefined}
                aria-keyshortcuts={row.kind === 'EVIDENCE_WAITING' ? 'C T' : undefined}
                onFocus={() => setAt(i)}
                onKeyDown={(event) => pressed(event, row)}
              >
                <span className="task-title">{row.title ?? names.any(row.task)}</span>
                <span className="under">{names.any(row.unit ?? row.person)}</span>
                <span className={row.kind === 'EVIDENCE_WAITING' ? 'under' : 'over'}>{standing(row, say)}</span>
                <span className="under">{placeOf(row, say)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {rows.length > shown && (
        <button type="button" onClick={() => setShown(shown + STEP)}>
          {say(`Xem thêm (còn ${rows.length - shown})`, `More (${rows.length - shown} left)`)}
        </button>
      )}
    </>
  );
}

const VERDICT_KEYS: { readonly [key: string]: string | undefined } = { c: 'accept', t: 'reject' };

function standing({ kind, day: on, age, due }: Judgement, say: Say): string {
  switch (kind) {
    case 'EVIDENCE_WAITING': {
      const late = due !== null && on > due ? say(', nộp sau hạn', ', after the due day') : '';
      return say(`Nộp ${day(on)}, chờ ${age} ngày${late}`, `Submitted ${day(on)}, waits ${age} days${late}`);
    }
    case 'DEADLINE_MISSED':
      return say(`Lỡ hạn ${day(on)}`, `Missed ${day(on)}`);
    case 'EVIDENCE_REJECTED':
      return say(`Nộp ${day(on)}, bị trả vì sai sót lớn`, `Submitted ${day(on)}, returned for a major error`);
  }
}

function placeOf({ due, units, plan, row, product }: Judgement, say: Say): string {
  return [
    ...(due === null ? [] : [say(`hạn ${day(due)}`, `due ${day(due)}`)]),
    `${units} ${say('sản phẩm', 'units')}`,
    ...(product === null ? [] : [`${say('mã', 'code')} ${product}`]),
    ...(plan === null ? [] : [`${planName(plan, say)}${row === null ? '' : `, ${say('dòng', 'row')} ${row}`}`]),
  ].join(' · ');
}
