import type { Say } from '../../text/language.tsx';

/** What has become of an event. */
export const stateName = (status: string, say: Say): string =>
  ({
    HOLDS: say('còn hiệu lực', 'holds'),
    CORRECTED: say('đã được đính chính bởi', 'corrected by'),
    RETRACTED: say('đã được rút lại bởi', 'retracted by'),
    UNDONE: say('đã bị huỷ bởi', 'undone by'),
    NOT_YET: say('chưa có hiệu lực', 'not in effect yet'),
    UNFINISHED: say('thuộc một lần nhập chưa xong', 'of an import that is not finished'),
  })[status] ?? status;
