package io.rhapsode.worker.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.voice.FindSample;
import io.rhapsode.events.voice.LibraryVoiceId;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.price.domain.Tariff;
import io.rhapsode.worker.price.domain.Tariffs;
import io.rhapsode.worker.speech.CanonicalSpeech;
import io.rhapsode.worker.speech.Permit;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechResilience;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sample waits for a provider that is busy no longer than somebody waits for the sample. */
class SampleStudioTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final VoiceId VOICE = new VoiceId("booth:ada");
    private static final FindSample ADA = new FindSample(TENANT, LibraryVoiceId.of(VOICE), VOICE, "en");

    /** Callers are answered within this. */
    private static final int CALLER_SECONDS = 15;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final TestDatabase database = new TestDatabase();
    private final SpeechProviders providers = new SpeechProviders(
            List.of(new SpeechProviders.Entry(new Booth(), "test", Tariffs.same(Tariff.fixed(1000, 15_000)), true)),
            new SpeechResilience(
                    1,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ZERO,
                    Duration.ofSeconds(10),
                    Duration.ofHours(1),
                    Duration.ofSeconds(10),
                    4,
                    2,
                    50,
                    Duration.ofHours(1),
                    1),
            audio -> new CanonicalSpeech(audio, 100, audio.length),
            clock,
            new SimpleMeterRegistry());
    private FileObjectStore objects;
    private SampleStudio studio;

    @BeforeEach
    void open() throws Exception {
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        studio = new SampleStudio(
                providers, objects, new Copying(), new SampleBook(database.client(), 1_000_000), folder, clock);
    }

    @AfterEach
    void close() {
        providers.close();
        database.close();
    }

    @Test
    @Timeout(value = CALLER_SECONDS, unit = TimeUnit.SECONDS)
    void whereNoPlaceBecomesFreeInTimeItsCallerIsToldAndTheNextOneTriesAnew() throws Exception {
        try (Permit taken = providers.all().getFirst().speaker().acquire(TENANT)) {
            assertThat(taken).isNotNull();

            assertThatThrownBy(() -> studio.sample(ADA))
                    .isInstanceOfSatisfying(
                            RejectedException.class,
                            refusal -> assertThat(refusal.rejection()).isEqualTo(Rejection.OVERLOADED));
        }

        assertThat(studio.sample(ADA).key()).isEqualTo(ObjectKey.sample(ADA.voiceId()));
        assertThat(objects.size(ObjectKey.sample(ADA.voiceId()))).isPresent();
    }
}
