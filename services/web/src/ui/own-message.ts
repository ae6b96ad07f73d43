import { type FocusEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import type { Say } from '../text/language.tsx';
import { useSay } from '../text/language.tsx';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const WRONG = 'input:invalid, select:invalid, textarea:invalid';

/**
 * What is wrong with the control of a field, in the page's own words instead of the browser's. When the form is sent, the reader is
 * taken to the first wrong one; on leaving a field only what was typed is looked at, not what is still empty.
 */
export function useOwnMessage() {
  const say = useSay();
  const control = useRef<Control | null>(null);
  const [message, setMessage] = useState<string | null>(null);
  // Filled by the form itself, too: a choice that was clicked, a draft that was taken.
  useEffect(() => {
    if (message !== null && control.current?.validity.valid === true) setMessage(null);
  });
  return {
    message,
    watch: {
      onInvalidCapture: (event: FormEvent) => {
        event.preventDefault();
        control.current = event.target as Control;
        setMessage(messageOf(control.current, say));
        if (control.current.form?.querySelector(WRONG) === control.current) control.current.focus();
      },
      onBlur: ({ target }: FocusEvent) => {
        if (!isControl(target) || target.value === '' || target.validity.valid) return;
        control.current = target;
        setMessage(messageOf(target, say));
      },
    },
  };
}

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement;

/** Which field, what is wrong with it, and what to do. */
function messageOf(control: Control, say: Say): string {
  const { validity, validationMessage, title } = control;
  const name = `“${nameOf(control)}”`;
  const bound = (which: 'min' | 'max') => control.getAttribute(which) ?? '';
  if (validity.customError) return `${name}: ${validationMessage}.`;
  if (validity.valueMissing && control instanceof HTMLSelectElement)
    return say(`Chưa chọn ${name}: hãy chọn một mục.`, `${name} is not chosen: choose one.`);
  if (validity.valueMissing && control.type === 'file')
    return say(`Chưa có ${name}: hãy chọn tệp.`, `${name} is missing: choose the file.`);
  if (validity.badInput || validity.stepMismatch)
    return say(`${name}: hãy nhập một số nguyên.`, `${name}: type a whole number.`);
  if (validity.valueMissing)
    return say(`${name} còn trống: hãy nhập vào ô này.`, `${name} is empty: fill in this field.`);
  if (validity.rangeUnderflow)
    return say(`${name}: hãy nhập số từ ${bound('min')} trở lên.`, `${name}: type ${bound('min')} or more.`);
  if (validity.rangeOverflow)
    return say(`${name}: hãy nhập số không quá ${bound('max')}.`, `${name}: type ${bound('max')} or less.`);
  return title === ''
    ? say(`${name}: nội dung chưa đúng, hãy sửa ô này.`, `${name}: mend this field.`)
    : say(`${name} chưa đúng dạng: ${title}.`, `${name} is not of the form: ${title}.`);
}

/** The label without what stands in brackets. */
const nameOf = ({ labels }: Control): string => (labels?.[0]?.textContent ?? '').replace(/\s*\([^)]*\)\s*$/, '').trim();
