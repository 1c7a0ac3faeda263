import fc from 'fast-check';

/** Any text at all: every UTF-16 unit, lone surrogates among them. */
export const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units));
