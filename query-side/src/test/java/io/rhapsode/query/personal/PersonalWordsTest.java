package io.rhapsode.query.personal;

import static io.rhapsode.query.generation.History.OTHER_TENANT;
import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.generation.FindTitle;
import io.rhapsode.events.generation.ForgetWords;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.KeepFeedbackWords;
import io.rhapsode.events.generation.KeepTitle;
import io.rhapsode.events.generation.TitleView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.GenerationProjection;
import io.rhapsode.query.generation.History;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words are kept once however often they come, and gone when they are to be forgotten. */
class PersonalWordsTest {

    private static final GenerationId ID = History.id(1);

    private final TestDatabase database = new TestDatabase();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(database, configurer -> {
            configurer.registerMessageHandler(c -> new PersonalWords(database.writer(), database.reader()));
            configurer
                    .eventProcessing()
                    .registerEventHandler(c -> new GenerationProjection(database.writer(), database.transactions()));
        });
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void theLastTitleCounts() {
        send(new KeepTitle(TENANT, ID, "Draft"));
        send(new KeepTitle(TENANT, ID, "Die Verwandlung ✒"));
        send(new KeepTitle(TENANT, ID, "Die Verwandlung ✒"));

        assertThat(title(TENANT)).isEqualTo("Die Verwandlung ✒");
    }

    @Test
    void anotherTenantNeitherReadsNorChangesATitle() {
        send(new KeepTitle(TENANT, ID, "Mine"));
        send(new KeepTitle(OTHER_TENANT, ID, "Not mine"));
        send(new ForgetWords(OTHER_TENANT, ID));

        assertThat(title(TENANT)).isEqualTo("Mine");
        assertThat(title(OTHER_TENANT)).isNull();
    }

    @Test
    void theLastFeedbackCounts() {
        send(new KeepFeedbackWords(TENANT, ID, "Too slow", List.of("sleepy")));
        send(new KeepFeedbackWords(TENANT, ID, null, List.of("a, b", "\"c\"")));

        assertThat(feedback())
                .singleElement()
                .satisfies(row -> assertThat(row.get("comment")).isNull())
                .satisfies(row -> assertThat(row.get("tags")).asString().isEqualTo("{\"a, b\",\"\\\"c\\\"\"}"));
    }

    @Test
    void whatIsForgottenIsGoneAndCanBeForgottenAgain() {
        send(new KeepTitle(TENANT, ID, "Mine"));
        send(new KeepFeedbackWords(TENANT, ID, "Good", List.of()));
        send(new ForgetWords(TENANT, ID));
        send(new ForgetWords(TENANT, ID));

        assertThat(title(TENANT)).isNull();
        assertThat(feedback()).isEmpty();
        assertThat(database.owner().queryForList("select * from personal_generation"))
                .isEmpty();
    }

    @Test
    void feedbackThatComesBehindTheErasureIsNotKept() {
        axon.publish(new History(ID).requested().completed().erased().take());
        await().until(() -> axon.caughtUp(GenerationProjection.GROUP));

        send(new KeepFeedbackWords(TENANT, ID, "Good", List.of()));

        assertThat(feedback()).isEmpty();
    }

    private void send(Object command) {
        axon.configuration().commandGateway().sendAndWait(command);
    }

    private @Nullable String title(TenantId tenant) {
        return axon.configuration()
                .queryGateway()
                .query(new FindTitle(tenant, ID), TitleView.class)
                .join()
                .title();
    }

    private List<Map<String, @Nullable Object>> feedback() {
        return database.owner().queryForList("select comment, tags::text as tags from personal_feedback");
    }
}
