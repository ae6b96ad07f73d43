import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Findable, found } from '../text/find.ts';
import { useSay } from '../text/language.tsx';
import { Field } from './field.tsx';

/** Something to choose. */
export interface Choice extends Findable {
  readonly id: string;
  readonly label: string;
  /** What else is to be known of it. */
  readonly under?: ReactNode;
}

interface ComboboxProps {
  readonly label: ReactNode;
  readonly choices: readonly Choice[];
  /** Id of the chosen one; null: none. */
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly required?: boolean;
  readonly refusal?: string | null;
}

/** So many are offered at once; whoever types more finds the others. */
const OFFERED = 20;

/** Chosen while typing (combobox with a list, WAI-ARIA 1.2): arrows move, Enter takes, Escape leaves it as it was. */
export function Combobox(props: ComboboxProps) {
  const { label, choices, chosen, onChoose, required = false, refusal = null } = props;
  const say = useSay();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const current = choices.find(({ id }) => id === chosen) ?? null;
  /** Null: nothing is typed, and what is chosen stands there. */
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const fits = found(choices, typed ?? '');
  const offered = fits.slice(0, OFFERED);
  const active = open ? offered[at] : undefined;
  useEffect(() => {
    const unchosen = (required || (typed ?? '') !== '') && current === null;
    input.current?.setCustomValidity(
      unchosen ? say('Hãy chọn một dòng trong danh sách', 'Choose one of the list') : '',
    );
  }, [required, current, typed, say]);
  const look = (text: string) => {
    setTyped(text);
    setAt(0);
    setOpen(true);
    if (chosen !== null) onChoose(null);
  };
  const take = (choice: Choice) => {
    onChoose(choice.id);
    setTyped(null);
    setOpen(false);
  };
  const pressed = (event: KeyboardEvent) => {
    const last = offered.length - 1;
    const to = open ? { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at === 0 ? last : at - 1 }[event.key] : 0;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && to !== undefined) {
      setOpen(true);
      setAt(Math.max(0, to));
    } else if (event.key === 'Enter' && active !== undefined) take(active);
    else if (event.key === 'Escape' && open) setOpen(false);
    else return;
    // Enter takes the choice and does not send the form; Escape closes the list and nothing more.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} refusal={refusal}>
      {(of) => (
        <div className="combobox">
          <input
            {...of}
            ref={input}
            role="combobox"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={active === undefined ? undefined : `${list}-${at}`}
            autoComplete="off"
            required={required}
            value={typed ?? current?.label ?? ''}
            onChange={({ target }) => look(target.value)}
            onClick={() => setOpen(true)}
            onKeyDown={pressed}
            onBlur={() => {
              setOpen(false);
              // What was typed and not chosen is not there: better empty than mistaken for a choice.
              if (typed !== null && typed.trim() === '') setTyped(null);
            }}
          />
          <div id={list} role="listbox" aria-label={say('Các lựa chọn', 'Choices')} hidden={!open}>
            {offered.map((choice, i) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active one
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input
              <div
                key={choice.id}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === at}
                ref={i === at && open ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                // The input would lose the focus, and the list close, before the click arrives.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => take(choice)}
              >
                {choice.label}
                {choice.under !== undefined && <span className="under">{choice.under}</span>}
              </div>
            ))}
          </div>
          <span role="status" className="hidden">
            {open && say(`${fits.length} lựa chọn`, `${fits.length} choices`)}
          </span>
          {open && fits.length > OFFERED && (
            <span className="under">
              {say(`còn ${fits.length - OFFERED}, gõ thêm để tìm`, `${fits.length - OFFERED} more: type to find them`)}
            </span>
          )}
          {open && fits.length === 0 && <span className="under">{say('Không có gì khớp', 'Nothing fits')}</span>}
        </div>
      )}
    </Field>
  );
}
