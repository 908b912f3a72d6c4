package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.worker.audio.SpokenPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of a live rendering a listener hears. */
class EarshotTest {

    private static final DownloadTerms A_WEEK = new DownloadTerms(7);
    private static final int RATE_HZ = 22_050;
    private static final int PAUSE_MILLIS = 300;

    @Test
    void whatIsPaidAtItsCompletionIsHeardAsAWhole() throws Exception {
        Earshot earshot = Earshot.of(Unfetched.generation(null).history());
        for (int chunk = 0; chunk < 100; chunk++) {
            assertThat(millis(earshot.next(Unfetched.chunk(chunk, RATE_HZ), PAUSE_MILLIS, wav(RATE_HZ))))
                    .isEqualTo(1_300);
        }
        assertThat(earshot.over()).isFalse();
    }

    @Test
    void ofWhatIsPaidByItsDownloadTheFirstMinuteIsHeard() throws Exception {
        Earshot earshot = Earshot.of(Unfetched.generation(A_WEEK).history());
        List<Long> heard = new ArrayList<>();
        while (!earshot.over()) {
            heard.add(millis(earshot.next(Unfetched.chunk(heard.size(), RATE_HZ), PAUSE_MILLIS, wav(RATE_HZ))));
        }
        assertThat(heard.stream().mapToLong(Long::longValue).sum()).isEqualTo(59_800);
    }

    @Test
    void aChunkThatIsLongerThanThatIsCutAtASample() throws Exception {
        int samples = 100 * RATE_HZ;
        Earshot earshot = Earshot.of(Unfetched.generation(A_WEEK).history());
        SpokenPart part = earshot.next(Unfetched.chunk(0, samples), PAUSE_MILLIS, wav(samples));
        assertThat(millis(part)).isEqualTo(59_800);
        assertThat(earshot.over()).isTrue();
    }

    @Test
    void onceItIsPaidItIsHeardAsAWhole() {
        var paid = Unfetched.generation(A_WEEK)
                .merged(Instant.EPOCH)
                .completed()
                .downloaded()
                .history();
        assertThat(paid.listenOnly()).isFalse();
    }

    private static SpokenPart.Source wav(int samples) {
        return () -> Unfetched.wav(RATE_HZ, samples);
    }

    /** By the bytes that are there, not by what the header says. */
    private static long millis(SpokenPart part) throws Exception {
        try (var audio = part.audio().open()) {
            return (audio.readAllBytes().length - 44) * 500L / RATE_HZ + part.pauseAfterMillis();
        }
    }
}
