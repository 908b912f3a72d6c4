package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.gateway.storage.FileAnswer;
import io.rhapsode.gateway.storage.FileName;
import org.springframework.http.MediaType;

/** The finished file of a generation, or what can be heard of it before it is paid. */
final class AudioFile {

    private AudioFile() {}

    /** Refused as {@code not_finished} or {@code generation_erased} where there is none. */
    static FileAnswer of(GenerationView view) {
        GenerationView.Audio audio = audio(view);
        return answer(view, audio, audio.key(), audio.bytes(), "");
    }

    /** Where that lies which can be heard of it before it is paid. Refused like the file. */
    static ObjectKey firstMinute(GenerationView view) {
        return ObjectKey.firstMinute(audio(view).key());
    }

    /**
     * What can be heard of it before it is paid.
     *
     * @param bytes its size
     */
    static FileAnswer firstMinute(GenerationView view, long bytes) {
        return answer(view, audio(view), firstMinute(view), bytes, "-first-minute");
    }

    /** Refused like the file. */
    static GenerationView.Audio audio(GenerationView view) {
        if (view.erased()) {
            throw GenerationFinder.erased(view);
        }
        GenerationView.Audio audio = view.audio();
        if (audio == null) {
            throw new RejectedException(Rejection.NOT_FINISHED, "There is no finished file of this generation.");
        }
        return audio;
    }

    /** @param which tells apart what is not the same file */
    private static FileAnswer answer(
            GenerationView view, GenerationView.Audio audio, ObjectKey key, long bytes, String which) {
        return new FileAnswer(
                key,
                bytes,
                MediaType.parseMediaType(audio.format().mediaType()),
                FileName.of(
                        view.title(),
                        view.generationId() + which,
                        audio.format().extension()),
                "\"" + view.generationId() + which + "-" + bytes + "\"");
    }
}
