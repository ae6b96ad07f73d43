import { useMutation } from '@tanstack/react-query';
import { answered, client, Refused } from '../../api/client.ts';
import { useSay } from '../../text/language.tsx';
import { saveFile } from '../../ui/download.tsx';
import { Note, Trouble } from '../../ui/states.tsx';

interface EvidenceFileProps {
  readonly task: string;
  readonly name: string;
  /** Null: only its name was given. */
  readonly hash: string | null;
}

/** A document by its name; its file is taken with the rights of the reader, and never opened inside the page. */
export function EvidenceFile({ task, name, hash }: EvidenceFileProps) {
  const say = useSay();
  const file = useMutation({
    mutationFn: async (of: string) => {
      const blob = (await answered(
        client.GET('/api/v1/tasks/{task}/evidence/{hash}', { params: { path: { task, hash: of } }, parseAs: 'blob' }),
      )) as Blob;
      saveFile(blob, nameOf(name, blob.type));
    },
  });
  if (hash === null)
    return (
      <>
        {name}
        <span className="under">{say('không kèm tệp', 'no file with it')}</span>
      </>
    );
  return (
    <>
      {name}{' '}
      <button type="button" className="small" disabled={file.isPending} onClick={() => file.mutate(hash)}>
        {say('Tải tệp', 'Download')}
        <span className="hidden"> {name}</span>
      </button>
      <span className="under">
        SHA-256 <code title={hash}>{hash.slice(0, 12)}…</code>
      </span>
      {file.isError &&
        (file.error instanceof Refused && file.error.status === 404 ? (
          <Note
            title={say('Tệp chưa được gửi tới dịch vụ; hãy đề nghị đơn vị gửi lại', 'The file never came; ask for it')}
          />
        ) : (
          <Trouble error={file.error} />
        ))}
    </>
  );
}

const ENDINGS: { readonly [type: string]: string | undefined } = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
};

/** A document is often named by its number; the file needs its ending. */
function nameOf(name: string, type: string): string {
  const ending = ENDINGS[type] ?? '';
  return name.toLowerCase().endsWith(ending) ? name : `${name.replaceAll('/', '-')}${ending}`;
}
