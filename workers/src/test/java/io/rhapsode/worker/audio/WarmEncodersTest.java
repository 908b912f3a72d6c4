package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmEncodersTest {

    private static final int MOST = 2;

    @TempDir
    static Path directory;

    private final Path ffmpeg = FfmpegBinaries.find(null, directory).ffmpeg();
    private final WarmEncoders warm = new WarmEncoders();

    /** Those of this JVM. */
    static List<ProcessHandle> processes() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("ffmpeg"))
                .toList();
    }

    @AfterEach
    void nothingIsLeft() {
        warm.close();
        await().untilAsserted(() -> assertThat(processes()).isEmpty());
    }

    private static List<String> at(int rateHz) {
        return List.of("-f", "s16le", "-ar", String.valueOf(rateHz), "-i", "pipe:0", "-f", "s16le", "pipe:1");
    }

    @Test
    void oneThatWaitsIsTakenOnce() {
        warm.prepare(ffmpeg, at(8_000));
        warm.prepare(ffmpeg, at(8_000));
        assertThat(processes()).hasSize(1);

        try (var first = warm.take(ffmpeg, at(8_000))) {
            assertThat(processes()).hasSize(1);
            try (var second = warm.take(ffmpeg, at(8_000))) {
                assertThat(second).isNotSameAs(first);
                assertThat(processes()).hasSize(2);
            }
        }
    }

    @Test
    void oneThatWaitsForSomethingElseIsLeftToWait() {
        warm.prepare(ffmpeg, at(8_000));

        try (var other = warm.take(ffmpeg, at(16_000))) {
            assertThat(other.isAlive()).isTrue();
            assertThat(processes()).hasSize(2);
        }
    }

    @Test
    void noMoreThanAFewWaitAndTheLongestMakesRoom() {
        List.of(8_000, 16_000, 22_050).forEach(rate -> warm.prepare(ffmpeg, at(rate)));
        await().untilAsserted(() -> assertThat(processes()).hasSize(MOST));

        try (var gone = warm.take(ffmpeg, at(8_000))) {
            assertThat(gone.isAlive()).isTrue();
            assertThat(processes()).hasSize(MOST + 1);
        }
    }

    @Test
    void oneThatDiedWhileItWaitedIsNotGivenToAnybody() {
        warm.prepare(ffmpeg, at(8_000));
        processes().forEach(ProcessHandle::destroyForcibly);
        await().until(() -> processes().isEmpty());

        try (var alive = warm.take(ffmpeg, at(8_000))) {
            assertThat(alive.isAlive()).isTrue();
        }
    }

    @Test
    void whereTheToolsAreClosedNoneIsStarted() {
        warm.close();

        warm.prepare(ffmpeg, at(8_000));

        assertThat(processes()).isEmpty();
    }

    @Test
    void aMissingToolIsFoundByWhoeverListensNext() {
        warm.prepare(directory.resolve("nothing"), at(8_000));

        assertThat(processes()).isEmpty();
    }
}
