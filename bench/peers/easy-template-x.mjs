/** easy-template-x: the same template and data. */
import { TemplateHandler } from 'easy-template-x';

const handler = new TemplateHandler();

export const easyTemplateX = ({ template, values }) => handler.process(template, values);
