import { useMutation } from '@tanstack/react-query';
import { answered, client } from '../../api/client.ts';
import { usePlace } from '../../app/place.ts';
import { CITY } from '../../app/sections.ts';
import { useHasRole } from '../../session/session.tsx';
import { useSay } from '../../text/language.tsx';
import { saveFile } from '../../ui/download.tsx';
import { PeriodChoice } from '../../ui/period-choice.tsx';
import { Trouble } from '../../ui/states.tsx';

/** A closed period as one file, for whoever may read the whole ledger. */
export function BundleDownload() {
  const say = useSay();
  const may = useHasRole(...CITY);
  const { period } = usePlace();
  const file = useMutation({
    mutationFn: async (id: string) => {
      const query = client.GET('/api/v1/bundles/{period}', { params: { path: { period: id } }, parseAs: 'blob' });
      saveFile((await answered(query)) as Blob, `${id}.bundle.json`);
    },
  });
  if (!may || period === null) return null;
  return (
    <section className="panel">
      <h2>{say('Tải gói của kỳ đã khoá', 'Download the bundle of a closed period')}</h2>
      <div className="fields">
        <PeriodChoice />
        <button type="button" disabled={file.isPending} onClick={() => file.mutate(period)}>
          {say('Tải gói', 'Download')}
        </button>
      </div>
      {file.isError && <Trouble error={file.error} />}
    </section>
  );
}
