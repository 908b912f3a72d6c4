package io.rhapsode.command.voice;

import static io.rhapsode.command.voice.VoiceFixture.OLDER;
import static io.rhapsode.command.voice.VoiceFixture.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.voice.domain.VoiceDecider;
import io.rhapsode.command.voice.domain.VoiceState;
import io.rhapsode.events.voice.ListVoice;
import io.rhapsode.events.voice.VoiceChanged;
import io.rhapsode.events.voice.VoiceEvent;
import io.rhapsode.events.voice.VoiceListed;
import io.rhapsode.events.voice.VoiceProfile;
import io.rhapsode.events.voice.VoiceReturned;
import io.rhapsode.events.voice.VoiceWithdrawn;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/** A catalogue that says anything in any order: the log tells, read from its beginning, what it said last. A failure names its seed. */
class VoiceWalkTest {

    private static final int STEPS = 60;
    private static final Map<Class<?>, Integer> SEEN = new HashMap<>();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** What the log has told so far, by rules of its own: null while the voice cannot be had. */
    private @Nullable VoiceProfile told;

    private boolean known;

    @RepeatedTest(200)
    void theLogTellsWhatTheCatalogueSaidLast() {
        VoiceState state = new VoiceState.Absent();
        for (int step = 0; step < STEPS; step++) {
            var profile = random.nextBoolean() ? PLAIN : OLDER;
            var command = random.nextInt(3) == 0 ? VoiceFixture.withdraw() : VoiceFixture.offered(profile);
            var events = VoiceDecider.decide(command, state);
            assertThat(events).as("seed %d, step %d", seed, step).hasSizeLessThan(2);
            for (VoiceEvent event : events) {
                hear(event);
                state = state.evolve(event);
                SEEN.merge(event.getClass(), 1, Integer::sum);
            }
            assertThat(told)
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(command instanceof ListVoice ? profile : null);
            assertThat(VoiceDecider.decide(command, state))
                    .as("seed %d, step %d: again", seed, step)
                    .isEmpty();
        }
    }

    /** Each event only where it says something new. */
    private void hear(VoiceEvent event) {
        switch (event) {
            case VoiceListed listed -> {
                assertThat(known).as("seed %d", seed).isFalse();
                known = true;
                told = listed.profile();
            }
            case VoiceChanged changed -> {
                assertThat(told).as("seed %d", seed).isNotNull().isNotEqualTo(changed.profile());
                told = changed.profile();
            }
            case VoiceReturned returned -> {
                assertThat(known && told == null).as("seed %d", seed).isTrue();
                told = returned.profile();
            }
            case VoiceWithdrawn _ -> {
                assertThat(told).as("seed %d", seed).isNotNull();
                told = null;
            }
        }
    }

    @AfterAll
    static void theWalksHaveBeenEverywhere() {
        assertThat(SEEN).containsOnlyKeys(VoiceEvent.class.getPermittedSubclasses());
    }
}
