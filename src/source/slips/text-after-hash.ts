/** Which comments are likely text: #2标段 is the number of a section, # 说明 a comment. */

/** Whether what a # begins was likely meant as text: something stands right behind it that makes no directive or ruler. */
export const isLostText = (comment: string): boolean =>
  /^#[^\s#!]/u.test(comment) && !/^#(?:perfgoal-|yaml-|[-=*~_+.─—═]{2})/.test(comment);
