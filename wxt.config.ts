import { defineConfig } from 'wxt';

/** Public half of the key that fixes the extension's id in Chromium, so that policies can name it. */
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA5DI1fnYza08QpEjsjYTAe4dWed5GTcpaQpC9k+Z0XQM6QB9OTfjpADr6nSVxyU0ThWfhkDsFLTBxwZL96E67upgTPFysRlZwXjrPCiXkmU1ax5FPoxHOKgzfsMWCj5jRD7anGC/KpoO1Q+WZudwvrcUKREe7mByimBfEGZDAIRtnQ7fngKqyLK8r+uLazeRzEzArmhWpdgp93SqBhZ5GuavfK7l4h34Qt9oBOJw6uNKBBXvmbMUOhEhujRMU0Efrq7KBcKpogDm2YZHDkUhs2SwfGiwxGyFzzWLe1taS29j3UYfmF5mPP+cx+WTB2rlrclek+z/LIaZHnp4nSvoUywIDAQAB';

/** No remote code, no inline script, no foreign frame: the extension's pages need none of them. Practice frames a page of our own. */
const extensionPagesCsp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self'; connect-src 'self' https: http:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'self'; frame-ancestors 'self'";

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  // Older targets would have `light-dark()` rewritten into variables that only a `color-scheme` rule of the same sheet sets.
  vite: () => ({ build: { target: ['chrome125', 'firefox140'], cssTarget: ['chrome125', 'firefox140'] } }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'ru',
    permissions: [
      'storage',
      'alarms',
      'idle',
      'notifications',
      'unlimitedStorage',
      'scripting',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel', 'offscreen']),
    ],
    host_permissions: ['*://*.e-office24.ru/*'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: { extension_pages: extensionPagesCsp },
    action: {},
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'dezhurny@e-office24.ru',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key, minimum_chrome_version: '125', storage: { managed_schema: 'managed_schema.json' } }),
  }),
});
