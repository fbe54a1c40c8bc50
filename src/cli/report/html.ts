/** Report as one HTML page. What makes the page is loaded only where it is asked for. */
import type { NewReporter } from './reporter.ts';

export const html: NewReporter = context => {
  const loaded = import('./findings-page.ts').then(({ findingsPage }) => findingsPage(context));
  return {
    file: async report => (await loaded).file(report),
    end: async totals => (await loaded).end(totals),
  };
};
