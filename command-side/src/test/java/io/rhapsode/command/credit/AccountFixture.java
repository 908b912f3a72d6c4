package io.rhapsode.command.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.GrantReason;
import io.rhapsode.events.credit.Lot;
import io.rhapsode.events.credit.LotCredits;
import io.rhapsode.events.credit.LotKind;
import io.rhapsode.events.credit.VoucherId;
import io.rhapsode.events.credit.VoucherPosted;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;

/** What happened to the account of a tenant, what is asked, what follows. Unless a test says otherwise, all credits lie in the lot of the welcome. */
final class AccountFixture {

    static final TenantId TENANT = new TenantId("ten_one");
    static final TenantId OTHER_TENANT = new TenantId("ten_two");
    static final AccountId ACCOUNT = AccountId.of(TENANT);
    static final ActorId OPERATOR = new ActorId("sys_operator");
    static final GenerationId FIRST = new GenerationId("gen_" + "a".repeat(26));
    static final GenerationId SECOND = new GenerationId("gen_" + "b".repeat(26));
    static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    static final Lot WELCOME = lot("welcome", LotKind.PROMOTIONAL, null);

    private final AggregateTestFixture<CreditAccount> axon = new AggregateTestFixture<>(CreditAccount.class);
    private final List<Object> past = new ArrayList<>();
    private final FakeLog log = new FakeLog();
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Vouchers, and the events of the account that has been given. */
    private final class FakeLog implements CreditLog {

        private final List<VoucherPosted> posted = new ArrayList<>();

        @Override
        public boolean isPosted(VoucherId voucher) {
            return posted.stream().anyMatch(event -> event.voucherId().equals(voucher));
        }

        @Override
        public void post(VoucherPosted voucher) {
            posted.add(voucher);
        }

        @Override
        public @Nullable CreditEvent event(AccountId account, long number) {
            return number < past.size() ? (CreditEvent) past.get((int) number) : null;
        }
    }

    AccountFixture given(Object... events) {
        past.addAll(Arrays.asList(events));
        return this;
    }

    AccountFixture givenBalance(long credits) {
        return given(opened(), granted("welcome", credits));
    }

    AccountFixture givenVoucher(String key) {
        log.post(new VoucherPosted(VoucherId.of(ACCOUNT, key), ACCOUNT));
        return this;
    }

    AccountFixture at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    ResultValidator<CreditAccount> when(CreditCommand command) {
        return when(command, TENANT);
    }

    ResultValidator<CreditAccount> when(CreditCommand command, TenantId asker) {
        axon.registerInjectableResource(clock);
        axon.registerInjectableResource(log);
        return axon.given(past).when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }

    List<VoucherPosted> posted() {
        return log.posted;
    }

    static AccountOpened opened() {
        return new AccountOpened(ACCOUNT, TENANT);
    }

    static Lot lot(String key, LotKind kind, @Nullable Instant expiresAt) {
        return new Lot(VoucherId.of(ACCOUNT, key).lot(), kind, kind.priority(), expiresAt, NOW);
    }

    static LotCredits part(Lot lot, long credits) {
        return new LotCredits(lot, credits);
    }

    static GrantCredits grant(String key, long credits) {
        return new GrantCredits(ACCOUNT, key, GrantReason.GOODWILL, LotKind.PROMOTIONAL, credits, null, null);
    }

    static CreditsGranted granted(String key, long credits) {
        return granted(key, lot(key, LotKind.PROMOTIONAL, null), credits);
    }

    static CreditsGranted granted(String key, Lot lot, long credits) {
        var reason = key.equals("welcome") ? GrantReason.WELCOME : GrantReason.GOODWILL;
        return new CreditsGranted(ACCOUNT, VoucherId.of(ACCOUNT, key), reason, part(lot, credits));
    }

    static CreditsHeld held(GenerationId generation, long credits) {
        return held(generation, credits, credits);
    }

    static CreditsHeld held(GenerationId generation, long credits, long required) {
        return new CreditsHeld(ACCOUNT, generation, credits, required, welcome(credits), TOMORROW);
    }

    static CreditsCommitted committed(GenerationId generation, long credits, long released) {
        return new CreditsCommitted(ACCOUNT, generation, credits, released, welcome(credits), welcome(released));
    }

    static CreditsReleased released(GenerationId generation, long credits) {
        return new CreditsReleased(ACCOUNT, generation, credits, welcome(credits));
    }

    private static List<LotCredits> welcome(long credits) {
        return credits == 0 ? List.of() : List.of(part(WELCOME, credits));
    }
}
