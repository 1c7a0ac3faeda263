/** The kit for administrators as files by their paths: packages to be put on a web server, policies, a page that says what to do. */
import type { KeyObject } from 'node:crypto';
import { packCrx } from './crx.ts';
import { rolloutPage } from './page.ts';
import { policyFiles, type Rollout, updateXml } from './policy-files.ts';

/** The extension's archives; without the company's own `privateKey` there is no package for Chromium's family. */
export function kitFiles(
  rollout: Rollout,
  archives: { chromium: Buffer; firefox: Buffer },
  privateKey: KeyObject | null,
): Map<string, Buffer> {
  const files = policyFiles(rollout);
  files.set('прочтите.html', Buffer.from(rolloutPage(rollout, privateKey !== null)));
  files.set('site/update.xml', Buffer.from(updateXml(rollout)));
  files.set(`site/dezhurny-${rollout.version}.xpi`, archives.firefox);
  if (privateKey) files.set(`site/dezhurny-${rollout.version}.crx`, packCrx(archives.chromium, privateKey));
  return files;
}
