package io.rhapsode.worker.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BeatTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    /** Its first round cannot be done, and not for a reason that anybody thought of. */
    private final Beat.Part part = new Beat.Part() {
        @Override
        public String name() {
            return "part";
        }

        @Override
        public Duration every() {
            return Duration.ofMillis(5);
        }

        @Override
        public void begin() {
            done.add("begin");
        }

        @Override
        public void beat() {
            done.add("beat");
            if (done.size() == 2) {
                throw new StackOverflowError();
            }
        }

        @Override
        public void end() {
            done.add("end");
        }
    };

    @Test
    void whateverHappensInARoundTheNextOneComes() {
        var beat = new Beat(List.of(part));

        beat.start();
        await().until(() -> done.size() >= 4);
        beat.stop();

        assertThat(done).startsWith("begin", "beat", "beat").contains("end");
        assertThat(beat.isRunning()).isFalse();
    }
}
