package io.rhapsode.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhapsode.events.identity.TenantId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** A question names its tenant, sees that tenant's rows, and leaves nothing on the connection. */
class TenantReaderTest {

    private static final TenantId ACME = new TenantId("ten_acme");
    private static final TenantId RIVAL = new TenantId("ten_rival");

    private final TestDatabase database = new TestDatabase();
    private final TenantReader reader = database.reader();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void allRowsComeInOrderHoweverMany() {
        for (int count = 0; count < 400; count++) {
            assertThat(count(count))
                    .isEqualTo(IntStream.rangeClosed(1, count).boxed().toList());
        }
    }

    @Test
    void manyAskAtOnceAndEachIsToldOfItsOwnTenant() {
        var answers = IntStream.range(0, 500)
                .mapToObj(index -> index % 2 == 0 ? ACME : RIVAL)
                .map(tenant -> reader.list(
                        tenant,
                        "select current_setting('rhapsode.tenant') as tenant, pg_sleep(0.001)",
                        nothing -> {},
                        row -> row.get("tenant", String.class).equals(tenant.value())))
                .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(get(answer)).containsExactly(true));
    }

    @Test
    void afterAFailureTheConnectionIsAsGoodAsNew() {
        for (int round = 0; round < 20; round++) {
            var failing = reader.list(
                    ACME,
                    "select 1 / (n - 3) as n from generate_series(1, 5) n",
                    nothing -> {},
                    row -> row.get("n", Integer.class));
            assertThatThrownBy(() -> get(failing)).hasMessageContaining("division by zero");
            var misread = reader.list(ACME, "select 1 as n", nothing -> {}, row -> row.get("m", Integer.class));
            assertThatThrownBy(() -> get(misread)).isNotNull();
        }
        assertThat(count(3)).containsExactly(1, 2, 3);
        assertThat(transactionsLeftOpen()).isZero();
    }

    @Test
    void theTenantIsForgottenWithTheTransaction() {
        count(1);
        var settings = Flux.usingWhen(
                        database.readerConnections().create(),
                        connection -> Flux.from(connection
                                        .createStatement("select current_setting('rhapsode.tenant', true) as tenant")
                                        .execute())
                                .concatMap(result ->
                                        result.map((row, metadata) -> String.valueOf(row.get("tenant", String.class)))),
                        io.r2dbc.spi.Connection::close)
                .collectList()
                .block();
        assertThat(settings).isSubsetOf("", "null");
    }

    private int transactionsLeftOpen() {
        return database.owner()
                .queryForList("select 1 from pg_stat_activity where state like 'idle in transaction%'"
                        + " and datname = current_database()")
                .size();
    }

    private List<Integer> count(int count) {
        return get(reader.list(
                ACME,
                "select n from generate_series(1, $1::int) n",
                asked -> asked.bind(0, count),
                row -> row.get("n", Integer.class)));
    }

    private static <T> T get(CompletableFuture<T> answer) {
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }
}
