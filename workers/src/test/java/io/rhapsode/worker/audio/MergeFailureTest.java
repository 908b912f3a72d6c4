package io.rhapsode.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.storage.StorageUnavailableException;
import io.rhapsode.worker.audio.AudioException.Code;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge that cannot be finished says why and leaves nothing behind: no file, no process, no open part. */
class MergeFailureTest {

    private static final int RATE = 22_050;

    @TempDir
    Path directory;

    private final byte[] tone = Sounds.tone(RATE, 1, 0.1);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private Master merge(List<SpokenPart> parts, DoubleConsumer progress) throws InterruptedException {
        return new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                .merge(
                        parts,
                        new MasterSpec(
                                new AudioSpec(AudioFormat.MP3, 64, true, 44_100), new MasterSpec.Tags("Title", "en")),
                        directory.resolve("file"),
                        progress);
    }

    private SpokenPart counted(byte[] wav) {
        return new SpokenPart(() -> counted(new ByteArrayInputStream(wav)), 0);
    }

    private InputStream counted(InputStream stream) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        return new FilterInputStream(stream) {
            @Override
            public void close() throws IOException {
                open.decrementAndGet();
                super.close();
            }
        };
    }

    private void fails(Code code, SpokenPart... parts) {
        assertThatThrownBy(() -> merge(Arrays.asList(parts), fraction -> {}))
                .isInstanceOfSatisfying(
                        AudioException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(open).hasValue(0);
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
        await().untilAsserted(() -> assertThat(ffmpegs()).isEmpty());
    }

    private static List<ProcessHandle> ffmpegs() {
        return ProcessHandle.current()
                .children()
                .filter(process -> process.info().command().orElse("").endsWith("ffmpeg"))
                .toList();
    }

    @Test
    void partsAreOpenedOneAtATime() throws Exception {
        List<SpokenPart> book = Collections.nCopies(500, counted(Sounds.tone(RATE, 0.05, 0.1)));

        Master master = merge(book, fraction -> {});

        assertThat(master.durationMillis()).isEqualTo(Math.round(500 * 1_103 * 1000.0 / RATE));
        assertThat(mostOpen).hasValue(1);
        Files.delete(directory.resolve("file"));
    }

    @Test
    void partsOfDifferentVoicesAreOpenedOneAtATime() throws Exception {
        List<SpokenPart> dialogue = new ArrayList<>();
        for (int line = 0; line < 6; line++) {
            dialogue.add(counted(Sounds.tone(line % 2 == 0 ? 22_050 : 24_000, 0.2, 0.1)));
        }

        merge(dialogue, fraction -> {});

        assertThat(mostOpen).hasValue(1);
        Files.delete(directory.resolve("file"));
    }

    @Test
    void noPartsAreNothing() {
        fails(Code.NOTHING_TO_MERGE);
        fails(Code.NOTHING_TO_MERGE, counted(Sounds.silence(RATE, 0)));
    }

    @Test
    void aPartThatIsShorterThanItSaysIsNoticed() {
        fails(Code.PART_UNREADABLE, counted(tone), counted(Arrays.copyOf(tone, tone.length / 2)));
    }

    @Test
    void aPartThatIsNotThereIsNoticed() {
        fails(
                Code.PART_UNREADABLE,
                counted(tone),
                new SpokenPart(() -> Files.newInputStream(directory.resolve("no")), 0));
    }

    @Test
    void aStoreThatIsAwaySaysNothingOfItsParts() {
        var away = new StorageUnavailableException("away", new IOException());
        fails(
                Code.STORE_UNAVAILABLE,
                counted(tone),
                new SpokenPart(
                        () -> {
                            throw away;
                        },
                        0));
        fails(Code.STORE_UNAVAILABLE, new SpokenPart(() -> new SequenceInputStream(part(), goneWith(away)), 0));
    }

    /** The header and a little of the sound. */
    private ByteArrayInputStream part() {
        return new ByteArrayInputStream(tone, 0, 100);
    }

    private static InputStream goneWith(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw failure;
            }
        };
    }

    @Test
    void aPartThatIsNotCanonicalIsNoticed() {
        byte[] stereo = tone.clone();
        stereo[22] = 2;
        fails(Code.PART_NOT_CANONICAL, counted(tone), counted(stereo));
        fails(Code.PART_NOT_CANONICAL, counted("<html>".getBytes(StandardCharsets.UTF_8)));
        fails(Code.PART_NOT_CANONICAL, counted(new byte[0]));
    }

    @Test
    void aFileThatCannotBeWrittenIsTheToolsFailure() {
        assertThatThrownBy(() -> new FfmpegAudioTools(FfmpegBinaries.find(null, directory), directory)
                        .merge(
                                List.of(counted(tone)),
                                new MasterSpec(
                                        new AudioSpec(AudioFormat.FLAC, 64, true, 44_100),
                                        new MasterSpec.Tags("A title", null)),
                                directory.resolve("no/such/place"),
                                fraction -> {}))
                .isInstanceOfSatisfying(AudioException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(Code.TOOL_FAILED);
                    assertThat(failure).hasMessageNotContaining("A title");
                });
    }

    @Test
    void aFullDiskIsSaidToBeFull() throws Exception {
        // a link, since a file that could not be made is removed
        Files.createSymbolicLink(directory.resolve("file"), Path.of("/dev/full"));
        fails(Code.DISK_FULL, counted(Sounds.tone(RATE, 60, 0.1)));
    }

    @Test
    void anInterruptEndsALongEncoding() {
        List<SpokenPart> tenHours = Collections.nCopies(36_000, counted(tone));
        assertThatThrownBy(() -> merge(tenHours, fraction -> {
                    if (fraction > 0.2) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void anInterruptFreesAMergeThatWaitsForItsStorage() throws Exception {
        var reached = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        SpokenPart stuck = new SpokenPart(
                () -> counted(new InputStream() {
                    @Override
                    public int read() throws IOException {
                        reached.countDown();
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            throw new InterruptedIOException();
                        }
                        return -1;
                    }
                }),
                0);
        var outcome = new ArrayList<Throwable>();
        Thread merging = Thread.ofVirtual().start(() -> {
            try {
                merge(List.of(counted(tone), stuck), fraction -> {});
            } catch (InterruptedException | RuntimeException e) {
                outcome.add(e);
            }
        });

        reached.await();
        merging.interrupt();
        merging.join();

        assertThat(outcome).singleElement().isInstanceOf(InterruptedException.class);
    }

    @Test
    void aListenerToTheProgressThatFailsEndsTheMerge() {
        assertThatThrownBy(() -> merge(List.of(counted(tone)), fraction -> {
                    throw new IllegalStateException("cancelled");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cancelled");
    }
}
