import type { FormDocument } from '../document/document.js';
import { toDocx } from './docx.js';
import { toXlsx } from './xlsx.js';

export const FORM_FORMATS = ['docx', 'xlsx'] as const;
export type FormFormat = (typeof FORM_FORMATS)[number];

/** The bytes of the file. The same document gives the same bytes. */
export const renderForm = (form: FormDocument, as: FormFormat): Promise<Uint8Array> =>
  as === 'docx' ? toDocx(form) : toXlsx([form]);
