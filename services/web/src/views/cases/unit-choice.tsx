import { usePlace } from '../../app/place.ts';
import { wordsOf } from '../../text/find.ts';
import { count } from '../../text/format.ts';
import { useLanguage } from '../../text/language.tsx';
import { useNames } from '../../text/names.ts';
import { byName } from '../../text/order.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { Note } from '../../ui/states.tsx';

interface UnitChoiceProps {
  /** There are more cases than those that came. */
  readonly isPart: boolean;
  readonly shown: number;
  readonly total: number;
}

/** Where a city has more cases than can be shown at once, they are chosen by unit; otherwise there is nothing to choose. */
export function UnitChoice({ isPart, shown, total }: UnitChoiceProps) {
  const { say, language } = useLanguage();
  const names = useNames();
  const { search, move } = usePlace();
  const unit = search.get('unit');
  if (!isPart && unit === null) return null;
  return (
    <>
      {isPart && (
        <Note
          title={say(
            `Đang hiển thị ${count(shown, language)} trong ${count(total, language)} hồ sơ`,
            `${count(shown, language)} of ${count(total, language)} cases are shown`,
          )}
        >
          <p>
            {say(
              'Hãy chọn một đơn vị để xem đủ. Muốn tìm một người trong cả thành phố: mục “Cán bộ, công chức”.',
              'Choose a unit to see all of it. Anybody in the city is found under “Officials”.',
            )}
          </p>
        </Note>
      )}
      <div className="fields">
        <Combobox
          label={say('Đơn vị', 'Unit')}
          choices={names.units
            .map((id) => ({ id, label: names.unit(id), words: wordsOf(names.unit(id), id) }))
            .toSorted((a, b) => byName(a.label, b.label))}
          chosen={unit}
          onChoose={(chosen) => chosen !== null && move({ unit: chosen })}
        />
        {unit !== null && (
          <button type="button" onClick={() => move({ unit: null })}>
            {say('Mọi đơn vị', 'All units')}
          </button>
        )}
      </div>
    </>
  );
}
