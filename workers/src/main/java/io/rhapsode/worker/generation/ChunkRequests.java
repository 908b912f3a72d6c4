package io.rhapsode.worker.generation;

import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.spoken.ChunkName;
import io.rhapsode.worker.text.domain.SpeakableText;
import java.util.List;

/** What is asked of a candidate for each chunk of a generation, and the name of the audio that comes of it. */
final class ChunkRequests {

    private final GenerationHistory history;
    private final List<String> texts;
    private final ChunkName names;

    ChunkRequests(GenerationHistory history, String text, byte[] hmacKey) {
        this.history = history;
        this.texts = SourceTexts.cut(text, history.chunks());
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
                SpeakableText.of(texts.get(index)),
                voice.startsWith(ofProvider) ? voice.substring(ofProvider.length()) : voice,
                candidate.model(),
                history.language(),
                history.requested().order().settings());
    }

    ObjectKey name(int index, Candidate candidate) {
        return names.of(candidate.provider(), request(index, candidate));
    }
}
