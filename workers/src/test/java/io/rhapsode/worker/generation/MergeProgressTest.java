package io.rhapsode.worker.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.worker.queue.Commands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MergeProgressTest {

    private static final GenerationId ID = new GenerationId("gen_" + "1".repeat(26));

    private final List<Object> asked = new ArrayList<>();

    @Test
    void aMergeGoesOnWhereNobodyCanBeToldOfIt() {
        var progress = new MergeProgress(
                ID,
                new Commands(
                        command -> {
                            asked.add(command.getPayload());
                            throw new IllegalStateException("the database is away");
                        },
                        Map.of()));
        var half = progress.next(0.5);

        await().until(() -> {
            half.accept(0.5);
            return !asked.isEmpty();
        });

        assertThat(asked).containsExactly(new RecordMergeProgress(ID, 0.25));
    }
}
