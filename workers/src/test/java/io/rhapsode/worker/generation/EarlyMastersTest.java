package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TitleView;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoiceId;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.worker.audio.FfmpegAudioTools;
import io.rhapsode.worker.audio.FfmpegBinaries;
import io.rhapsode.worker.audio.MasterSpec;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file that was begun early is used where it is what a merge would make now, and nowhere else. */
@Timeout(120)
class EarlyMastersTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final AudioSpec MP3 = new AudioSpec(AudioFormat.MP3, 64, true, 44_100);
    private static final int RATE = 22_050;
    private static final int CHUNKS = 5;
    private static final int CHUNK_SECONDS = 50;

    @TempDir
    Path directory;

    private Path work;
    private ObjectStore objects;
    private FfmpegAudioTools audio;
    private MasterSpecs specs;
    private EarlyMasters masters;
    private volatile String title = "A title";

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectory(directory.resolve("work"));
        Clock clock = Clock.systemUTC();
        objects = new FileObjectStore(directory.resolve("objects"), new UrlSigner(new byte[32], clock), clock);
        audio = new FfmpegAudioTools(FfmpegBinaries.find(null, directory), work);
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        bus.subscribe(FindTitle.class.getName(), TitleView.class, query -> new TitleView(title));
        specs = new MasterSpecs(DefaultQueryGateway.builder().queryBus(bus).build());
        masters = new EarlyMasters(audio, objects, specs, work);
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            objects.put(key(chunk), new ByteArrayInputStream(tone(0.1)));
        }
    }

    @AfterEach
    void nothingIsLeft() {
        masters.close();
        assertThat(work).isEmptyDirectory();
        await().untilAsserted(() -> assertThat(ProcessHandle.current()
                        .children()
                        .filter(child -> child.info().command().orElse("").endsWith("ffmpeg")))
                .isEmpty());
    }

    private static ObjectKey key(int chunk) {
        return new ObjectKey("spoken/ten_a/" + chunk);
    }

    private static byte[] tone(double amplitude) {
        int samples = RATE * CHUNK_SECONDS;
        ByteBuffer wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(36 + samples * 2).put("WAVEfmt ".getBytes());
        wav.putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(RATE).putInt(RATE * 2).putShort((short) 2).putShort((short) 16);
        wav.put("data".getBytes()).putInt(samples * 2);
        for (int at = 0; at < samples; at++) {
            wav.putShort((short) Math.round(32_767 * amplitude * Math.sin(2 * Math.PI * 440 * at / RATE)));
        }
        return wav.array();
    }

    private static GenerationId generation(char letter) {
        return new GenerationId("gen_" + String.valueOf(letter).repeat(26));
    }

    private static GenerationRequested requested(char letter, int characters) {
        return new GenerationRequested(
                generation(letter),
                TENANT,
                null,
                GenerationKind.STANDARD,
                new ObjectKey("texts/ten_a/x"),
                characters,
                "",
                new SpeechOrder(
                        null,
                        null,
                        VoicePreferences.NONE,
                        new RoutingWish(Strategy.values()[0], null, List.of(), null, false),
                        MP3,
                        SpeechSettings.DEFAULT),
                new Caller("free", null, "test"),
                null,
                1,
                null,
                null,
                false);
    }

    private static List<ChunkSpan> spans() {
        List<ChunkSpan> spans = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            spans.add(new ChunkSpan(chunk * 10, chunk * 10 + 10, Boundary.PARAGRAPH, 1_000));
        }
        return spans;
    }

    private static SpokenChunk chunk(int index) {
        return new SpokenChunk(
                index,
                new ProviderId("local"),
                new VoiceId("local:en"),
                key(index),
                CHUNK_SECONDS * 1_000,
                RATE * CHUNK_SECONDS,
                RATE,
                44,
                false,
                0,
                10,
                List.of());
    }

    private static List<MasterPiece> pieces() {
        List<MasterPiece> pieces = new ArrayList<>();
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            pieces.add(new MasterPiece(key(chunk), chunk == CHUNKS - 1 ? 0 : 1_000));
        }
        return pieces;
    }

    private Optional<EarlyMastering> begin(char letter, Map<Integer, SpokenChunk> spoken) {
        return masters.begin(requested(letter, 50_000), "en", spans(), spoken);
    }

    private Optional<EarlyMasters.Claimed> claim(char letter, List<MasterPiece> pieces) throws Exception {
        MasterSpec spec = specs.of(requested(letter, 50_000), "en");
        return masters.claim(generation(letter), pieces, spec, fraction -> {});
    }

    private static void tellAll(EarlyMastering early) {
        for (int chunk = CHUNKS - 1; chunk >= 0; chunk--) { // in any order
            early.spoken(chunk, key(chunk));
        }
    }

    @Test
    void theFileOfTheSameChunksIsUsed() throws Exception {
        Map<Integer, SpokenChunk> before = new HashMap<>(Map.of(0, chunk(0), 2, chunk(2)));
        EarlyMastering early = begin('a', before).orElseThrow();
        tellAll(early);
        masters.over(generation('a'), early);

        try (EarlyMasters.Claimed claimed = claim('a', pieces()).orElseThrow()) {
            assertThat(claimed.made().master().samples()).isEqualTo(44_100L * (CHUNKS * CHUNK_SECONDS + CHUNKS - 1));
            assertThat(claimed.made().master().loudnessLufs()).isCloseTo(-19, within(1.0));
            assertThat(claimed.made().file()).hasSize(claimed.made().master().bytes());
        }
        assertThat(claim('a', pieces())).as("it is taken once").isEmpty();
    }

    @Test
    void aMergeThatComesBeforeTheRunHasToldEverythingTellsIt() throws Exception {
        assertThat(begin('a', Map.of())).isPresent();

        try (EarlyMasters.Claimed claimed = claim('a', pieces()).orElseThrow()) {
            assertThat(claimed.made().pieces()).isEqualTo(pieces());
        }
    }

    @Test
    void oneChunkOfAnotherNameAndTheFileIsRefused() throws Exception {
        tellAll(begin('a', Map.of()).orElseThrow());
        List<MasterPiece> rerouted = pieces();
        rerouted.set(3, new MasterPiece(new ObjectKey("spoken/ten_a/other"), 1_000));

        assertThat(claim('a', rerouted)).isEmpty();
    }

    @Test
    void anotherPauseAnotherTitleOrFewerChunksAndTheFileIsRefused() throws Exception {
        tellAll(begin('a', Map.of()).orElseThrow());
        assertThat(claim('a', pieces().subList(0, CHUNKS - 1))).isEmpty();

        tellAll(begin('a', Map.of()).orElseThrow());
        List<MasterPiece> slower = pieces();
        slower.set(1, new MasterPiece(key(1), 2_000));
        assertThat(claim('a', slower)).isEmpty();

        EarlyMastering early = begin('a', Map.of()).orElseThrow();
        tellAll(early);
        early.made().join();
        title = "Another title";
        assertThat(claim('a', pieces())).isEmpty();
    }

    @Test
    void aFileThatMissesItsLoudnessIsRefused() throws Exception {
        for (int chunk = 4; chunk < CHUNKS; chunk++) {
            objects.put(key(chunk), new ByteArrayInputStream(tone(0.95)));
        }
        for (int chunk = 0; chunk < 4; chunk++) {
            objects.put(key(chunk), new ByteArrayInputStream(tone(0.02)));
        }
        tellAll(begin('a', Map.of()).orElseThrow());

        assertThat(claim('a', pieces())).isEmpty();
    }

    @Test
    void chunksThatAreGoneAreLeftToTheMerge() throws Exception {
        objects.delete(key(2));
        tellAll(begin('a', Map.of()).orElseThrow());

        assertThat(claim('a', pieces())).isEmpty();
    }

    @Test
    void aMergeDoesNotWaitForOneThatCannotEvenSayWhatWentWrong() throws Exception {
        List<ChunkSpan> unreadable = new AbstractList<>() {
            @Override
            public ChunkSpan get(int index) {
                throw new StackOverflowError();
            }

            @Override
            public int size() {
                return CHUNKS;
            }
        };
        tellAll(masters.begin(requested('a', 50_000), "en", unreadable, Map.of())
                .orElseThrow());

        assertThat(claim('a', pieces())).isEmpty();
    }

    @Test
    void aRunThatBreaksOffLeavesNothingAndTheNextBeginsAfresh() throws Exception {
        EarlyMastering first = begin('a', Map.of()).orElseThrow();
        first.spoken(0, key(0));
        masters.over(generation('a'), first);
        assertThat(work).isEmptyDirectory();

        EarlyMastering second = begin('a', Map.of(0, chunk(0))).orElseThrow();
        EarlyMastering third = begin('a', Map.of(0, chunk(0))).orElseThrow();
        tellAll(third);
        masters.over(generation('a'), second); // which was replaced already
        try (EarlyMasters.Claimed claimed = claim('a', pieces()).orElseThrow()) {
            assertThat(claimed.early()).isSameAs(third);
        }
    }

    @Test
    void thereAreTwoAtOnceAndAPlaceIsFreeAgainWhenOneIsOver() throws Exception {
        EarlyMastering first = begin('a', Map.of()).orElseThrow();
        assertThat(begin('b', Map.of())).isPresent();

        assertThat(begin('c', Map.of())).isEmpty();
        assertThat(claim('c', pieces())).isEmpty();

        masters.over(generation('a'), first);
        assertThat(begin('c', Map.of())).isPresent();
    }

    @Test
    void aShortTextIsMergedWhenItIsSpoken() {
        assertThat(masters.begin(requested('a', 19_999), "en", spans(), Map.of()))
                .isEmpty();
    }

    @Test
    void anErasedGenerationsFileIsGoneAtOnce() {
        EarlyMastering early = begin('a', Map.of()).orElseThrow();
        tellAll(early);

        masters.discard(generation('a'));

        assertThat(work).isEmptyDirectory();
        assertThat(early.made()).isDone();
    }

    @Test
    void whatAKilledServerLeftIsRemovedAtTheStart() throws IOException {
        for (String name : List.of("early-1.part", "master-2.mp3", "tags3.txt", "first-minute-4.mp3", "sample5.mp3")) {
            Files.createFile(work.resolve(name));
        }
        Files.createFile(Files.createDirectory(work.resolve("check6")).resolve("decoded.wav"));

        new EarlyMasters(audio, objects, specs, work).close();

        assertThat(work).isEmptyDirectory();
    }
}
