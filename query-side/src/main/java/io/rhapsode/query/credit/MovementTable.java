package io.rhapsode.query.credit;

import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.LedgerEntry;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.MovementView;
import io.rhapsode.events.credit.PaymentId;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.query.Columns;
import io.rhapsode.query.JsonColumn;
import io.rhapsode.query.credit.domain.Books;
import io.rhapsode.query.credit.domain.Movement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row for each event of an account, and the journal: one for each line of its double entry. */
final class MovementTable {

    private final JdbcTemplate jdbc;
    private final List<Object[]> movements = new ArrayList<>();
    private final List<Object[]> entries = new ArrayList<>();

    MovementTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @param account as it stands behind the movement */
    void add(Balance account, Movement movement, Instant at) {
        OffsetDateTime when = at.atOffset(ZoneOffset.UTC);
        Books moved = Books.EMPTY.plus(movement.event().entries());
        GenerationId generation = movement.generationId();
        PaymentId payment = movement.paymentId();
        movements.add(new Object[] {
            account.accountId().value(),
            account.sequence(),
            account.tenantId().value(),
            movement.kind().code(),
            moved.balance(),
            moved.of(LedgerAccount.HELD),
            account.books().balance(),
            generation == null ? null : generation.value(),
            payment == null ? null : payment.value(),
            movement.reason(),
            JsonColumn.write(movement.lots().stream().map(MovementTable::change).toList()),
            when
        });
        int line = 0;
        for (LedgerEntry entry : movement.event().entries()) {
            entries.add(new Object[] {
                account.accountId().value(),
                account.sequence(),
                line,
                account.tenantId().value(),
                entry.account().code(),
                entry.credits(),
                when
            });
            line++;
        }
    }

    void write() {
        jdbc.batchUpdate("""
                insert into credit_movement (account_id, sequence, tenant_id, kind, credits, held_credits, balance_after,
                  generation_id, payment_id, reason, lots, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                """, movements);
        if (!entries.isEmpty()) {
            jdbc.batchUpdate("""
                    insert into credit_entry (account_id, sequence, line, tenant_id, ledger_account, credits, at)
                    values (?, ?, ?, ?, ?, ?, ?)
                    """, entries);
        }
    }

    static MovementView read(Columns row) {
        return new MovementView(
                row.get("sequence", Long.class),
                row.code("kind", MovementKind.class),
                row.get("credits", Long.class),
                row.get("held_credits", Long.class),
                row.get("balance_after", Long.class),
                row.map("generation_id", GenerationId::new),
                row.map("payment_id", PaymentId::new),
                row.orNull("reason", String.class),
                List.of(JsonColumn.read(row.get("lots", String.class), MovementView.LotChange[].class)),
                row.instant("at"));
    }

    private static MovementView.LotChange change(LotCredits part) {
        return new MovementView.LotChange(part.lot().lotId(), part.lot().kind(), part.credits());
    }
}
