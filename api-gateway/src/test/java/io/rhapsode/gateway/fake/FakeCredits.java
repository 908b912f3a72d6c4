package io.rhapsode.gateway.fake;

import io.rhapsode.events.credit.BalanceView;
import io.rhapsode.events.credit.ExplainCharge;
import io.rhapsode.events.credit.FindBalance;
import io.rhapsode.events.credit.ListMovements;
import io.rhapsode.events.credit.LotId;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.MovementKind;
import io.rhapsode.events.credit.MovementPage;
import io.rhapsode.events.credit.MovementView;
import io.rhapsode.events.feed.CreditNews;
import io.rhapsode.events.feed.FollowTenant;
import io.rhapsode.events.feed.NewsView;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationStatus;
import io.rhapsode.events.generation.ProgressView;
import io.rhapsode.events.speech.ProviderId;
import io.rhapsode.events.usage.ListUsage;
import io.rhapsode.events.usage.UsageGroup;
import io.rhapsode.events.usage.UsagePage;
import io.rhapsode.events.usage.UsageView;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.Message;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** A tenant's account, what was used, and what happens to it. */
public final class FakeCredits {

    private static final LotId LOT = new LotId("lot_" + "a".repeat(26));
    private static final GenerationId FIRST = new GenerationId("gen_" + "a".repeat(26));

    private volatile boolean frozen;
    private volatile BalanceView.@Nullable Budget budget;

    /** 300 of it are held, as of the balance. */
    public void budget(long credits, long spent, Instant endsAt) {
        budget = new BalanceView.Budget(credits, spent, endsAt);
    }

    public void freeze() {
        frozen = true;
    }

    void reset() {
        frozen = false;
        budget = null;
    }

    @QueryHandler
    BalanceView answer(FindBalance query, Message<?> message) {
        OtherSides.demand(query.tenant(), message);
        return new BalanceView(
                true,
                100_000,
                300,
                99_700,
                0,
                frozen,
                500L,
                budget,
                List.of(new BalanceView.Lot(LOT, LotKind.PURCHASED, 99_700, Instant.parse("2027-01-01T00:00:00Z"))));
    }

    @QueryHandler
    UsagePage answer(ListUsage query, Message<?> message) {
        OtherSides.demand(query.tenant(), message);
        if ("mine".equals(query.cursor())) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new UsagePage(
                List.of(new UsageView(
                        query.groups().contains(UsageGroup.DAY) ? query.from() : null,
                        query.groups().contains(UsageGroup.PROVIDER) ? new ProviderId("local") : null,
                        null,
                        null,
                        2,
                        300,
                        4_000,
                        61_500,
                        70)),
                null);
    }

    @QueryHandler
    MovementPage answer(ListMovements query, Message<?> message) {
        OtherSides.demand(query.tenant(), message);
        if ("mine".equals(query.cursor())) {
            throw new IllegalArgumentException("not a cursor");
        }
        return new MovementPage(List.of(charge(FIRST)), "6");
    }

    @QueryHandler
    MovementPage answer(ExplainCharge query, Message<?> message) {
        OtherSides.demand(query.tenant(), message);
        return new MovementPage(List.of(charge(query.generationId())), null);
    }

    private static MovementView charge(GenerationId generation) {
        return new MovementView(
                7,
                MovementKind.CHARGED,
                -300,
                -500,
                99_700,
                generation,
                null,
                null,
                List.of(new MovementView.LotChange(LOT, LotKind.PURCHASED, 200)),
                Instant.parse("2026-05-01T00:00:00Z"));
    }

    /** Two events, whatever is asked, and then how far the log has come. */
    @QueryHandler
    Flux<NewsView> answer(FollowTenant query, Message<?> message) {
        OtherSides.demand(query.tenant(), message);
        if ("mine".equals(query.after())) {
            return Flux.error(new IllegalArgumentException("not a position"));
        }
        var progress = new ProgressView(3, "progress", FIRST, GenerationStatus.GENERATING, 2, 1, 0.5, null);
        var charge = new CreditNews(
                7, MovementKind.CHARGED, -300, -500, FIRST, null, null, Instant.parse("2026-05-01T00:00:00Z"));
        return Flux.just(
                new NewsView("10", progress, null), new NewsView("12.1", null, charge), new NewsView("20", null, null));
    }
}
