/**
 * A short, stable name for a list of texts: 64-bit FNV-1a in hexadecimal. It tells plans apart; it is not a secret
 * and needs no cryptography.
 */
export function fingerprintOf(parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const part of parts) {
    for (const unit of `${part}\n`) {
      hash = ((hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n) & 0xffffffffffffffffn;
    }
  }
  return hash.toString(16).padStart(16, "0").slice(0, 12);
}
