/** `Điều 14 khoản 2` → `Điều 14 khoản 2 Nghị định 335/2025/NĐ-CP`. */
export const nd335 = (place: string): string => `${place} Nghị định 335/2025/NĐ-CP`;
