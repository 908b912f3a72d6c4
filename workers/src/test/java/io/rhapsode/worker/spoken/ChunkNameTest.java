package io.rhapsode.worker.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.worker.speech.SpeechRequest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The name of a chunk's audio depends on everything that shapes the audio, and on whose it is. */
class ChunkNameTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ONE = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId OTHER = new GenerationId("gen_" + "2".repeat(26));
    private static final ProviderId PROVIDER = new ProviderId("local");
    private static final SpeechSettings SETTINGS = new SpeechSettings(1, 0, 0.5, 0.75, 0, 1, "auto");
    private static final SpeechRequest REQUEST = new SpeechRequest("Hello.", "alloy", "tts", "en", SETTINGS);

    private static byte[] key(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return key;
    }

    private static ObjectKey firstTake(SpeechRequest request) {
        return new ChunkName(TENANT, key(1), ONE, 1).of(PROVIDER, request);
    }

    private static ObjectKey take(GenerationId generation, int take) {
        return new ChunkName(TENANT, key(1), generation, take).of(PROVIDER, REQUEST);
    }

    private static SpeechRequest with(SpeechSettings settings) {
        return new SpeechRequest("Hello.", "alloy", "tts", "en", settings);
    }

    @Test
    void dependsOnEveryFieldOfTheRequest() {
        List<SpeechRequest> requests = List.of(
                REQUEST,
                new SpeechRequest("Hello!", "alloy", "tts", "en", SETTINGS),
                new SpeechRequest("Hello.", "nova", "tts", "en", SETTINGS),
                new SpeechRequest("Hello.", "alloy", "tts-hd", "en", SETTINGS),
                new SpeechRequest("Hello.", "alloy", null, "en", SETTINGS),
                new SpeechRequest("Hello.", "alloy", "tts", "en-GB", SETTINGS),
                new SpeechRequest("Hello.", "alloy", "tts", "en", SETTINGS, "Well.", "", false),
                new SpeechRequest("Hello.", "alloy", "tts", "en", SETTINGS, "", "Well.", false),
                REQUEST.withTimings(),
                new SpeechRequest("Hello.", "alloy", "tts", "en", SETTINGS, "Well.", "", true),
                with(new SpeechSettings(1.1, 0, 0.5, 0.75, 0, 1, "auto")),
                with(new SpeechSettings(1, 1, 0.5, 0.75, 0, 1, "auto")),
                with(new SpeechSettings(1, 0, 0.6, 0.75, 0, 1, "auto")),
                with(new SpeechSettings(1, 0, 0.5, 0.85, 0, 1, "auto")),
                with(new SpeechSettings(1, 0, 0.5, 0.75, 0.1, 1, "auto")),
                with(new SpeechSettings(1, 0, 0.5, 0.75, 0, 1.1, "auto")),
                with(new SpeechSettings(1, 0, 0.5, 0.75, 0, 1, "sad")));
        int fields = SpeechRequest.class.getRecordComponents().length
                - 1
                + SpeechSettings.class.getRecordComponents().length;
        assertThat(fields).as("a new field belongs into this test").isEqualTo(14);

        Set<ObjectKey> names = new HashSet<>();
        requests.forEach(request -> names.add(firstTake(request)));

        assertThat(names).hasSameSizeAs(requests);
    }

    @Test
    void neighbouringFieldsDoNotRunIntoEachOther() {
        assertThat(firstTake(new SpeechRequest("Hello.", "ab", "c", "en", SETTINGS)))
                .isNotEqualTo(firstTake(new SpeechRequest("Hello.", "a", "bc", "en", SETTINGS)));
    }

    @Test
    void isTheSameForTheSameRequest() {
        var same = new SpeechRequest("Hello.", "alloy", "tts", "en", new SpeechSettings(1, 0, 0.5, 0.75, 0, 1, "auto"));

        assertThat(firstTake(same)).isEqualTo(firstTake(REQUEST));
    }

    @Test
    void dependsOnTheProvider() {
        var other = new ChunkName(TENANT, key(1), ONE, 1).of(new ProviderId("studio"), REQUEST);

        assertThat(other).isNotEqualTo(firstTake(REQUEST));
    }

    @Test
    void dependsOnTheTenantsKeyAndStandsInTheTenantsFolder() {
        String own = firstTake(REQUEST).value();
        String otherKey =
                new ChunkName(TENANT, key(2), ONE, 1).of(PROVIDER, REQUEST).value();
        String otherTenant = new ChunkName(new TenantId("ten_b"), key(2), ONE, 1)
                .of(PROVIDER, REQUEST)
                .value();

        assertThat(Arrays.asList(own, otherKey, otherTenant)).doesNotHaveDuplicates();
        assertThat(own).startsWith("tenants/ten_a/spoken/");
        assertThat(otherTenant).startsWith("tenants/ten_b/spoken/");
    }

    @Test
    void theFirstTakeIsSharedByAllGenerationsOfATenant() {
        assertThat(take(OTHER, 1)).isEqualTo(take(ONE, 1));
    }

    @Test
    void aFurtherTakeBelongsToItsGeneration() {
        assertThat(List.of(take(ONE, 1), take(ONE, 2), take(ONE, 3), take(OTHER, 2)))
                .doesNotHaveDuplicates();
        assertThat(take(ONE, 2)).isEqualTo(take(ONE, 2));
    }
}
