import { readFileSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import type { SettingProblem } from '../identity/index.js';
import { decodeSetting, SETTING_NAMES, SETTINGS, type ServiceSettings, type SettingName } from './settings.js';

type Values = { readonly [name: string]: string | undefined };

/** Settings that others read: who issues tokens, the store and its signing key, tests. */
const OTHERS = /^KPI_(OIDC_|TEST_|STORE(_FILE)?$|SIGNING_KEY$|NO_SKIP$|CRASH_SEED$)/;

/**
 * The settings of the environment; `NAME_FILE` names a file that holds the value of `NAME`, for secrets above all. Everything
 * that is wrong, at once, never with the value of a secret.
 */
export function readSettings(environment: Values): E.Either<readonly SettingProblem[], ServiceSettings> {
  const values: { [name: string]: unknown } = {};
  const problems: SettingProblem[] = misspelt(environment);
  for (const name of SETTING_NAMES) {
    const value = E.chain((text: string) => valueFor(name, text))(textOf(name, environment));
    if (E.isLeft(value)) problems.push(value.left);
    else values[name] = value.right;
  }
  return problems.length > 0 ? E.left(problems) : E.right(values as ServiceSettings);
}

function textOf(name: SettingName, environment: Values): E.Either<SettingProblem, string> {
  const [direct = '', file = ''] = [environment[name], environment[`${name}_FILE`]];
  if (direct !== '' && file !== '')
    return E.left({
      setting: name,
      vi: `được đặt hai lần, cả ở ${name} và ở ${name}_FILE`,
      en: `is set twice, by ${name} and by ${name}_FILE`,
    });
  if (file === '') return E.right(direct === '' ? SETTINGS[name].fallback : direct);
  try {
    return E.right(readFileSync(file, 'utf8').trim());
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return E.left({
      setting: `${name}_FILE`,
      vi: `không đọc được tệp ${file} (${code})`,
      en: `cannot read ${file} (${code})`,
    });
  }
}

function valueFor(name: SettingName, text: string): E.Either<SettingProblem, unknown> {
  const setting: { readonly form: { readonly vi: string; readonly en: string }; readonly secret?: true } =
    SETTINGS[name];
  const { vi, en } = setting.form;
  const said = setting.secret === true ? '' : `"${text}" `;
  return E.mapLeft(() => ({ setting: name, vi: `${said}${vi}`, en: `${said}${en}` }))(decodeSetting(name, text));
}

/** A misspelt setting would be a limit that somebody believes in. */
const misspelt = (environment: Values): SettingProblem[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('KPI_') && !OTHERS.test(name) && !isKnown(name.replace(/_FILE$/, '')))
    .map((setting) => ({
      setting,
      vi: `không có thiết lập này; các thiết lập: ${SETTING_NAMES.join(', ')}`,
      en: `is no setting; settings: ${SETTING_NAMES.join(', ')}`,
    }));

const isKnown = (name: string): boolean => Object.hasOwn(SETTINGS, name);
