// ElevenLabs' own client against a running server: what it gets, as one JSON object on standard output.
//
//   node elevenlabs.mjs URL KEY ACTION PARAMETERS.json FILE
import { readFileSync } from 'node:fs';
import { ElevenLabsClient, ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { heard, told } from './heard.mjs';

const [url, key, action, request, file] = process.argv.slice(2);
const parameters = JSON.parse(readFileSync(request, 'utf8'));
const client = new ElevenLabsClient({ baseUrl: `${url}/elevenlabs`, apiKey: key, maxRetries: 0 });

async function speech(call) {
  const { voiceId, abortAfterBytes, ...request } = parameters;
  const abort = new AbortController();
  const { data, rawResponse } = await call(voiceId, request, { abortSignal: abort.signal }).withRawResponse();
  return heard(rawResponse.headers, data, { url, key, file, abort, abortAfterBytes });
}

const actions = {
  convert: () => speech((...request) => client.textToSpeech.convert(...request)),
  stream: () => speech((...request) => client.textToSpeech.stream(...request)),
  async timestamps() {
    const { voiceId, ...request } = parameters;
    return { answer: await client.textToSpeech.convertWithTimestamps(voiceId, request) };
  },
  voices: () => client.voices.getAll(),
  search: () => client.voices.search(parameters),
  voice: () => client.voices.get(parameters.voiceId),
  async models() {
    return { models: await client.models.list() };
  },
  subscription: () => client.user.subscription.get(),
  user: () => client.user.get(),
};

await told(actions[action], (error) => ({
  error: {
    kind: error.constructor.name,
    known: error instanceof ElevenLabsError,
    status: error.statusCode ?? null,
    body: error.body ?? null,
    message: error.message,
  },
}));
