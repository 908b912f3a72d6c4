package io.rhapsode.worker.generation;

import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.KeptText;
import io.rhapsode.events.text.SaidAround;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.spoken.ChunkName;
import io.rhapsode.worker.text.domain.SpeakableText;
import java.util.List;

/** What is asked of a candidate for each chunk of a generation, and the name of the audio that comes of it. */
final class ChunkRequests {

    private final GenerationHistory history;
    private final List<String> texts;
    private final SaidAround around;
    private final Surroundings surroundings;
    private final ChunkName names;

    /** @param surroundings characters that who speaks now wants to know of what is said before and behind a chunk */
    ChunkRequests(GenerationHistory history, KeptText text, byte[] hmacKey, int surroundings) {
        this.history = history;
        this.texts = SourceTexts.cut(text.text(), history.chunks()).stream()
                .map(SpeakableText::of)
                .toList();
        this.around = text.around();
        this.surroundings = new Surroundings(surroundings);
        this.names = new ChunkName(
                history.requested().tenantId(),
                hmacKey,
                history.requested().generationId(),
                history.requested().take());
    }

    SpeechRequest request(int index, Candidate candidate) {
        String ofProvider = candidate.provider() + ":";
        String voice = candidate.voice().value();
        return new SpeechRequest(
                texts.get(index),
                voice.startsWith(ofProvider) ? voice.substring(ofProvider.length()) : voice,
                candidate.model(),
                history.language(),
                history.requested().order().settings(),
                surroundings.before(index == 0 ? SpeakableText.of(around.before()) : texts.get(index - 1)),
                surroundings.after(index + 1 == texts.size() ? SpeakableText.of(around.after()) : texts.get(index + 1)),
                history.requested().order().timings());
    }

    ObjectKey name(int index, Candidate candidate) {
        return names.of(candidate.provider(), request(index, candidate));
    }
}
