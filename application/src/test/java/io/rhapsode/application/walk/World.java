package io.rhapsode.application.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.command.generation.domain.GenerationState.Audible;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CommitCredits;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsCommitted;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.CreditsReleased;
import io.rhapsode.events.credit.DebtPosted;
import io.rhapsode.events.credit.ExpireHold;
import io.rhapsode.events.credit.HoldCredits;
import io.rhapsode.events.credit.HoldDeclined;
import io.rhapsode.events.credit.LedgerAccount;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.credit.ReleaseCredits;
import io.rhapsode.events.generation.AbandonGeneration;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.EraseTraces;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationTask;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RemoveUnfetched;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import io.rhapsode.saga.generation.domain.Reaction;
import io.rhapsode.saga.generation.domain.StageWatch;
import io.rhapsode.saga.generation.domain.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Several generations of one tenant, the account they share, the log, the queue, the watches, and whoever does something next. */
final class World {

    private static final int GENERATIONS = 3;
    private static final DownloadTerms A_WEEK = new DownloadTerms(7);
    private static final int UNTIL_SETTLED = 10_000;

    private final Random random;
    private final Workers workers;

    /** Commands travel: what they did stays even if the one who sent them dies. */
    private final boolean remote;

    private final Map<LedgerAccount, Long> books = new EnumMap<>(LedgerAccount.class);
    private final Map<GenerationId, Life> lives = new LinkedHashMap<>();
    private final List<Object> log = new ArrayList<>();
    private final Map<String, GenerationTask> tasks = new LinkedHashMap<>();
    private final List<GenerationTask> tasksEver = new ArrayList<>();
    private final List<StageWatch> watches = new ArrayList<>();
    private final List<SynthesizeRun> runsOfCancelled = new ArrayList<>();
    private AccountState account = new AccountState.Absent();
    private Instant now = Instant.parse("2026-05-01T00:00:00Z");
    private int handled;
    private boolean crashed;
    private boolean settling;

    World(Random random) {
        this.random = random;
        this.workers = new Workers(random);
        this.remote = random.nextInt(3) == 0;
        tell(new OpenAccount(AccountId.of(Sample.TENANT), Sample.TENANT, random.nextInt(200)));
        for (int at = 0; at < GENERATIONS; at++) {
            var request = Sample.request(at, random, now);
            var life = new Life(request.generationId());
            lives.put(request.generationId(), life);
            log.addAll(life.begin(request, random.nextInt(3) == 0 ? A_WEEK : null, now));
        }
    }

    List<Object> log() {
        return log;
    }

    Collection<Life> generations() {
        return lives.values();
    }

    List<SynthesizeRun> runsOfCancelled() {
        return runsOfCancelled;
    }

    AccountState.Open account() {
        return (AccountState.Open) account;
    }

    long charged(GenerationId generation) {
        return log.stream()
                .mapToLong(event -> switch (event) {
                    case CreditsCommitted charge when charge.generationId().equals(generation) -> charge.credits();
                    case DebtPosted debt when debt.generationId().equals(generation) -> debt.credits();
                    default -> 0;
                })
                .sum();
    }

    /** How often the account has charged or given back what it held for a generation. */
    long settlements(GenerationId generation) {
        return log.stream()
                .filter(event -> event instanceof CreditsCommitted charge
                                && charge.generationId().equals(generation)
                        || event instanceof CreditsReleased release
                                && release.generationId().equals(generation))
                .count();
    }

    boolean wasHeldFor(GenerationId generation) {
        return log.stream()
                .anyMatch(event ->
                        event instanceof CreditsHeld held && held.generationId().equals(generation));
    }

    void step() {
        now = now.plusSeconds(random.nextInt(600));
        switch (random.nextInt(100)) {
            case 0 -> caller(new CancelGeneration(anyGeneration()));
            case 1 ->
                caller(
                        random.nextInt(3) == 0
                                ? new EraseGeneration(anyGeneration())
                                : new CancelGeneration(anyGeneration()));
            case 2 -> caller(new RecordDownload(anyGeneration()));
            case 3, 4 -> fire();
            case 5 -> passOver();
            case 6, 7 -> repeatSomething();
            case 8 -> expireSomething();
            case 9 -> sweep();
            default -> {
                if (random.nextBoolean()) {
                    handleNext();
                } else {
                    work();
                }
            }
        }
    }

    /** Nobody interferes any more, and everything that is due happens. */
    void settle() {
        settling = true;
        for (int step = 0; step < UNTIL_SETTLED; step++) {
            if (handled < log.size()) {
                handleNext();
            } else if (!tasks.isEmpty()) {
                work();
            } else if (lives.values().stream().anyMatch(Life::isFollowed)) {
                fire();
            } else if (lives.values().stream().anyMatch(this::waitsForADownload)) {
                now = now.plus(A_WEEK.retention());
                sweep();
            } else {
                return;
            }
        }
        throw new AssertionError("it never ends");
    }

    private GenerationId anyGeneration() {
        return List.copyOf(lives.keySet()).get(random.nextInt(GENERATIONS));
    }

    private void caller(GenerationCommand command) {
        try {
            tell(command);
        } catch (RejectedException refusal) {
            assertThat(refusal.rejection().code()).isIn("already_finished", "not_finished", "generation_erased");
        }
    }

    /** What is paid by its download is charged together with it. */
    private void tell(GenerationCommand command) {
        Life life = life(command.generationId());
        boolean pays =
                command instanceof RecordDownload && life.state() instanceof Audible audible && audible.unfetched();
        long due = pays ? ((Audible) life.state()).credits() : 0;
        List<GenerationEvent> news = life.tell(command);
        log.addAll(news);
        if (pays) {
            tell(new CommitCredits(AccountId.of(Sample.TENANT), life.id(), due));
        }
        if (news.stream().anyMatch(GenerationErased.class::isInstance)) {
            enqueue(new EraseTraces(life.id(), Sample.TENANT));
        }
    }

    private void tell(CreditCommand command) {
        for (CreditEvent event : AccountDecider.decide(command, account, now)) {
            account = account.evolve(event);
            log.add(event);
            event.entries().forEach(entry -> books.merge(entry.account(), entry.credits(), Long::sum));
            assertThat(account().available()).as("available").isNotNegative();
            assertThat(books.values().stream().mapToLong(Long::longValue).sum())
                    .as("sum over all accounts")
                    .isZero();
        }
    }

    private Life life(GenerationId id) {
        return Objects.requireNonNull(lives.get(id));
    }

    // The saga.

    private void handleNext() {
        if (handled == log.size()) {
            return;
        }
        Object event = log.get(handled);
        Life life = lifeOf(event);
        Reaction reaction = life == null || isGivenUp(life) ? null : reaction(life, event);
        if (life != null && reaction != null && !perform(life, reaction, event)) {
            return;
        }
        handled++;
        crashed = false;
    }

    /** Nothing of it is handled any more, until another node takes over, which does not know that. */
    private boolean isGivenUp(Life life) {
        if (random.nextInt(10) == 0) {
            life.takeUpAgain();
        }
        return life.isForsaken();
    }

    private @Nullable Life lifeOf(Object event) {
        return switch (event) {
            case GenerationEvent happened -> life(happened.generationId());
            case CreditsHeld held -> lives.get(held.generationId());
            case HoldDeclined declined -> lives.get(declined.generationId());
            default -> null;
        };
    }

    private static @Nullable Reaction reaction(Life life, Object event) {
        GenerationProcess process = life.process();
        if (process == null) {
            return event instanceof GenerationRequested requested ? GenerationProcess.begin(requested) : null;
        }
        return switch (event) {
            case GenerationEvent happened -> process.react(happened);
            case CreditsHeld held -> process.react(held);
            case HoldDeclined declined -> process.react(declined);
            default -> null;
        };
    }

    /** All steps or, where commands travel, perhaps only the first of its commands: then the event is handled again. */
    private boolean perform(Life life, Reaction reaction, Object event) {
        crashed = remote && !settling && random.nextInt(10) == 0;
        if (crashed) {
            reaction.steps().stream()
                    .filter(Step.Send.class::isInstance)
                    .limit(random.nextInt(3))
                    .forEach(step -> perform(step, life, event));
            return false;
        }
        life.follow(reaction.process());
        reaction.steps().forEach(step -> perform(step, life, event));
        return true;
    }

    private void perform(Step step, Life life, Object event) {
        switch (step) {
            case Step.Send(GenerationCommand command) -> tell(command);
            case Step.Send(CreditCommand command) -> tell(command);
            case Step.Send(Object command) -> throw new AssertionError(command);
            case Step.Enqueue(GenerationTask task) -> {
                if (task instanceof SynthesizeRun run && life.wasUndisturbed() && isBehindCancellation(event, life)) {
                    runsOfCancelled.add(run);
                }
                enqueue(task);
            }
            case Step.Watch watch -> watches.add(watch.watch());
            case Step.End _ -> life.follow(null);
        }
    }

    private boolean isBehindCancellation(Object event, Life life) {
        return life.events().stream()
                .filter(GenerationCancelled.class::isInstance)
                .anyMatch(cancelled -> log.indexOf(cancelled) <= log.indexOf(event));
    }

    private void enqueue(GenerationTask task) {
        tasks.putIfAbsent(task.getClass().getSimpleName() + task.taskId(), task);
        tasksEver.add(task);
    }

    /** Not while commands travel: with two things lost at once nothing can be promised. */
    private void passOver() {
        if (remote || handled == log.size()) {
            return;
        }
        Life life = lifeOf(log.get(handled));
        if (life != null && life.wasUndisturbed()) {
            life.disturb();
            life.forsake();
            handled++;
            enqueue(new AbandonGeneration(life.id(), Sample.TENANT));
        }
    }

    // Watches and workers.

    private void fire() {
        if (watches.isEmpty() || crashed) {
            return;
        }
        int at = random.nextInt(watches.size());
        StageWatch watch = settling || random.nextInt(4) > 0 ? watches.remove(at) : watches.get(at);
        Life life = life(watch.generationId());
        GenerationProcess process = life.process();
        if (process == null) {
            return;
        }
        Reaction reaction = process.react(watch);
        if (reaction.steps().contains(Step.end())) {
            life.disturb();
        }
        life.follow(reaction.process());
        reaction.steps().forEach(step -> perform(step, life, watch));
    }

    private void work() {
        if (tasks.isEmpty()) {
            return;
        }
        String name = List.copyOf(tasks.keySet()).get(random.nextInt(tasks.size()));
        GenerationTask task = Objects.requireNonNull(tasks.get(name));
        Workers.Shift shift = workers.work(task, life(task.generationId()).state());
        shift.commands().forEach(this::tell);
        if (task instanceof EraseTraces && life(task.generationId()).leavesItsHoldBehind()) {
            tell(new ReleaseCredits(
                    AccountId.of(Sample.TENANT), task.generationId())); // what was downloaded is charged
        }
        if (task instanceof AbandonGeneration) {
            long charged = life(task.generationId()).charged();
            AccountId payer = AccountId.of(Sample.TENANT);
            tell(
                    charged > 0
                            ? new CommitCredits(payer, task.generationId(), charged)
                            : new ReleaseCredits(payer, task.generationId()));
        }
        if (shift.done() && (settling || random.nextInt(10) > 0)) {
            tasks.remove(name);
        }
    }

    /** A hold that is due, and nobody to ask; sometimes somebody else takes what comes free. */
    private void expireSomething() {
        List<GenerationId> held = List.copyOf(account().holds().keySet());
        if (held.isEmpty()) {
            return;
        }
        GenerationId generation = held.get(random.nextInt(held.size()));
        now = now.plus(Duration.ofDays(1));
        tell(new ExpireHold(AccountId.of(Sample.TENANT), generation));
        if (random.nextBoolean()) {
            var other = new GenerationId(String.format("gen_%026d", log.size()));
            tell(new HoldCredits(AccountId.of(Sample.TENANT), other, account().available(), List.of()));
            tell(new CommitCredits(AccountId.of(Sample.TENANT), other, Long.MAX_VALUE));
        }
    }

    private boolean waitsForADownload(Life life) {
        return life.state() instanceof Audible audible
                && audible.unfetched()
                && account().holds().containsKey(life.id());
    }

    /** Asks the generations of holds that are due, as the sweep does, of what waits for its download. */
    private void sweep() {
        for (Life life : lives.values()) {
            var hold = account().holds().get(life.id());
            if (hold != null && waitsForADownload(life) && !now.isBefore(hold.expiresAt())) {
                tell(new RemoveUnfetched(life.id()));
                tell(new ReleaseCredits(AccountId.of(Sample.TENANT), life.id()));
            }
        }
    }

    /** A worker that was thought dead. */
    private void repeatSomething() {
        if (!tasksEver.isEmpty()) {
            GenerationTask task = tasksEver.get(random.nextInt(tasksEver.size()));
            tasks.putIfAbsent(task.getClass().getSimpleName() + task.taskId(), task);
        }
    }
}
