/** How well a document fits the form that it was read as. */
import type { ImportedFiling, Localized } from '../../internal.ts';
import { visible } from '../visible.ts';

/** Whether so few of the form's labels were found that a person is told of it in a batch, too: less than three of four. */
export const isPoorFit = ({ known, found }: ImportedFiling['labels']): boolean =>
  found * 4 < known * 3;

/** E.g. 申报表.docx 按 national/2011 读：42 个栏目认出 40 个 */
export const fitText = (
  name: string,
  form: string,
  { known, found }: ImportedFiling['labels'],
): Localized => ({
  zh: `${visible(name)} 按 ${visible(form)} 读：${known} 个栏目认出 ${found} 个`,
  en: `${visible(name)} read as ${visible(form)}: ${found} of ${known} labels found`,
});
