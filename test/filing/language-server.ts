/** The YAML language server of editors, over standard input and output, with one filing and its schema. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export interface Completion {
  readonly label: string;
  readonly insertText?: string;
  readonly documentation?: string | { readonly value: string };
}

export interface LanguageServer {
  /** What the editor underlines in a text. */
  readonly diagnostics: (text: string) => Promise<readonly Diagnostic[]>;
  /** What it offers where the text has `‸`. */
  readonly complete: (text: string) => Promise<readonly Completion[]>;
  /** What it says of the place where the text has `‸`. */
  readonly hover: (text: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

const program = fileURLToPath(
  new URL('../../node_modules/yaml-language-server/bin/yaml-language-server', import.meta.url),
);

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Starts the server; `schema` is the file of the schema of all texts. */
export async function startLanguageServer(schema: URL): Promise<LanguageServer> {
  const server = spawn(process.execPath, [program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const waiting = new Map<number, (message: Message) => void>();
  const published = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();
  let received = Buffer.alloc(0);
  let last = 0;

  function send(message: Message): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  function request(method: string, params: unknown): Promise<unknown> {
    const id = ++last;
    send({ id, method, params });
    return new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(JSON.stringify(error))) : resolve(result),
      );
    });
  }

  function take(message: Message): void {
    const { id, method, params } = message;
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: readonly Diagnostic[] };
      published.get(uri)?.(diagnostics);
    } else if (method && id !== undefined) {
      // The server asks for the settings.
      const settings = {
        schemas: { [schema.href]: '*.yaml' },
        validate: true,
        hover: true,
        completion: true,
      };
      const result =
        method === 'workspace/configuration' ? [{ ...settings }, {}, {}, {}, {}] : null;
      send({ id, result });
    } else if (id !== undefined) {
      waiting.get(id)?.(message);
      waiting.delete(id);
    }
  }

  server.stdout.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:[^\r]+\r\n)*\r\n/.exec(
        received.toString('latin1', 0, 200),
      );
      if (!head) return;
      const end = head[0].length + Number(head[1]);
      if (received.length < end) return;
      const body = received.toString('utf8', head[0].length, end);
      received = received.subarray(end);
      take(JSON.parse(body));
    }
  });

  await request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: { configuration: true },
      textDocument: { completion: { completionItem: { snippetSupport: true } } },
    },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: {} } });

  let files = 0;
  async function open(text: string) {
    const uri = `file:///filing-${++files}.yaml`;
    const diagnostics = new Promise<readonly Diagnostic[]>(resolve => published.set(uri, resolve));
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    send({ method: 'textDocument/didOpen', params: { textDocument } });
    return { uri, diagnostics: await diagnostics };
  }

  async function at(marked: string, method: string): Promise<unknown> {
    const [before = '', after = ''] = marked.split('‸');
    const { uri } = await open(before + after);
    const lines = before.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    return request(`textDocument/${method}`, { textDocument: { uri }, position });
  }

  return {
    diagnostics: async text => (await open(text)).diagnostics,
    complete: async text => {
      const result = await at(text, 'completion');
      return (result as { readonly items: readonly Completion[] }).items;
    },
    hover: async text => {
      const result = await at(text, 'hover');
      return (
        (result as { readonly contents: { readonly value: string } } | null)?.contents.value ?? ''
      );
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.kill();
      await closed;
    },
  };
}
