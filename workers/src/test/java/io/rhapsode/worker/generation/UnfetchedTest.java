package io.rhapsode.worker.generation;

import static io.rhapsode.worker.generation.Unfetched.ID;
import static io.rhapsode.worker.generation.Unfetched.PRICE;
import static io.rhapsode.worker.generation.Unfetched.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.ExtendHold;
import io.rhapsode.events.credit.FindOverdue;
import io.rhapsode.events.credit.OverdueView;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.ErasureReason;
import io.rhapsode.events.generation.RemoveUnfetched;
import io.rhapsode.worker.queue.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;

/** What becomes of the hold of what is paid by its first download, before the download, with it, and where it never comes. */
class UnfetchedTest {

    private static final Instant MERGED = Instant.parse("2028-02-24T12:00:00Z");
    private static final Instant END = Instant.parse("2028-03-02T12:00:00Z"); // seven days, one of them a leap day
    private static final AccountId ACCOUNT = AccountId.of(TENANT);

    private final Unfetched generation = Unfetched.generation(new DownloadTerms(7));
    private final List<Object> sent = new ArrayList<>();

    @Test
    void untilItsRetentionIsOverItsHoldIsExtendedToThat() {
        generation.merged(MERGED).completed();
        assertThat(settlement(MERGED)).isEqualTo(new ExtendHold(ACCOUNT, ID, Duration.ofDays(7)));
        assertThat(settlement(END.minusMillis(1))).isEqualTo(new ExtendHold(ACCOUNT, ID, Duration.ofMillis(1)));
    }

    @Test
    void soIsThatOfTheBeginningOfWhatWasCancelled() {
        generation.cancelled().merged(MERGED);
        assertThat(settlement(MERGED)).isEqualTo(new ExtendHold(ACCOUNT, ID, Duration.ofDays(7)));
    }

    @Test
    void whileItIsUnderWayItsHoldIsExtendedLikeAny() {
        assertThat(settlement(MERGED)).isEqualTo(new ExtendHold(ACCOUNT, ID));
        generation.merged(MERGED);
        assertThat(settlement(MERGED)).as("its completion is still to come").isEqualTo(new ExtendHold(ACCOUNT, ID));
    }

    @Test
    void onceItIsDownloadedItIsPaid() {
        generation.merged(MERGED).completed().downloaded();
        assertThat(settlement(END)).isEqualTo(new CommitCredits(ACCOUNT, ID, PRICE));
    }

    @Test
    void whatWasDownloadedIsPaidAlsoWhenItWasErasedSince() {
        generation.merged(MERGED).completed().downloaded().erased(ErasureReason.REQUESTED);
        assertThat(settlement(END)).isEqualTo(new CommitCredits(ACCOUNT, ID, PRICE));
    }

    @Test
    void whatItsOwnerErasedBeforeItWasDownloadedCostsNothing() {
        generation.merged(MERGED).completed().erased(ErasureReason.REQUESTED);
        assertThat(settlement(MERGED)).isEqualTo(new ReleaseCredits(ACCOUNT, ID));
    }

    @Test
    void atTheEndOfItsRetentionItIsRemovedAndItsCreditsAreGivenBack() throws Exception {
        generation.merged(MERGED).completed();
        sweep(END);
        assertThat(sent).containsExactly(new RemoveUnfetched(ID), new ReleaseCredits(ACCOUNT, ID));
    }

    @Test
    void aMomentBeforeItStays() throws Exception {
        generation.merged(MERGED).completed();
        sweep(END.minusMillis(1));
        assertThat(sent).containsExactly(new ExtendHold(ACCOUNT, ID, Duration.ofMillis(1)));
    }

    @Test
    void whoeverDownloadsItAtThatVeryMomentPays() throws Exception {
        generation.merged(MERGED).completed();
        sweep(END, generation::downloaded);
        assertThat(sent).containsExactly(new RemoveUnfetched(ID), new CommitCredits(ACCOUNT, ID, PRICE));
    }

    @Test
    void whatWasRemovedByASweepThatDiedIsSettledByTheNext() throws Exception {
        generation.merged(MERGED).completed().erased(ErasureReason.NOT_FETCHED);
        sweep(END);
        assertThat(sent).containsExactly(new ReleaseCredits(ACCOUNT, ID));
    }

    private CreditCommand settlement(Instant now) {
        return Settlement.of(TENANT, ID, generation.history(), now);
    }

    private void sweep(Instant now) throws Exception {
        sweep(now, () -> generation.erased(ErasureReason.NOT_FETCHED));
    }

    /** @param removal what comes of the wish to remove it */
    private void sweep(Instant now, Runnable removal) throws Exception {
        var queries = SimpleQueryBus.builder().build();
        queries.subscribe(
                FindOverdue.class.getName(),
                OverdueView.class,
                question -> new OverdueView(
                        ((FindOverdue) question.getPayload()).afterHold().isEmpty()
                                ? List.of(new OverdueView.Hold(TENANT, ID))
                                : List.of(),
                        List.of()));
        new SweepCredits(
                        generation.log(),
                        DefaultQueryGateway.builder().queryBus(queries).build(),
                        commands(removal),
                        Clock.fixed(now, ZoneOffset.UTC))
                .perform();
    }

    private CommandSender commands(Runnable removal) {
        var bus = SimpleCommandBus.builder().build();
        List.of(CommitCredits.class, ExtendHold.class, ReleaseCredits.class)
                .forEach(type -> bus.subscribe(type.getName(), command -> sent.add(command.getPayload())));
        bus.subscribe(RemoveUnfetched.class.getName(), command -> {
            removal.run();
            return sent.add(command.getPayload());
        });
        return new CommandSender(DefaultCommandGateway.builder().commandBus(bus).build());
    }
}
