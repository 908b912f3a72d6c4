package io.rhapsode.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.spi.Connection;
import io.rhapsode.events.identity.TenantId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;

/** What the database itself holds back from the reader, whatever is asked. */
class TenantIsolationTest {

    private static final TenantId ACME = new TenantId("ten_acme");
    private static final TenantId NOBODY = new TenantId("ten_nobody");

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void fill() {
        var writer = new JdbcTemplate(database.writer());
        for (String tenant : List.of("ten_acme", "ten_rival")) {
            writer.update("""
                    insert into generation (generation_id, tenant_id, kind, status, characters, chunks_total, chunks_done,
                      characters_done, merge_fraction, speech_order, fallback_used, credits_held, credits_charged, cost_micros,
                      take, text_key, erased, created_at, progressed_at, sequence)
                    values (?, ?, 'standard', 'pending', 1, 0, 0, 0, 0, '{}', false, 0, 0, 0, 1, 'texts', false, now(), now(), 0)
                    """, "gen_of_" + tenant, tenant);
            writer.update(
                    "insert into generation_chunk (generation_id, tenant_id, chunk_index, span_start, span_end, status, attempts)"
                            + " values (?, ?, 0, 0, 1, 'pending', 0)",
                    "gen_of_" + tenant,
                    tenant);
            writer.update("insert into generation_routing values (?, ?, '{}')", "gen_of_" + tenant, tenant);
            var account = "acc_of_" + tenant;
            writer.update(
                    "insert into credit_balance values (?, ?, 0, 0, 0, 0, 0, 0, 0, 0, false, 0)", account, tenant);
            writer.update(
                    "insert into credit_lot values (?, 'lot', ?, 'purchased', 1, null, now(), 1)", account, tenant);
            writer.update("insert into credit_hold values (?, 'gen', ?, 1, now(), false)", account, tenant);
            writer.update(
                    "insert into credit_movement values (?, 0, ?, 'opened', 0, 0, 0, null, null, null, '[]', now())",
                    account,
                    tenant);
            writer.update("insert into credit_entry values (?, 0, 0, ?, 'held', 1, now())", account, tenant);
            writer.update(
                    "insert into usage_generation values (?, ?, '', '', '', 1, 0, -1)", "gen_of_" + tenant, tenant);
            writer.update("insert into usage_day values (?, current_date, '', '', '', 1, 1, 1, 1, 1)", tenant);
            writer.update("insert into voice_favourite values (?, ?, 'voc')", "fav_of_" + tenant, tenant);
            writer.update("insert into personal_generation values (?, ?, 'title')", "gen_of_" + tenant, tenant);
            writer.update("insert into personal_feedback values (?, ?, 'words', '{}')", "gen_of_" + tenant, tenant);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generation",
                "generation_chunk",
                "generation_routing",
                "credit_balance",
                "credit_lot",
                "credit_hold",
                "credit_movement",
                "credit_entry",
                "usage_generation",
                "usage_day",
                "voice_favourite",
                "personal_generation",
                "personal_feedback"
            })
    void aReaderSeesTheRowsOfItsTenantOnly(String table) {
        assertThat(tenantsIn(table, ACME)).containsExactly("ten_acme");
        assertThat(tenantsIn(table, NOBODY)).isEmpty();
        assertThat(asReader("select tenant_id from " + table))
                .as("without a tenant")
                .isEmpty();
        assertThatThrownBy(() -> asReader("delete from " + table + " returning tenant_id"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asReader("update " + table + " set tenant_id = 'ten_acme' returning tenant_id"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asReader("truncate " + table)).hasMessageContaining("permission denied");
        assertThat(new JdbcTemplate(database.writer()).queryForList("select * from " + table))
                .hasSize(2);
        assertThat(secured(table)).as("forced row-level security").isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domainevententry",
                "snapshotevententry",
                "tokenentry",
                "sagaentry",
                "associationvalueentry",
                "deadletterentry",
                "scheduled_tasks"
            })
    void theReaderCannotSeeTheTablesOfAxonAndTheScheduler(String table) {
        assertThatThrownBy(() -> asReader("select 'seen' as tenant_id from " + table))
                .hasMessageContaining("permission denied");
    }

    @Test
    void aReaderSeesTheVoicesOfTheCataloguesAndTheirLabelsAndChangesNone() {
        var writer = new JdbcTemplate(database.writer());
        writer.update(
                "insert into voice values ('voc', 'local', 'local:en', '{}', '{}', null, null, null, null, now(), null, 0)");
        writer.update("insert into personal_voice values ('voc', 'Anna')");
        for (String table : List.of("voice", "personal_voice")) {
            assertThat(asReader("select voice_id as tenant_id from " + table)).containsExactly("voc");
            assertThatThrownBy(() -> asReader("delete from " + table + " returning voice_id as tenant_id"))
                    .hasMessageContaining("permission denied");
            assertThat(secured(table)).as("forced row-level security").isTrue();
        }
        assertThatThrownBy(() -> asReader("select voice_id as tenant_id from voice_sample"))
                .hasMessageContaining("permission denied");
    }

    /** A table that is added later and forgotten here must not go by unseen. */
    @Test
    void everyTableWithATenantIsForcedToKeepTenantsApart() {
        var unsecured = database.owner().queryForList("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                """, String.class);
        assertThat(unsecured).isEmpty();
    }

    @Test
    void theWriterCannotTruncateWhatPeopleTyped() {
        for (String table : List.of("personal_generation", "personal_feedback", "personal_voice")) {
            assertThatThrownBy(() -> new JdbcTemplate(database.writer()).execute("truncate " + table))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private List<String> tenantsIn(String table, TenantId tenant) {
        return database.reader()
                .list(
                        tenant,
                        "select tenant_id from " + table,
                        nothing -> {},
                        row -> row.get("tenant_id", String.class))
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private boolean secured(String table) {
        return Boolean.TRUE.equals(database.owner()
                .queryForObject(
                        "select relrowsecurity and relforcerowsecurity from pg_class where oid = ?::regclass",
                        Boolean.class,
                        table));
    }

    private List<String> asReader(String sql) {
        var rows = Flux.usingWhen(
                        database.readerConnections().create(),
                        connection -> Flux.from(connection.createStatement(sql).execute())
                                .concatMap(result -> result.map(
                                        (row, metadata) -> String.valueOf(row.get("tenant_id", String.class)))),
                        Connection::close)
                .collectList()
                .block();
        return rows == null ? List.of() : rows;
    }
}
