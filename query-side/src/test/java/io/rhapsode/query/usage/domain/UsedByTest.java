package io.rhapsode.query.usage.domain;

import static io.rhapsode.query.generation.History.CHUNK;
import static io.rhapsode.query.generation.History.DEAR;
import static io.rhapsode.query.generation.History.LOCAL;
import static io.rhapsode.query.generation.History.TENANT;
import static io.rhapsode.query.generation.History.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.BalanceLow;
import io.rhapsode.events.credit.BalanceRecovered;
import io.rhapsode.events.credit.BudgetReached;
import io.rhapsode.events.credit.BudgetRenewed;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.DeclineReason;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LimitsSet;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.ProjectId;
import io.rhapsode.events.identity.ActorId;
import io.rhapsode.query.generation.History;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whose usage a generation counts, and how much with which event. */
class UsedByTest {

    private static final GenerationId ID = id(1);
    private static final AccountId ACCOUNT = AccountId.of(TENANT);
    private static final ProjectId PROJECT = new ProjectId("prj_" + "a".repeat(26));

    @Test
    void itCountsToTheKeyAndTheProjectItWasAskedForWith() {
        UsedBy begun = begun("key_first");

        assertThat(begun).isEqualTo(new UsedBy(ID, TENANT, PROJECT, new ActorId("key_first"), null, 3 * CHUNK, 0, -1));
        assertThat(begun.charged(7).accountSequence()).isEqualTo(7);
        assertThat(begun.charged(7).sequence()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"usr_somebody", "sys_rhapsode"})
    void ofAnActorThatIsNoKeyNothingIsKept(@Nullable String actor) {
        assertThat(begun(actor).apiKey()).isNull();
    }

    @Test
    void itCountsToWhoeverSpeaksItInTheEnd() {
        UsedBy routed = follow(begun("key_first"), new History(ID).planned(3));
        assertThat(routed.provider()).isEqualTo(LOCAL);
        assertThat(routed.sequence()).as("the last event that is counted").isEqualTo(2);

        UsedBy rerouted = follow(routed, new History(ID).rerouted(1, false));
        assertThat(rerouted.provider()).isEqualTo(DEAR);
        assertThat(rerouted.apiKey()).isEqualTo(routed.apiKey());
    }

    @Test
    void speechCountsWhenItIsMergedAndAsMuchAsIsDelivered() {
        UsedBy routed = follow(begun("key_first"), new History(ID).planned(3));
        var merged = only(new History(ID).merged());
        var cancelled = only(new History(ID).cancelled(2));

        assertThat(routed.amounts(merged)).isEqualTo(new Amounts(1, 0, 3 * CHUNK, 18_600, 0));
        assertThat(routed.evolve(cancelled, 9).amounts(merged)).isEqualTo(new Amounts(1, 0, 2 * CHUNK, 18_600, 0));
        assertThat(routed.evolve(cancelled, 9).provider()).isEqualTo(LOCAL);
    }

    @Test
    void theCostIsThatOfTheEndWhateverTheEnd() {
        UsedBy used = begun("key_first");

        assertThat(used.amounts(only(new History(ID).completed())).costMicros()).isEqualTo(21);
        assertThat(used.amounts(only(new History(ID).failed(FailureCode.ALL_PROVIDERS_FAILED)))
                        .costMicros())
                .isEqualTo(14);
        assertThat(used.amounts(only(new History(ID).cancelled(2))).costMicros())
                .isEqualTo(14);
        assertThat(used.amounts(only(new History(ID).spoken(0, 0))).isNothing()).isTrue();
        assertThat(used.amounts(only(new History(ID).completed())).isNothing()).isFalse();
    }

    @Test
    void creditsAreWhatBecameRevenue() {
        assertThat(UsedBy.amounts(new CreditsCommitted(ACCOUNT, ID, 20, 10, List.of(), List.of())))
                .isEqualTo(new Amounts(0, 20, 0, 0, 0));
        assertThat(UsedBy.amounts(new DebtPosted(ACCOUNT, ID, 6, 6)).credits()).isEqualTo(6);
        assertThat(UsedBy.amounts(new CreditsReleased(ACCOUNT, ID, 30, List.of()))
                        .isNothing())
                .isTrue();
    }

    @Test
    void whatIsOnlyToldIsNoUse() {
        assertThat(Stream.of(
                                new LimitsSet(ACCOUNT, 5L, 9L, ActorId.OPERATOR),
                                new BalanceLow(ACCOUNT, 4, 5),
                                new BalanceRecovered(ACCOUNT, 5, 5),
                                new BudgetRenewed(ACCOUNT, History.BEGINNING),
                                new BudgetReached(ACCOUNT, 9, 9),
                                new HoldDeclined(ACCOUNT, ID, DeclineReason.BUDGET, 9, 1))
                        .map(UsedBy::amounts))
                .allMatch(Amounts::isNothing);
    }

    @Test
    void amountsAddUpEachByItself() {
        assertThat(new Amounts(1, 2, 3, 4, 5).plus(new Amounts(10, 20, 30, 40, 50)))
                .isEqualTo(new Amounts(11, 22, 33, 44, 55));
    }

    private static UsedBy begun(@Nullable String actor) {
        var requested = only(new History(ID).requested(TENANT, 3 * CHUNK, GenerationKind.STANDARD, PROJECT));
        return UsedBy.begin((GenerationRequested) requested, actor, 0);
    }

    private static UsedBy follow(UsedBy used, History history) {
        for (var message : history.take()) {
            used = used.evolve((GenerationEvent) message.getPayload(), message.getSequenceNumber());
        }
        return used;
    }

    private static GenerationEvent only(History history) {
        return (GenerationEvent)
                Objects.requireNonNull(history.take().getFirst().getPayload());
    }
}
