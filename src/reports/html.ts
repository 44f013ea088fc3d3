import type { Reporter } from '../model/reporter.js';
import { differencesPage } from './html/differences.js';
import { reportPage } from './html/report.js';

/** For a mail or a ticket: one file that needs nothing else, with search, evidence and the differences folded in. */
export const htmlReporter: Reporter = {
  id: 'html',
  title: 'for a mail or a ticket: one file that opens in any browser',
  showsDifferences: true,
  render: (report, options) => reportPage(report, options.differences ?? []),
  renderDifferences: (report) => differencesPage(report),
};
