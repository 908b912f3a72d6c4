package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.worker.audio.WavTail;
import io.rhapsode.worker.speech.domain.Mark;
import io.rhapsode.worker.speech.domain.Timings;
import io.rhapsode.worker.speech.domain.WrittenTimings;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CharacterClockTest {

    private static final String TEXT = "Hi. \n\n😀 You.";
    private static final ChunkSpan FIRST = new ChunkSpan(0, 6, Boundary.PARAGRAPH, 500);
    private static final ChunkSpan SECOND = new ChunkSpan(6, 12, Boundary.END, 0);
    private static final int RATE_HZ = 100;
    private static final int SECOND_OF_SAMPLES = 100;

    @TempDir
    Path folder;

    private FileObjectStore objects;
    private CharacterClock clock;

    @BeforeEach
    void open() throws IOException {
        Clock time = Clock.systemUTC();
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], time), time);
        clock = new CharacterClock(objects, TEXT);
    }

    @Test
    void aChunkIsHeardBehindThoseBeforeItAndTheirPauses() throws IOException {
        var hi = spoken(0, new Mark(0, 1, 0, 300), new Mark(1, 2, 300, 600), new Mark(2, 3, 600, 900));
        var you = spoken(1, new Mark(0, 2, 0, 200), new Mark(3, 6, 400, 1_000));

        var first = clock.next(FIRST, hi);
        var second = clock.next(SECOND, you);

        assertThat(first.startsMillis()).containsExactly(0, 300, 600, 900, 933, 967);
        assertThat(first.endsMillis()).containsExactly(300, 600, 900, 933, 967, 1_000);
        assertThat(second.startsMillis()).containsExactly(1_500, 1_700, 1_900, 2_100, 2_300, 2_500);
        assertThat(second.endsMillis()).containsExactly(1_700, 1_900, 2_100, 2_300, 2_500, 2_500);
    }

    @Test
    void ofAChunkThatWasRemovedNobodyCanSayItAnyMore() throws IOException {
        var hi = spoken(0, new Mark(0, 3, 0, 900));
        objects.delete(hi.audioKey());

        assertThatThrownBy(() -> clock.next(FIRST, hi))
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        refusal -> assertThat(refusal.rejection()).isEqualTo(Rejection.GENERATION_ERASED));
    }

    @Test
    void audioWithoutTimingsIsAFaultAndNoGuess() throws IOException {
        var hi = stored(0, new byte[(int) WavTail.begin(SECOND_OF_SAMPLES)]);

        assertThatThrownBy(() -> clock.next(FIRST, hi)).isInstanceOf(UncheckedIOException.class);
    }

    private SpokenChunk spoken(int index, Mark... marks) throws IOException {
        byte[] wav = new byte[(int) WavTail.begin(SECOND_OF_SAMPLES)];
        return stored(index, WavTail.append(wav, WrittenTimings.of(new Timings(List.of(marks)))));
    }

    private SpokenChunk stored(int index, byte[] wav) throws IOException {
        var key = new ObjectKey("spoken/ten_a/" + index + ".wav");
        objects.put(key, new ByteArrayInputStream(wav));
        var studio = new ProviderId("studio");
        return new SpokenChunk(
                index,
                studio,
                VoiceId.of(studio, "ada"),
                key,
                1_000,
                SECOND_OF_SAMPLES,
                RATE_HZ,
                wav.length,
                false,
                0,
                0,
                List.of());
    }
}
