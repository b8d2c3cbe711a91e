/**
 * Prepare — makes `npm start` and `npm test` work on a fresh clone: dependencies from the lock file, and, with `--browsers`,
 * the tests' browsers: those of the system, Debian's packages where we are root, Playwright's own downloads elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { findBrowser } from './browsers.mjs';

function run(command, ...args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0) process.exit(status ?? 1);
}

function isInstalled() {
  const mark = 'node_modules/.package-lock.json';
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync('package-lock.json').mtimeMs;
}

if (!isInstalled()) run('npm', 'ci', '--no-fund', '--no-audit');

if (process.argv.includes('--browsers')) {
  const missing = ['chromium', 'firefox'].filter((name) => !findBrowser(name));
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length && isDebianRoot) {
    run('apt-get', 'update', '-qq');
    const packages = { chromium: 'chromium', firefox: 'firefox-esr' };
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'fonts-liberation', ...missing.map((name) => packages[name]));
  } else if (missing.length) run('npx', 'playwright', 'install', ...missing);
}
