package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;
import static io.rhapsode.command.credit.AccountFixture.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.events.credit.AccountOpened;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsGranted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.GrantCredits;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.GenerationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;

/** Random commands against a ledger kept by hand. A failure names its seed. */
class CreditAccountWalkTest {

    private static final int STEPS = 2_000;
    private static final int GENERATIONS = 12;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private AccountState account = new AccountState.Absent();
    private long settled;
    private final Map<GenerationId, Long> holds = new HashMap<>();
    private final Set<String> grants = new HashSet<>();

    @RepeatedTest(20)
    void theLedgerAddsUpAndIsNeverBelowZero() {
        tell(new OpenAccount(ACCOUNT, TENANT, random.nextInt(500)));
        for (int step = 0; step < STEPS; step++) {
            CreditCommand command = anyCommand();
            tell(command);
            assertThat(AccountDecider.decide(command, account))
                    .as("seed %d, step %d: %s again", seed, step, command)
                    .allMatch(HoldDeclined.class::isInstance);
        }
    }

    private CreditCommand anyCommand() {
        var generation = new GenerationId(String.format("gen_%026d", random.nextInt(GENERATIONS)));
        return switch (random.nextInt(6)) {
            case 0 -> new OpenAccount(ACCOUNT, TENANT, 1_000);
            case 1 -> new GrantCredits(ACCOUNT, "grant" + random.nextInt(200), random.nextInt(-5, 100));
            case 2, 3 -> new HoldCredits(ACCOUNT, generation, random.nextInt(60), fallbacks());
            case 4 -> new CommitCredits(ACCOUNT, generation, random.nextInt(80));
            default -> new ReleaseCredits(ACCOUNT, generation);
        };
    }

    private List<Long> fallbacks() {
        return random.longs(random.nextInt(4), 0, 200).boxed().toList();
    }

    private void tell(CreditCommand command) {
        for (CreditEvent event : AccountDecider.decide(command, account)) {
            record(command, event);
            account = account.evolve(event);
            assertThat(available())
                    .as("seed %d: available after %s", seed, event)
                    .isNotNegative();
            assertThat(settled).as("seed %d: settled after %s", seed, event).isNotNegative();
        }
    }

    private void record(CreditCommand command, CreditEvent event) {
        switch (event) {
            case AccountOpened _ -> {}
            case CreditsGranted granted -> {
                assertThat(grants.add(granted.grant()))
                        .as("seed %d: %s", seed, granted)
                        .isTrue();
                settled += granted.credits();
            }
            case CreditsHeld held -> {
                assertThat(holds.put(held.generationId(), held.credits()))
                        .as("seed %d: %s", seed, held)
                        .isNull();
                assertThat(held.credits()).isGreaterThanOrEqualTo(held.requiredCredits());
            }
            case HoldDeclined declined -> {
                assertThat(declined.availableCredits())
                        .as("seed %d: %s", seed, declined)
                        .isEqualTo(available())
                        .isLessThan(declined.requiredCredits());
            }
            case CreditsCommitted committed -> {
                Long held = holds.remove(committed.generationId());
                assertThat(committed.credits() + committed.releasedCredits())
                        .as("seed %d: %s", seed, committed)
                        .isEqualTo(held);
                assertThat(committed.credits()).isLessThanOrEqualTo(((CommitCredits) command).credits());
                settled -= committed.credits();
            }
            case CreditsReleased released ->
                assertThat(holds.remove(released.generationId()))
                        .as("seed %d: %s", seed, released)
                        .isEqualTo(released.credits());
        }
    }

    private long available() {
        return settled - holds.values().stream().mapToLong(Long::longValue).sum();
    }
}
