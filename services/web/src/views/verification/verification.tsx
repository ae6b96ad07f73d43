import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useSay } from '../../text/language.tsx';
import { Field } from '../../ui/field.tsx';
import { Heading } from '../../ui/heading.tsx';
import { Loading, Note } from '../../ui/states.tsx';
import { BundleDownload } from './bundle-download.tsx';
import { Verdict } from './verdict.tsx';

/** A bundle is checked here, by the code that the command line checks it with; the file does not leave the browser. */
export default function Verification() {
  const say = useSay();
  const [bundle, setBundle] = useState<File | null>(null);
  const [checkpoint, setCheckpoint] = useState<File | null>(null);
  const [root, setRoot] = useState('');
  const check = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) => {
      // The engine comes only now: whoever does not verify does not load it.
      const [{ verify }, text, anchor] = await Promise.all([
        import('./verify.ts'),
        file.text(),
        checkpoint === null ? null : checkpoint.text().then((said) => ({ name: checkpoint.name, text: said })),
      ]);
      return verify(text, { files: anchor === null ? [] : [anchor], root: root.trim() === '' ? null : root.trim() });
    },
  });
  const changed = () => check.reset();
  return (
    <>
      <Heading title={say('Kiểm chứng gói niêm phong', 'Verify a bundle')} />
      <section className="panel">
        <p>
          {say(
            'Chọn tệp gói niêm phong của một kỳ đã khoá. Mọi phép kiểm tra và tính lại điểm diễn ra trong trình duyệt này; không tệp nào được gửi đi.',
            'Choose the bundle of a closed period. Every check and every score is calculated in this browser; no file is sent anywhere.',
          )}
        </p>
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (bundle !== null) check.mutate(bundle);
          }}
        >
          <Field label={say('Tệp gói (.json)', 'Bundle (.json)')}>
            {(input) => (
              <input
                {...input}
                type="file"
                accept=".json,application/json"
                required
                onChange={({ target }) => {
                  changed();
                  setBundle(target.files?.[0] ?? null);
                }}
              />
            )}
          </Field>
          <Field
            label={say('Điểm chốt lấy từ nguồn khác, nếu có', 'A checkpoint that came another way, if you have one')}
          >
            {(input) => (
              <input
                {...input}
                type="file"
                accept=".json,application/json"
                onChange={({ target }) => {
                  changed();
                  setCheckpoint(target.files?.[0] ?? null);
                }}
              />
            )}
          </Field>
          <Field
            label={say(
              'Gốc Merkle in trên danh sách kết quả, nếu có',
              'The root printed on the rating list, if you have it',
            )}
          >
            {(input) => (
              <input
                {...input}
                value={root}
                pattern="\s*[0-9a-f]{64}\s*"
                title={say('64 chữ số hex thường', '64 lower-case hexadecimal digits')}
                onChange={({ target }) => {
                  changed();
                  setRoot(target.value);
                }}
              />
            )}
          </Field>
          <div>
            <button type="submit" disabled={bundle === null || check.isPending}>
              {say('Kiểm chứng', 'Verify')}
            </button>
          </div>
        </form>
        {check.isPending && <Loading />}
        {check.isError && (
          <Note kind="trouble" title={say('Không kiểm chứng được', 'It could not be verified')}>
            <p>
              {say(
                'Không đọc được tệp hoặc không tải được bộ kiểm chứng. Hãy chọn lại tệp và thử lại.',
                'The file could not be read, or the verifier could not be loaded. Choose the file again and retry.',
              )}
            </p>
          </Note>
        )}
        {check.data !== undefined && <Verdict found={check.data} />}
      </section>
      <BundleDownload />
    </>
  );
}
