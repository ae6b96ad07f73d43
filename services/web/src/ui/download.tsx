import { useMutation } from '@tanstack/react-query';
import { answered, client } from '../api/client.ts';
import type { Times } from '../api/questions.ts';
import { useHasRole } from '../session/session.tsx';
import { type Say, useSay } from '../text/language.tsx';
import { Trouble } from './states.tsx';

export type FormKind = 'mau-01' | 'annex' | 'mau-02' | 'agency' | 'rating-list';

export const formName = (kind: FormKind, say: Say): string =>
  ({
    'mau-01': say('Mẫu số 01: phiếu theo dõi, đánh giá', 'Mẫu số 01: tracking sheet'),
    annex: say('Phụ lục nhiệm vụ của kỳ', 'Annex of the tasks'),
    'mau-02': say('Mẫu số 02: phiếu xếp loại', 'Mẫu số 02: classification sheet'),
    agency: say('Phiếu của cơ quan', 'Sheet of an organisation'),
    'rating-list': say('Danh sách đánh giá', 'Rating list'),
  })[kind];

interface DownloadProps {
  readonly kind: FormKind;
  readonly subject: string;
  readonly period: string;
  readonly times?: Times;
}

/** A form as DOCX or XLSX; the file comes with the rights of the reader, so a plain link would not do. */
export function Download({ kind, subject, period, times = {} }: DownloadProps) {
  const say = useSay();
  const may = useHasRole('RATING_OFFICER', 'AUDITOR');
  const file = useMutation({
    mutationFn: async (as: 'docx' | 'xlsx') => {
      const blob = await answered(
        client.GET('/api/v1/reports/{kind}', {
          params: { path: { kind }, query: { period, subject, as, ...times } },
          parseAs: 'blob',
        }),
      );
      saveFile(blob as Blob, `${kind}-${subject}-${period}.${as}`);
    },
  });
  if (!may) return null;
  return (
    <div className="download">
      <span>{formName(kind, say)}</span>
      {(['docx', 'xlsx'] as const).map((as) => (
        <button key={as} type="button" className="small" disabled={file.isPending} onClick={() => file.mutate(as)}>
          {as.toUpperCase()}
          <span className="hidden"> {formName(kind, say)}</span>
        </button>
      ))}
      {file.isError && <Trouble error={file.error} />}
    </div>
  );
}

/** Hands a file to the browser to keep. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
