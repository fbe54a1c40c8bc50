/** The settings file: which one is read, what it sets, what is refused, and that the cache sees its effect. */
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/internal.ts';
import { fixtureFolder, listing } from './folder.ts';
import { perfgoal } from './run.ts';

const root = new URL('../../', import.meta.url);
const CONFIG = 'perfgoal.config.yaml';
const isRoot = process.getuid?.() === 0;

/** A folder with one filing of the shipped minimal example, in a subfolder, and these settings above it. */
function project(settings: string, change = (filing: string) => filing): string {
  const folder = fixtureFolder();
  mkdirSync(join(folder, 'in/2025'), { recursive: true });
  const filing = readFileSync(new URL('examples/xizang/minimal.yaml', root), 'utf8');
  writeFileSync(join(folder, 'in/2025/boiler.yaml'), change(filing));
  writeFileSync(join(folder, CONFIG), settings);
  return folder;
}

const check = (cwd: string, ...args: readonly string[]) =>
  perfgoal(['check', 'boiler.yaml', '--format', 'short', ...args], { cwd: join(cwd, 'in/2025') });

const rule = 'expected-indicator-kinds';

describe('which file', () => {
  test('the nearest above the current folder, told by --verbose', async () => {
    const folder = project(`severities: { ${rule}: off }\n`);
    const { stdout, stderr, status } = await check(folder, '--verbose');
    expect(stdout.toString()).not.toContain(rule);
    expect(stderr).toBe(`设置文件：../../${CONFIG}\n  severities.${rule}: off\n`);
    expect(status).toBe(0);
    expect((await check(folder)).stderr).toBe('');
    expect((await check(folder, '--no-config')).stdout.toString()).toContain(rule);
  });

  test('one only: a nearer one hides the other, also where it sets nothing', async () => {
    const folder = project(`severities: { ${rule}: off }\n`);
    writeFileSync(join(folder, 'in', CONFIG), '# nothing yet\nseverities:\n');
    const { stdout, stderr } = await check(folder, '--verbose');
    expect(stdout.toString()).toContain(rule);
    expect(stderr).toBe(`设置文件：../${CONFIG}\n`);
  });

  test('--config names another, of any name; --no-config none', async () => {
    const folder = project(`severities: { ${rule}: error }\n`);
    writeFileSync(join(folder, 'ours.yaml'), `severities: { ${rule}: off }\n`);
    expect((await check(folder)).status).toBe(1);
    const named = await check(folder, '--config', '../../ours.yaml');
    expect(named.stdout.toString()).not.toContain(rule);
    const none = await check(folder, '--no-config', '--verbose');
    expect(none.stderr).toBe('没有用设置文件\n');
    expect(none.status).toBe(0);
  });

  test('it is no filing: folders and patterns pass over it', async () => {
    const folder = project('# none\n');
    for (const name of ['.', '**/*.yaml']) {
      const args = ['check', name, '--format', 'short'];
      const { stdout } = await perfgoal(args, { cwd: folder });
      expect(stdout.toString()).toContain('boiler.yaml');
      expect(stdout.toString()).not.toContain(CONFIG);
    }
  });

  test('a command without its options does not read it', async () => {
    const folder = project('nonsense: 1\n');
    expect((await perfgoal(['rules'], { cwd: folder })).status).toBe(0);
    expect((await perfgoal(['summary', 'in', '--out', '-'], { cwd: folder })).status).toBe(2);
  });
});

describe('what it sets', () => {
  test('the command line wins, rule by rule', async () => {
    const folder = project(`severities: { ${rule}: error, vague-wording: off }\n`);
    const { stdout, stderr, status } = await check(
      folder,
      ...['--severity', `${rule}=off`, '--verbose'],
    );
    expect(stdout.toString()).not.toContain(rule);
    expect(stderr).toContain(`  severities.${rule}: error（命令行另有指定）\n`);
    expect(stderr).toContain('  severities.vague-wording: off\n');
    expect(status).toBe(0);
  });

  test('form is for filings that name none: an id, or a template beside the settings', async () => {
    const withoutForm = (filing: string) => filing.replace(/^form: .*\n/m, '');
    const named = project('form: national/2011\n');
    expect((await check(named, '--no-config')).stdout).toEqual((await check(named)).stdout);
    const unnamed = project('form: xizang/fujian2\n', withoutForm);
    expect((await check(unnamed, '--no-config')).status).toBe(1);
    expect((await check(unnamed)).status).toBe(0);
    expect((await check(unnamed, '--form', 'performance/self-evaluation')).status).toBe(1);
    const own = project('form: own/ours.yaml\n', withoutForm);
    mkdirSync(join(own, 'own'));
    writeFileSync(join(own, 'own/ours.yaml'), 'extends: xizang/fujian2\ntitle: 自己的表\n');
    expect((await check(own)).status).toBe(0);
  });

  test('an own form is drawn, told from the current folder in reports, and seen by the cache', async () => {
    const folder = project('form: ours.yaml\n', filing => filing.replace(/^form: .*\n/m, ''));
    const template = join(folder, 'ours.yaml');
    writeFileSync(template, 'extends: xizang/fujian2\ntitle: 自己的表\n');
    const render = async () => {
      const args = ['render', '..', '--out', 'out/', '--report', '-', '--quiet'];
      const { stdout } = await perfgoal(args, { cwd: join(folder, 'in/2025') });
      const [{ form, status }] = JSON.parse(stdout.toString()).filings;
      return [form, status];
    };
    expect(await render()).toEqual(['../../ours.yaml', 'rendered']);
    expect(await render()).toEqual(['../../ours.yaml', 'unchanged']);
    writeFileSync(template, 'extends: xizang/fujian2\ntitle: 改了的表\n');
    expect(await render()).toEqual(['../../ours.yaml', 'rendered']);
    copyFileSync(template, join(folder, 'theirs.yaml'));
    writeFileSync(join(folder, CONFIG), 'form: theirs.yaml\n');
    expect(await render()).toEqual(['../../theirs.yaml', 'rendered']);
  });

  test('the cache sees that another form is set, though it says the same', async () => {
    const folder = project('form: ours.yaml\n', filing => filing.replace(/^form: .*\n/m, ''));
    for (const name of ['ours', 'theirs'])
      writeFileSync(join(folder, `${name}.yaml`), 'extends: xizang/fujian2\ntitle: 自己的表\n');
    const render = async () => {
      const args = ['render', 'in', '--out', 'out/', '--json', '--quiet'];
      return JSON.parse((await perfgoal(args, { cwd: folder })).stdout.toString()).status;
    };
    expect(await render()).toBe('rendered');
    expect(await render()).toBe('unchanged');
    writeFileSync(join(folder, CONFIG), 'form: theirs.yaml\n');
    expect(await render()).toBe('rendered');
  });

  test('name is for output folders, unless --name says otherwise', async () => {
    const folder = project('name: "{year}/{file}"\n');
    const render = (...args: readonly string[]) =>
      perfgoal(['render', 'in/2025/boiler.yaml', ...args, '--quiet'], { cwd: folder });
    expect((await render('--out', 'out/')).status).toBe(0);
    expect((await render('--out', 'other/', '--name', 'n-{file}')).status).toBe(0);
    expect((await render('--out', 'one.docx')).status).toBe(0);
    expect((await render('--out', '-', '--format', 'pdf')).status).toBe(0);
    expect(listing(folder)).toEqual(
      expect.arrayContaining(['out/2025/boiler.docx', 'other/n-boiler.docx', 'one.docx']),
    );
  });

  test('fonts are found beside it, and a change of them or of severities is seen by the cache', async () => {
    const folder = project('fonts: { body: fonts/own.ttf }\n');
    mkdirSync(join(folder, 'fonts'));
    const font = join(folder, 'fonts/own.ttf');
    copyFileSync(new URL('fonts/song.ttf', root), font);
    const render = async () => {
      const args = ['render', 'in', '--out', 'out/', '--format', 'pdf', '--json', '--quiet'];
      return JSON.parse((await perfgoal(args, { cwd: folder })).stdout.toString()).status;
    };
    expect(await render()).toBe('rendered');
    expect(await render()).toBe('unchanged');
    copyFileSync(new URL('fonts/hei.ttf', root), font);
    expect(await render()).not.toBe('unchanged');
    writeFileSync(join(folder, CONFIG), `severities: { ${rule}: error }\n`);
    expect(await render()).toBe('failed');
    writeFileSync(join(folder, CONFIG), `severities: { ${rule}: info }\n`);
    expect(await render()).toBe('rendered');
  });

  test('new takes its form', async () => {
    const folder = project('form: national/2021\n');
    await perfgoal(['new', 'mine.yaml'], { cwd: folder });
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toContain('\nform: national/2021\n');
  });
});

describe('what is wrong with it', () => {
  test.each([
    ['severities: { no-such-rule: off }', ':1:15', '没有规则“no-such-rule”'],
    [`severities: { ${rule}: of }`, ':1:41', '是不是“off”'],
    ['severities: { schema-valid: off }', ':1:15', '不能关闭或降级'],
    ['severities: off', ':1:13', '应是一组“键: 值”'],
    ['form: xizang/fujian3', ':1:7', '是不是“xizang/fujian2”'],
    ['form: none.yaml', ':1:7', '读不了 none.yaml：没有这个文件'],
    ['form: ../elsewhere.yaml', ':1:7', '在设置所在的文件夹之外'],
    ['\nfonts: { title: linked.ttf }', ':2:17', '在设置所在的文件夹之外'],
    ['name: "{yaer}"', ':1:7', '是不是“year”'],
    ['name: ../x-{file}', ':1:7', '写法'],
    ['nmae: x', ':1:1', '是不是“name”'],
    ['- form', ':1:3', '设置应是一组“键: 值”'],
    ['form: [', ':1:7', '没有闭合'],
  ])('%s', async (settings, place, sentence) => {
    const folder = project(`${settings}\n`);
    const outside = fixtureFolder();
    writeFileSync(join(outside, 'a.ttf'), '');
    writeFileSync(join(folder, '../elsewhere.yaml'), 'extends: xizang/fujian2\n');
    symlinkSync(join(outside, 'a.ttf'), join(folder, 'linked.ttf'));
    const { status, stdout, stderr } = await perfgoal(['check', 'in'], { cwd: folder });
    rmSync(join(folder, '../elsewhere.yaml'));
    expect(stderr).toContain(`${CONFIG}${place}  错误`);
    expect(stderr).toContain('^');
    expect(stderr).toContain(sentence);
    expect(stderr).toContain(`设置 ${CONFIG} 有错误`);
    expect(stdout.toString()).toBe('');
    expect(status).toBe(2);
  });

  test('all of it is told at once', async () => {
    const folder = project('form: a/b\nstrict: true\nname: "{yaer}"\n');
    const { stderr } = await perfgoal(['check', 'in'], { cwd: folder });
    expect(stderr).toContain('「strict」');
    expect(stderr).toContain('还有 2 处');
    expect(stderr).toContain('yaer');
  });

  test('a folder, a broken link and a missing --config are faults', async () => {
    const folder = project('');
    rmSync(join(folder, CONFIG));
    symlinkSync('gone', join(folder, CONFIG));
    expect((await check(folder)).stderr).toContain('读不了设置');
    rmSync(join(folder, CONFIG));
    mkdirSync(join(folder, CONFIG));
    expect((await check(folder)).stderr).toContain('不是普通文件');
    const { status, stderr } = await check(folder, '--config', 'gone.yaml');
    expect(stderr).toContain('读不了设置 gone.yaml：没有这个文件');
    expect(status).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('what others may have put there', () => {
  const settings = `severities: { ${rule}: off }\n`;
  const refused = async (folder: string) => {
    const { status, stderr } = await check(folder);
    expect(status).toBe(2);
    expect(stderr).toContain(`--config ../../${CONFIG}`);
    expect((await check(folder, '--no-config')).status).toBe(0);
    const named = await check(folder, '--config', `../../${CONFIG}`);
    expect(named.stdout.toString()).not.toContain(rule);
    return stderr;
  };

  test('not from a folder that anybody can write to, nor a file', async () => {
    const folder = project(settings);
    chmodSync(folder, 0o1777);
    expect(await refused(folder)).toContain('谁都能往它所在的文件夹里写');
    chmodSync(folder, 0o755);
    chmodSync(join(folder, CONFIG), 0o666);
    expect(await refused(folder)).toContain('谁都能改它');
    chmodSync(join(folder, CONFIG), 0o664);
    expect((await check(folder)).status).toBe(0);
  });

  test.skipIf(!isRoot)('not from another user; under sudo from who called it', async () => {
    const folder = project(settings);
    chownSync(join(folder, CONFIG), 1234, 1234);
    expect(await refused(folder)).toContain('属于别的用户');
    const cwd = join(folder, 'in/2025');
    const sudo = { cwd, env: { SUDO_UID: '1234' } };
    expect((await perfgoal(['check', 'boiler.yaml', '--quiet'], sudo)).status).toBe(0);
    chownSync(join(folder, CONFIG), 0, 0);
    chownSync(folder, 1234, 1234);
    expect(await refused(folder)).toContain('属于别的用户');
  });
});

test('the schema names every rule whose severity may be set, so that editors complete them', () => {
  const file = new URL('schemas/config.schema.json', root);
  const schema = JSON.parse(readFileSync(file, 'utf8'));
  const properties = Object.fromEntries(
    catalogue
      .filter(({ structural }) => !structural)
      .map(({ id, summary }) => [
        id,
        { title: summary.zh, allOf: [{ $ref: '#/definitions/level' }] },
      ]),
  );
  if (process.env.UPDATE_GOLDENS) {
    schema.properties.severities.properties = properties;
    writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
  } else expect(schema.properties.severities.properties).toEqual(properties);
});
