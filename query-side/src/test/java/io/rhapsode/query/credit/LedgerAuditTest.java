package io.rhapsode.query.credit;

import static io.rhapsode.query.generation.History.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rhapsode.events.credit.FindOverdue;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotExpired;
import io.rhapsode.events.credit.OverdueView;
import io.rhapsode.events.identity.TenantId;
import io.rhapsode.query.TestAxon;
import io.rhapsode.query.TestDatabase;
import io.rhapsode.query.generation.History;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof of the books, and what it finds in books that were tampered with; the check that never stops; what is due. */
class LedgerAuditTest {

    private final TestDatabase database = new TestDatabase();
    private final History.Account account = new History.Account().opened();
    private TestAxon axon;

    @BeforeEach
    void start() {
        axon = TestAxon.start(
                database,
                configurer -> configurer
                        .eventProcessing()
                        .registerEventHandler(c -> new CreditProjection(database.writer(), database.transactions())));
        account.granted(1_000).held(History.id(1), 300, 200).held(History.id(2), 50, 50);
        account.committed(History.id(1), 120, 180);
    }

    @AfterEach
    void stop() {
        axon.close();
        database.close();
    }

    @Test
    void booksThatAreRightAreProved() throws Exception {
        project();
        var report = audit();
        assertThat(report.proven()).as("%s", report).isTrue();
        assertThat(report.accounts()).isEqualTo(1);
        assertThat(report.movements()).isEqualTo(5);
        assertThat(report.totals())
                .containsEntry(LedgerAccount.CUSTOMER, 830L)
                .containsEntry(LedgerAccount.HELD, 50L)
                .containsEntry(LedgerAccount.REVENUE, 120L)
                .containsEntry(LedgerAccount.PROMOTIONAL, -1_000L);
        assertThat(new LedgerCheck(database.writer()).unbalanced()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update credit_balance set customer = customer + 1",
                "update credit_balance set customer = customer + 1, sales = sales - 1",
                "update credit_lot set remaining = remaining - 1",
                "delete from credit_hold",
                "delete from credit_movement where sequence = 3",
                "update credit_entry set credits = credits + 1 where ledger_account = 'revenue'"
            })
    void aRowThatWasChangedIsFound(String change) throws Exception {
        project();
        database.owner().update(change);
        var report = audit();
        assertThat(report.proven()).isFalse();
        assertThat(report.sum()).as("the log is right").isZero();
        assertThat(report.faults()).isEmpty();
        assertThat(report.differences()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update credit_balance set customer = customer + 1",
                "update credit_balance set customer = customer + 1, sales = sales - 1",
                "update credit_lot set remaining = remaining - 1",
                "delete from credit_hold"
            })
    void theCheckThatNeverStopsSeesIt(String change) {
        project();
        database.owner().update(change);
        assertThat(new LedgerCheck(database.writer()).unbalanced()).isEqualTo(1);
    }

    @Test
    void anEventThatSaysWhatCannotBeIsFound() throws Exception {
        account.released(History.id(7), 10);
        account.committed(History.id(2), 60, 0);
        account.add(new LotExpired(account.id(), new LotCredits(account.welcome(), 5_000)));
        axon.publish(account.take());
        var report = audit();
        assertThat(report.proven()).isFalse();
        assertThat(report.faults())
                .extracting(LedgerAudit.Finding::what)
                .anyMatch(what -> what.contains("event 5 resolves a hold of 10, which is null"))
                .anyMatch(what -> what.contains("event 6 resolves a hold of 60, which is 50"))
                .anyMatch(what -> what.contains("event 7 takes more"));
    }

    @Test
    void whatIsDueIsToldOfAllTenantsPageByPage() {
        project();
        var queries = new OverdueQueries(database.writer());
        var late = Instant.parse("2999-01-01T00:00:00Z");
        assertThat(queries.handle(new FindOverdue(late, 10, "", "")).holds())
                .containsExactly(new OverdueView.Hold(TENANT, History.id(2)));
        assertThat(queries.handle(new FindOverdue(late, 10, History.id(2).value(), ""))
                        .holds())
                .isEmpty();
        assertThat(queries.handle(new FindOverdue(Instant.EPOCH, 10, "", "")).holds())
                .isEmpty();
        assertThat(queries.handle(new FindOverdue(late, 10, "", "")).accounts())
                .as("lots that never expire")
                .isEqualTo(List.of());
    }

    @Test
    void accountsWithDueLotsAreToldPageByPageToo() {
        var queries = new OverdueQueries(database.writer());
        var due = Instant.parse("2026-02-01T00:00:00Z");
        for (String tenant : List.of("ten_b", "ten_a", "ten_c")) {
            for (String lot : List.of("one", "two")) {
                database.owner()
                        .update(
                                """
                        insert into credit_lot values (?, ?, ?, 'promotional', 10, ?, ?, 5)
                        """,
                                "acc_" + tenant,
                                lot,
                                tenant,
                                due.atOffset(ZoneOffset.UTC),
                                due.atOffset(ZoneOffset.UTC));
            }
        }

        var first = queries.handle(new FindOverdue(due, 2, "", ""));
        var second = queries.handle(new FindOverdue(due, 2, "", "ten_b"));

        assertThat(first.accounts()).containsExactly(new TenantId("ten_a"), new TenantId("ten_b"));
        assertThat(second.accounts()).containsExactly(new TenantId("ten_c"));
        assertThat(queries.handle(new FindOverdue(due, 2, "", "ten_c")).isNothing())
                .isTrue();
        assertThat(queries.handle(new FindOverdue(due.minusMillis(1), 2, "", ""))
                        .isNothing())
                .isTrue();
    }

    private LedgerAudit.Report audit() throws InterruptedException {
        return new LedgerAudit(axon.log(), database.writer()).audit();
    }

    private void project() {
        axon.publish(account.take());
        await().until(() -> axon.caughtUp(CreditProjection.GROUP));
    }
}
