const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$/;

export const isPeriod = (text: string): boolean => PERIOD.test(text);
