// Adds up the reports in a folder: NAME.json (vitest's or CTRF) beside NAME.exit, the suite's exit code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
const results = { passed: [], failed: [], skipped: [] };

for (const file of readdirSync(folder).filter(name => name.endsWith('.exit')).sort()) {
  const suite = file.slice(0, -'.exit'.length);
  const exit = readFileSync(join(folder, file), 'utf8').trim();
  const report = join(folder, `${suite}.json`);
  const tests = existsSync(report) ? testsOf(JSON.parse(readFileSync(report, 'utf8'))) : [];
  for (const { outcome, name, message } of tests) {
    results[outcome].push(`${name.startsWith(`${suite}.`) ? '' : `${suite}: `}${name}${message ? `: ${message}` : ''}`);
  }
  if (tests.length === 0) {
    results.failed.push(`${suite}: no test was run (exit ${exit})`);
  } else if (exit !== '0' && !tests.some(test => test.outcome === 'failed')) {
    results.failed.push(`${suite}: ended with ${exit} though no test of it failed`);
  }
}

console.log();
for (const skipped of results.skipped) console.log(`skipped  ${skipped}`);
for (const failed of results.failed) console.log(`FAILED   ${failed}`);
console.log(`${results.passed.length} passed, ${results.failed.length} failed, ${results.skipped.length} skipped`);
process.exitCode = results.failed.length > 0 || results.passed.length === 0 ? 1 : 0;

function testsOf(report) {
  if (report.results) {
    return report.results.tests.map(({ status, name, message, extra }) => ({
      outcome: outcomeOf(status), name: name.replaceAll('\\"', '"'), message: firstLine(message ?? extra?.reason),
    }));
  }
  return report.testResults.flatMap(file => {
    const tests = file.assertionResults.map(({ status, fullName, failureMessages }) => ({
      outcome: outcomeOf(status), name: fullName, message: firstLine(failureMessages?.[0]),
    }));
    return file.status === 'failed' && !tests.some(test => test.outcome === 'failed')
      ? [...tests, { outcome: 'failed', name: file.name, message: firstLine(file.message) }]
      : tests;
  });
}

function outcomeOf(status) {
  if (status === 'passed') return 'passed';
  return status === 'failed' ? 'failed' : 'skipped';
}

function firstLine(text) {
  return text?.trim().split('\n')[0] ?? '';
}
