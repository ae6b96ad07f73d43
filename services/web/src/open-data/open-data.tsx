import { day } from '../text/format.ts';
import { useSay } from '../text/language.tsx';
import { saveFile } from '../ui/download.tsx';
import { columnsOf, csvOf, descriptionOf, jsonOf, type OpenFile, type OpenTable } from './open-table.ts';

/** The data of the table beside it as files, with what its columns mean. */
export function OpenData<Row extends { readonly synthetic: boolean }>({ table }: { readonly table: OpenTable<Row> }) {
  const say = useSay();
  const { title, description, basis, isDemonstration } = table;
  const name = say(title.vi, title.en);
  const files: readonly (readonly [sign: string, of: () => OpenFile])[] = [
    ['CSV', () => csvOf(table)],
    ['JSON', () => jsonOf(table)],
    [say('Mô tả (CSVW)', 'Description (CSVW)'), () => descriptionOf(table)],
  ];
  return (
    <div className="open-data screen-only">
      <div className="download">
        <span>{say('Tải dữ liệu của bảng', 'Download the data of the table')}</span>
        {files.map(([sign, of]) => (
          <button key={sign} type="button" className="small" onClick={() => save(of())}>
            {sign}
            <span className="hidden"> {name}</span>
          </button>
        ))}
      </div>
      <details>
        <summary>
          {say('Dữ liệu gồm những gì', 'What the data holds')}
          <span className="hidden"> {name}</span>
        </summary>
        <p>
          {say(description.vi, description.en)} {say('Tính đến', 'In effect on')} {day(basis.effective)}.{' '}
          {isDemonstration && say('Có dữ liệu mô phỏng; tên tệp và từng dòng ghi rõ.', 'Made up in part; marked.')}
        </p>
        <dl className="facts">
          {columnsOf(table).map(({ name, title, unit }) => (
            <div key={name} className="fact">
              <dt>
                <code>{name}</code>
              </dt>
              <dd>
                {say(title.vi, title.en)}
                {unit !== undefined && ` (${say(unit.vi, unit.en)})`}
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

const save = ({ name, mediaType, content }: OpenFile): void => saveFile(new Blob([content], { type: mediaType }), name);
