// What a client heard of an answer, and when.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export async function collect(file, pieces) {
  await pipeline(Readable.from(pieces), createWriteStream(file));
}

/** How far a generation is. */
export async function status(generationId, { url, key }) {
  const view = await fetch(`${url}/api/v1/generations/${generationId}`, { headers: { authorization: `Bearer ${key}` } });
  return (await view.json()).status;
}

/** Writes the sound into the file, and looks how far its generation was when the first of it came. */
export async function heard(headers, sound, { url, key, file, abort, abortAfterBytes }) {
  const generationId = headers.get('x-generation-id');
  const pieces = [];
  let bytes = 0;
  let atFirstSound;
  let aborted = false;
  try {
    for await (const piece of sound) {
      atFirstSound ??= await status(generationId, { url, key });
      pieces.push(Buffer.from(piece));
      bytes += piece.length;
      if (abortAfterBytes && bytes >= abortAfterBytes) {
        aborted = true;
        abort.abort();
        break;
      }
    }
  } catch (error) {
    if (!aborted) throw error;
  }
  await collect(file, pieces);
  return {
    generationId,
    provider: headers.get('x-provider'),
    credits: headers.get('x-credits-cost'),
    contentType: headers.get('content-type'),
    bytes,
    atFirstSound,
    aborted,
  };
}

/** Prints what an action gives, or the error that the client throws. */
export async function told(action, error) {
  let answer;
  try {
    answer = await action();
  } catch (failure) {
    answer = error(failure);
  }
  process.stdout.write(JSON.stringify(answer));
}
