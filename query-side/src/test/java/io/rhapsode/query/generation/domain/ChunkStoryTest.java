package io.rhapsode.query.generation.domain;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.DEAR;
import static io.rhapsode.query.generation.History.LOCAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.generation.ChunksView;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.query.generation.History;
import io.rhapsode.query.generation.domain.ChunkStory.Outcome;
import io.rhapsode.query.generation.domain.ChunkStory.Reset;
import org.junit.jupiter.api.Test;

/** What becomes of the chunks: the last word on each, and what a reroute means for those made before. */
class ChunkStoryTest {

    private static final Outcome FAILED =
            new Outcome(ChunkStory.FAILED, LOCAL, 1, null, null, AttemptOutcome.SERVER_ERROR);

    private final History history = new History(History.id(1));

    @Test
    void aSplitMakesEveryChunkAndWhatWasHeardOfItSince() {
        history.split(3).spoken(0, 0).failedChunk(0, 1);

        assertThat(told().made())
                .hasValueSatisfying(chunks -> assertThat(chunks)
                        .containsExactly(
                                new ChunksView.Chunk(0, 0, CHUNK, CHUNK, "synthesized", LOCAL, 2, 40L, 6_000L, null),
                                new ChunksView.Chunk(
                                        1,
                                        CHUNK,
                                        2 * CHUNK,
                                        CHUNK,
                                        "failed",
                                        LOCAL,
                                        1,
                                        null,
                                        null,
                                        AttemptOutcome.SERVER_ERROR),
                                new ChunksView.Chunk(
                                        2, 2 * CHUNK, 3 * CHUNK, CHUNK, "pending", null, 0, null, null, null)));
    }

    @Test
    void withoutTheSplitOnlyTheNewsAreTold() {
        history.spoken(0, 2);

        var story = told();

        assertThat(story.made()).isEmpty();
        assertThat(story.reset()).isEqualTo(Reset.NOTHING);
        assertThat(story.outcomes()).containsOnlyKeys(2);
    }

    @Test
    void theLastWordOnAChunkCounts() {
        history.failedChunk(0, 0).spoken(0, 0);

        assertThat(told().outcomes().get(0)).isEqualTo(spoken(LOCAL));
    }

    @Test
    void aRerouteInOneVoiceStartsAllOverAgain() {
        history.spoken(0, 0).failedChunk(0, 1).rerouted(1, false).spoken(1, 0);

        var story = told();

        assertThat(story.reset()).isEqualTo(Reset.ALL_CHUNKS);
        assertThat(story.outcomes()).containsOnlyKeys(0).containsEntry(0, spoken(DEAR));
    }

    @Test
    void aRerouteThatMixesVoicesStartsAgainWithWhatFailed() {
        history.spoken(0, 0).failedChunk(0, 1).rerouted(1, true).failedChunk(1, 2);

        var story = told();

        assertThat(story.reset()).isEqualTo(Reset.FAILED_CHUNKS);
        assertThat(story.outcomes())
                .containsOnlyKeys(0, 2)
                .containsEntry(0, spoken(LOCAL))
                .containsEntry(2, FAILED);
    }

    @Test
    void whatBeganAgainOnceDoesSoWhateverIsKeptLater() {
        history.rerouted(1, false).spoken(1, 0).rerouted(2, true);

        assertThat(told().reset()).isEqualTo(Reset.ALL_CHUNKS);
    }

    private static Outcome spoken(ProviderId by) {
        return new Outcome(ChunkStory.SYNTHESIZED, by, 2, 40L, 6_000L, null);
    }

    private ChunkStory told() {
        var story = new ChunkStory();
        history.take().forEach(message -> story.tell((GenerationEvent) message.getPayload()));
        return story;
    }
}
