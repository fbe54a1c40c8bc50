// Stands for linebreak in dist/: pdfkit breaks lines with it, which src/layout does for it.
export default class LineBreaker {
  constructor() {
    throw new Error('pdfkit is not to break lines');
  }
}
