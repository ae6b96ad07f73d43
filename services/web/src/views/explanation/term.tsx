import type { Schema } from '@kpi-ledger/api-client';
import { asRead, cut, day, exact } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { termSign } from '../../text/words.ts';
import { Sources } from './sources.tsx';

type Node = Schema<'Derivation'>;

interface TermProps {
  readonly node: Node;
  readonly depth: number;
}

/** Deeper ones are opened by the reader. */
const OPEN_DEPTH = 2;

/** A term with its value, how it was computed and from what; below it the terms that went into it. */
export function Term({ node, depth }: TermProps) {
  const { language } = useLanguage();
  const { term, label, expression, children } = node;
  return (
    <li className="term">
      <details open={depth < OPEN_DEPTH}>
        <summary>
          <span className="term-sign">{signOf(term)}</span>
          <span className="term-label">{asRead(label, language)}</span>
          <Value text={node.value} />
        </summary>
        <div className="term-body">
          {expression !== '' && <p className="term-expression">{asRead(expression, language)}</p>}
          <Sources node={node} />
          {children.length > 0 && (
            <ul className="terms">
              {children.map((child, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order is the order of the formula and does not change
                <Term key={`${child.term} ${i}`} node={child} depth={depth + 1} />
              ))}
            </ul>
          )}
        </div>
      </details>
    </li>
  );
}

/** Names of the formula that a reader knows; those that only a program does stay out. */
const signOf = (term: string): string => (/^(lines|units|deadline|submission)/.test(term) ? '•' : termSign(term));

/** An exact number with its decimal, a day, or a word. */
function Value({ text }: { readonly text: string | null }) {
  const { language } = useLanguage();
  if (text === null) return <span className="term-value unknown">–</span>;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return <span className="term-value">{day(text)}</span>;
  if (!text.includes('/')) return <span className="term-value">{exact(text, language)}</span>;
  return (
    <span className="term-value">
      {cut(text, language)} <code>{text}</code>
    </span>
  );
}
