package io.rhapsode.gateway.generation;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.GenerationView;
import io.rhapsode.gateway.storage.FileAnswer;
import io.rhapsode.gateway.storage.FileName;
import org.springframework.http.MediaType;

/** The finished file of a generation. */
final class AudioFile {

    private AudioFile() {}

    /** Refused as {@code not_finished} or {@code generation_erased} where there is none. */
    static FileAnswer of(GenerationView view) {
        if (view.erased()) {
            throw new RejectedException(Rejection.GENERATION_ERASED, "The generation was erased.");
        }
        GenerationView.Audio audio = view.audio();
        if (audio == null) {
            throw new RejectedException(Rejection.NOT_FINISHED, "There is no finished file of this generation.");
        }
        return new FileAnswer(
                audio.key(),
                audio.bytes(),
                MediaType.parseMediaType(audio.format().mediaType()),
                FileName.of(
                        view.title(),
                        view.generationId().value(),
                        audio.format().extension()),
                "\"" + view.generationId() + "-" + audio.bytes() + "\"");
    }
}
