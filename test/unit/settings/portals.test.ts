import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asPortal, isPortalPage, PORTAL_FORM } from '../../../lib/settings/portals.ts';

test.each([
  ['портал.рф', 'https://xn--80awhdgm.xn--p1ai'],
  [' portal.firma.ru/support/?ID=1 ', 'https://portal.firma.ru'],
  ['HTTP://Portal.Firma.RU:8080/', 'http://portal.firma.ru'],
  ['http://[::1]:3000/x', 'http://[::1]'],
  ['file:///etc/passwd', null],
  ['javascript:alert(1)', null],
  ['ftp://portal.firma.ru', null],
  ['*://*/*', null],
  ['https://*.firma.ru', null],
  ['', null],
  ['два слова', null],
])('%s is kept as %s', (typed, portal) => {
  expect(asPortal(typed)).toBe(portal);
});

test('exactly the addresses that are set are the portal, on any port', () => {
  const portals = ['https://portal.firma.ru', 'http://10.0.0.7'];
  for (const url of [
    'https://portal.firma.ru/a',
    'https://portal.firma.ru:8443/',
    'http://10.0.0.7:81/',
    'http://e-office24.ru/',
    'https://www.e-office24.ru/x',
  ])
    expect(isPortalPage(url, portals), url).toBe(true);
  for (const url of [
    'http://portal.firma.ru/',
    'https://sub.portal.firma.ru/',
    'https://portal.firma.ru.evil.example/',
    'https://evil.example/?https://portal.firma.ru/',
    'https://portal.firma.ru@evil.example/',
    'https://e-office24.ru.evil.example/',
    'https://note-office24.ru/',
    'file:///portal.firma.ru/',
    'about:blank',
  ])
    expect(isPortalPage(url, portals), url).toBe(false);
});

test('whatever is typed, what is kept is an address and stays the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z0-9.-]{1,30}$/)), (typed) => {
      const portal = asPortal(typed);
      if (portal === null) return;
      expect(portal).toMatch(PORTAL_FORM);
      expect(asPortal(portal)).toBe(portal);
      expect(isPortalPage(`${portal}/support/`, [portal])).toBe(true);
    }),
  );
});
