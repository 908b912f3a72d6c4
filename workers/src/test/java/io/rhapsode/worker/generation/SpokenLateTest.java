package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.speech.Features;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.audio.CheckedAudio;
import io.rhapsode.worker.audio.NoAudioTools;
import io.rhapsode.worker.speech.Purse;
import io.rhapsode.worker.speech.SpeechProviders;
import io.rhapsode.worker.speech.SpeechRequest;
import io.rhapsode.worker.spoken.SpokenChunkRemoval;
import io.rhapsode.worker.spoken.SpokenChunks;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A chunk that is spoken long after its generation was asked for costs us what it cost then. */
class SpokenLateTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));
    private static final ObjectKey NAME = new ObjectKey("spoken/ten_a/chunk.wav");
    private static final SpeechRequest REQUEST =
            new SpeechRequest("word ".repeat(40), "ada", null, "en", SpeechSettings.DEFAULT);
    private static final Candidate CANDIDATE = new Candidate(
            PricedStudio.ID,
            VoiceId.of(PricedStudio.ID, "ada"),
            null,
            new Features(3, 500, 0, 4, 0),
            0,
            0,
            0,
            0.5,
            1,
            List.of());

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final SpeechProviders providers = PricedStudio.providers();

    @SuppressWarnings("NullAway.Init")
    private SpokenChunks spoken;

    @SuppressWarnings("NullAway.Init")
    private SpokenChunkRemoval removal;

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.systemUTC();
        var objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        var transaction = new TransactionTemplate(database.transactions());
        spoken = new SpokenChunks(objects, database.client(), transaction);
        removal = new SpokenChunkRemoval(objects, database.client(), transaction);
    }

    @AfterEach
    void close() {
        providers.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"2024-02-28T23:59:59.999Z, 200", "2024-02-29T00:00:00Z, 600"})
    void thePriceIsThatOfTheRequestAlsoForWhatWasSpokenJustBeforeACrash(Instant requestedAt, long costMicros)
            throws Exception {
        assertThat(cost(requestedAt)).isEqualTo(costMicros);
        assertThat(cost(requestedAt)).as("found, and in no event yet").isEqualTo(costMicros);
        spoken.report(Map.of(NAME, 1L));
        assertThat(cost(requestedAt)).as("found, and paid").isZero();
    }

    /** The studio is asked, and has none. */
    @Test
    void audioThatLacksTimingsIsNotFoundWhereTheyAreAskedFor() throws Exception {
        assertThat(voice(REQUEST, Instant.EPOCH)).isInstanceOf(ChunkVoicing.Result.Voiced.class);

        assertThat(voice(REQUEST.withTimings(), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        ChunkVoicing.Result.Refused.class,
                        refused -> assertThat(refused.why().outcome()).isEqualTo(AttemptOutcome.TIMINGS_UNUSABLE));
    }

    private long cost(Instant requestedAt) throws Exception {
        return ((ChunkVoicing.Result.Voiced) voice(REQUEST, requestedAt))
                .chunk()
                .costMicros();
    }

    private ChunkVoicing.Result voice(SpeechRequest request, Instant requestedAt) throws Exception {
        var studio = providers.find(PricedStudio.ID).orElseThrow();
        var engagement = new Engagement(CANDIDATE, studio, studio.priceAt(requestedAt, null), Purse.bottomless());
        return new ChunkVoicing(spoken, removal, new Listening())
                .voice(spoken.claim(TENANT, ID, List.of(NAME)), 0, NAME, request, engagement);
    }

    /** Takes all bytes for audio. */
    private static final class Listening extends NoAudioTools {

        @Override
        public CheckedAudio check(byte[] audio) {
            return new CheckedAudio.Usable(audio, PricedStudio.SAMPLE_RATE, audio.length, 10L * audio.length, -20, -3);
        }
    }
}
