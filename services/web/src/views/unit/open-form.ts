import { useSearchParams } from 'wouter';

/** The form that is open, as the address has it: others can lead there, and it is still open when the page is opened again. */
export function useOpenForm() {
  const [search, setSearch] = useSearchParams();
  const show = (form: string | null) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (form === null) next.delete('form');
        else next.set('form', form);
        return next;
      },
      { replace: true },
    );
  const open = search.get('form');
  return {
    open,
    show,
    toggle: (form: string) => show(open === form ? null : form),
    /** Whoever goes on by keyboard stands where the form was opened. */
    close: (form: string) => {
      show(null);
      setTimeout(() => document.getElementById(opens(form))?.focus(), 0);
    },
  };
}

/** The id of the button that opens the form. */
export const opens = (form: string): string => `opens-${form}`;
