// ElevenLabs' own client against a running server: what it gets, as one JSON object on standard output.
//
//   node elevenlabs.mjs URL KEY ACTION PARAMETERS.json FILE
import { readFileSync } from 'node:fs';
import { ElevenLabsClient, ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { collect, heard, status, told } from './heard.mjs';

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
    const { data, rawResponse } = await client.textToSpeech.convertWithTimestamps(voiceId, request).withRawResponse();
    await collect(file, [Buffer.from(data.audioBase64, 'base64')]);
    return { generationId: rawResponse.headers.get('x-generation-id'), alignment: data.alignment, normalized: data.normalizedAlignment ?? null };
  },
  async timestampsInPieces() {
    const { voiceId, ...request } = parameters;
    const { data, rawResponse } = await client.textToSpeech.streamWithTimestamps(voiceId, request).withRawResponse();
    const generationId = rawResponse.headers.get('x-generation-id');
    const pieces = [];
    let atFirstSound;
    for await (const piece of data) {
      atFirstSound ??= await status(generationId, { url, key });
      pieces.push(piece);
    }
    await collect(file, pieces.map((piece) => Buffer.from(piece.audioBase64, 'base64')));
    const told = pieces.flatMap((piece) => piece.alignment ?? []);
    const all = (list) => told.flatMap((alignment) => alignment[list]);
    return {
      generationId,
      atFirstSound,
      pieces: pieces.length,
      alignment: {
        characters: all('characters'),
        characterStartTimesSeconds: all('characterStartTimesSeconds'),
        characterEndTimesSeconds: all('characterEndTimesSeconds'),
      },
    };
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
