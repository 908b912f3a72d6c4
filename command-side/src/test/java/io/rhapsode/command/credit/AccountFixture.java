package io.rhapsode.command.credit;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.identity.MetaDataKeys;
import io.rhapsode.events.identity.TenantId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** What happened to the account of a tenant, what is asked, what follows. */
final class AccountFixture {

    static final TenantId TENANT = new TenantId("ten_one");
    static final TenantId OTHER_TENANT = new TenantId("ten_two");
    static final AccountId ACCOUNT = AccountId.of(TENANT);
    static final GenerationId FIRST = new GenerationId("gen_" + "a".repeat(26));
    static final GenerationId SECOND = new GenerationId("gen_" + "b".repeat(26));

    private final AggregateTestFixture<CreditAccount> axon = new AggregateTestFixture<>(CreditAccount.class);
    private final List<Object> past = new ArrayList<>();

    AccountFixture given(Object... events) {
        past.addAll(Arrays.asList(events));
        return this;
    }

    AccountFixture givenBalance(long credits) {
        return given(opened(), new CreditsGranted(ACCOUNT, "welcome", credits));
    }

    ResultValidator<CreditAccount> when(CreditCommand command) {
        return when(command, TENANT);
    }

    ResultValidator<CreditAccount> when(CreditCommand command, TenantId asker) {
        return axon.given(past).when(command, Map.of(MetaDataKeys.TENANT, asker.value()));
    }

    static AccountOpened opened() {
        return new AccountOpened(ACCOUNT, TENANT);
    }

    static CreditsHeld held(GenerationId generation, long credits) {
        return new CreditsHeld(ACCOUNT, generation, credits, credits);
    }
}
