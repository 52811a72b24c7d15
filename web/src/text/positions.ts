// The record counts code points, JavaScript's strings UTF-16 units: 🚢 is one of the former and two of the latter.

export class Positions {
  private readonly units: Uint32Array | null;

  constructor(readonly text: string) {
    this.units = /[\ud800-\udbff]/.test(text) ? unitsOf(text) : null;
  }

  // Where the code point begins, in UTF-16 units.
  unit(codePoint: number): number {
    if (this.units === null) return Math.min(codePoint, this.text.length);
    return this.units[Math.min(codePoint, this.units.length - 1)] ?? this.text.length;
  }

  slice(begin: number, end: number): string {
    return this.text.slice(this.unit(begin), this.unit(end));
  }
}

function unitsOf(text: string): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let codePoints = 0;
  for (let unit = 0; unit < text.length; unit += text.codePointAt(unit)! > 0xffff ? 2 : 1) units[codePoints++] = unit;
  units[codePoints++] = text.length;
  return units.slice(0, codePoints);
}
