package io.rhapsode.worker.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.storage.ObjectKind;
import io.rhapsode.events.storage.ObjectStore;
import io.rhapsode.worker.TestDatabase;
import io.rhapsode.worker.spoken.SpokenChunkRoom.Fitted;
import io.rhapsode.worker.storage.FileObjectStore;
import io.rhapsode.worker.storage.UrlSigner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** Spoken chunks take no more room than they may: the longest unused go first. */
class SpokenChunkRoomTest {

    private static final TenantId TENANT = new TenantId("ten_a");
    private static final GenerationId ONE = new GenerationId("gen_" + "1".repeat(26));
    private static final GenerationId AT_WORK = new GenerationId("gen_" + "2".repeat(26));
    private static final int BYTES = 100;

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private ObjectStore objects;
    private SpokenChunks chunks;
    private SpokenChunkRoom room;

    @BeforeEach
    void open() throws Exception {
        Clock clock = Clock.systemUTC();
        var transaction = new TransactionTemplate(database.transactions());
        objects = new FileObjectStore(folder, new UrlSigner(new byte[32], clock), clock);
        chunks = new SpokenChunks(objects, database.client(), transaction);
        room = new SpokenChunkRoom(
                objects, database.client(), new SpokenChunkRemoval(objects, database.client(), transaction));
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** Stored, reported and last used so long ago. */
    private ObjectKey spoken(GenerationId generation, int number, int hoursAgo) throws Exception {
        ObjectKey name = stored(generation, number);
        chunks.report(Map.of(name, (long) BYTES));
        unusedFor(name, hoursAgo);
        return name;
    }

    private ObjectKey stored(GenerationId generation, int number) throws Exception {
        ObjectKey name = ObjectKey.of(TENANT, ObjectKind.SPOKEN, "%04d.wav".formatted(number));
        chunks.claim(TENANT, generation, List.of(name)).put(name, new byte[BYTES]);
        return name;
    }

    private void unusedFor(ObjectKey name, int hours) {
        database.client()
                .sql(
                        "update spoken_chunk set last_used_at = now() - make_interval(hours => :hours) where chunk_key = :name")
                .param("hours", hours)
                .param("name", name.value())
                .update();
    }

    private Fitted fit(long most) throws Exception {
        return room.fit(most, AT_WORK::equals);
    }

    private List<Boolean> there(List<ObjectKey> names) throws Exception {
        List<Boolean> there = new ArrayList<>();
        for (ObjectKey name : names) {
            there.add(objects.size(name).isPresent());
        }
        return there;
    }

    @Test
    void whatFitsStays() throws Exception {
        ObjectKey name = spoken(ONE, 1, 1_000);

        assertThat(fit(BYTES)).isEqualTo(new Fitted(0, BYTES));
        assertThat(objects.size(name)).isPresent();
    }

    @Test
    void theLongestUnusedGoAndNoMoreThanAreTooMany() throws Exception {
        List<ObjectKey> names = List.of(spoken(ONE, 1, 2), spoken(ONE, 2, 4), spoken(ONE, 3, 3), spoken(ONE, 4, 1));

        assertThat(fit(2 * BYTES + 1)).isEqualTo(new Fitted(2, 2 * BYTES));
        assertThat(there(names)).containsExactly(true, false, false, true);
    }

    @Test
    void aUseMakesItYoung() throws Exception {
        List<ObjectKey> names = List.of(spoken(ONE, 1, 9), spoken(ONE, 2, 8));
        chunks.claim(TENANT, AT_WORK, List.of(names.getFirst()));

        fit(BYTES);

        assertThat(there(names)).containsExactly(true, false);
    }

    @Test
    void whatIsNeededStaysHoweverOldAndTheNextOnesGo() throws Exception {
        List<ObjectKey> names = new ArrayList<>();
        for (int number = 0; number < 450; number++) { // more than are removed at once
            names.add(spoken(number < 420 ? AT_WORK : ONE, number, 1_000 - number));
        }

        assertThat(fit(430L * BYTES)).isEqualTo(new Fitted(20, 430L * BYTES));
        assertThat(there(names.subList(0, 420))).containsOnly(true);
        assertThat(there(names.subList(420, 440))).containsOnly(false);
        assertThat(there(names.subList(440, 450))).containsOnly(true);
    }

    @Test
    void whereAllIsNeededMoreIsLeft() throws Exception {
        spoken(AT_WORK, 1, 10);

        assertThat(fit(1)).isEqualTo(new Fitted(0, BYTES));
    }

    @Test
    void whatWasNeverReportedCountsAnHourLater() throws Exception {
        ObjectKey fresh = stored(ONE, 1);
        ObjectKey old = stored(ONE, 2);
        unusedFor(old, 2);
        chunks.claim(TENANT, ONE, List.of(ObjectKey.of(TENANT, ObjectKind.SPOKEN, "never.wav")));

        assertThat(fit(1)).isEqualTo(new Fitted(1, 0));
        assertThat(there(List.of(fresh, old))).containsExactly(true, false);
    }
}
