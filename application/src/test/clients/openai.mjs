// OpenAI's own client against a running server: what it gets, as one JSON object on standard output.
//
//   node openai.mjs URL KEY ACTION PARAMETERS.json FILE
import { readFileSync } from 'node:fs';
import OpenAI from 'openai';
import { collect, heard, told } from './heard.mjs';

const [url, key, action, request, file] = process.argv.slice(2);
const parameters = JSON.parse(readFileSync(request, 'utf8'));
const client = new OpenAI({ baseURL: `${url}/openai/v1`, apiKey: key, maxRetries: 0 });

const actions = {
  async speech() {
    const { abortAfterBytes, headers, ...body } = parameters;
    const abort = new AbortController();
    const response = await client.audio.speech.create(body, { signal: abort.signal, headers });
    return heard(response.headers, response.body, { url, key, file, abort, abortAfterBytes });
  },
  async events() {
    const stream = await client.audio.speech.create({ ...parameters, stream_format: 'sse' });
    const decoder = new TextDecoder();
    let text = '';
    for await (const bytes of stream.body) text += decoder.decode(bytes, { stream: true });
    const events = text.split('\n\n').filter(Boolean).map((event) => JSON.parse(event.slice('data: '.length)));
    const sound = events.filter((event) => event.type === 'speech.audio.delta').map((event) => Buffer.from(event.audio, 'base64'));
    await collect(file, sound);
    return { contentType: stream.headers.get('content-type'), pieces: sound.length, last: events.at(-1) };
  },
  async models() {
    const models = [];
    for await (const model of client.models.list()) models.push(model);
    return { models };
  },
  async model() {
    return { model: await client.models.retrieve(parameters.id) };
  },
};

await told(actions[action], (error) => ({
  error: {
    kind: error.constructor.name,
    known: error instanceof OpenAI.APIError,
    status: error.status ?? null,
    code: error.code ?? null,
    type: error.type ?? null,
    param: error.param ?? null,
    message: error.message,
    requestId: error.requestID ?? null,
  },
}));
