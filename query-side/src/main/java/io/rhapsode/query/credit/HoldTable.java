package io.rhapsode.query.credit;

import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.HoldExpired;
import io.rhapsode.events.credit.HoldExtended;
import io.rhapsode.events.generation.GenerationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** The holds that are not resolved. What begins and ends within a batch is never written. */
final class HoldTable {

    private final JdbcTemplate jdbc;
    private final Map<GenerationId, Row> made = new LinkedHashMap<>();
    private final Map<GenerationId, Object[]> extended = new LinkedHashMap<>();
    private final Map<GenerationId, Object[]> expired = new LinkedHashMap<>();
    private final List<Object[]> over = new ArrayList<>();

    private record Row(Balance account, long credits, Instant expiresAt, boolean expired) {}

    HoldTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void add(Balance account, CreditEvent event) {
        String owner = account.accountId().value();
        switch (event) {
            case CreditsHeld e -> made.put(e.generationId(), new Row(account, e.credits(), e.expiresAt(), false));
            case HoldExtended e -> {
                if (made.computeIfPresent(
                                e.generationId(), (_, row) -> new Row(account, row.credits, e.expiresAt(), row.expired))
                        == null) {
                    extended.put(e.generationId(), new Object[] {
                        e.expiresAt().atOffset(ZoneOffset.UTC),
                        owner,
                        e.generationId().value()
                    });
                }
            }
            case HoldExpired e -> {
                if (made.computeIfPresent(e.generationId(), (_, row) -> new Row(account, 0, row.expiresAt, true))
                        == null) {
                    expired.put(
                            e.generationId(),
                            new Object[] {owner, e.generationId().value()});
                }
            }
            case CreditsCommitted e -> end(owner, e.generationId());
            case CreditsReleased e -> end(owner, e.generationId());
            default -> {} // of no hold
        }
    }

    /** Always deleted, too: one that had expired may have been made anew in this very batch. */
    private void end(String owner, GenerationId generation) {
        made.remove(generation);
        extended.remove(generation);
        expired.remove(generation);
        over.add(new Object[] {owner, generation.value()});
    }

    void write() {
        batch("delete from credit_hold where account_id = ? and generation_id = ?", over);
        batch("update credit_hold set expires_at = ? where account_id = ? and generation_id = ?", extended.values());
        batch(
                "update credit_hold set credits = 0, expired = true where account_id = ? and generation_id = ?",
                expired.values());
        batch(
                """
                insert into credit_hold (account_id, generation_id, tenant_id, credits, expires_at, expired)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account_id, generation_id) do update set
                  credits = excluded.credits, expires_at = excluded.expires_at, expired = excluded.expired
                """,
                made.entrySet().stream()
                        .map(hold -> values(hold.getKey(), hold.getValue()))
                        .toList());
    }

    private void batch(String sql, Collection<Object[]> rows) {
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(sql, List.copyOf(rows));
        }
    }

    private static Object[] values(GenerationId generation, Row row) {
        return new Object[] {
            row.account.accountId().value(),
            generation.value(),
            row.account.tenantId().value(),
            row.credits,
            row.expiresAt.atOffset(ZoneOffset.UTC),
            row.expired
        };
    }
}
