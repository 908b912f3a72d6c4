package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests as they begin the history of a generation, with nothing special about them. */
final class Requests {

    private Requests() {}

    /** For a WAV, paid when it is completed. */
    static GenerationRequested of(TenantId tenant, GenerationId generation, int characters) {
        return of(tenant, generation, characters, null);
    }

    /** @param atDownload null where it is paid when it is completed */
    static GenerationRequested of(
            TenantId tenant, GenerationId generation, int characters, @Nullable DownloadTerms atDownload) {
        return new GenerationRequested(
                generation,
                tenant,
                null,
                GenerationKind.STANDARD,
                ObjectKey.text(tenant, generation),
                characters,
                "00",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
                        new AudioSpec(AudioFormat.WAV, 128, true, 44_100),
                        SpeechSettings.DEFAULT),
                new Caller("standard", null, "cli"),
                null,
                1,
                null,
                atDownload,
                false);
    }
}
