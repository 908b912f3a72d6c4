package io.rhapsode.application.walk;

import io.rhapsode.command.credit.domain.AccountDecider;
import io.rhapsode.command.credit.domain.AccountState;
import io.rhapsode.command.generation.domain.GenerationState.Speaking;
import io.rhapsode.events.credit.AccountId;
import io.rhapsode.events.credit.CreditCommand;
import io.rhapsode.events.credit.CreditEvent;
import io.rhapsode.events.credit.CreditsHeld;
import io.rhapsode.events.credit.OpenAccount;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationKind;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationTask;
import io.rhapsode.events.generation.MergeAudio;
import io.rhapsode.events.generation.Plan;
import io.rhapsode.events.generation.PlanGeneration;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordMerge;
import io.rhapsode.events.generation.RecordPlan;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.SynthesizeRun;
import io.rhapsode.events.identity.Caller;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.AudioFormat;
import io.rhapsode.events.speech.AudioSpec;
import io.rhapsode.events.speech.RoutingWish;
import io.rhapsode.events.speech.SpeechOrder;
import io.rhapsode.events.speech.SpeechSettings;
import io.rhapsode.events.speech.Strategy;
import io.rhapsode.events.speech.VoicePreferences;
import io.rhapsode.events.storage.ObjectKey;
import io.rhapsode.events.text.Boundary;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.ContentType;
import io.rhapsode.events.text.Emotion;
import io.rhapsode.events.text.TextAnalysis;
import io.rhapsode.saga.generation.domain.GenerationProcess;
import io.rhapsode.saga.generation.domain.Reaction;
import io.rhapsode.saga.generation.domain.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One generation from its request to its end, of a customer who can pay everything, and with a number of providers that fail before one delivers. */
final class PricedLife {

    static final SpeechOrder ORDER = new SpeechOrder(
            null,
            null,
            VoicePreferences.NONE,
            new RoutingWish(Strategy.BALANCED, null, List.of(), null, false),
            new AudioSpec(AudioFormat.MP3, 128, true, 44_100),
            SpeechSettings.DEFAULT);

    private static final GenerationId ID = new GenerationId("gen_" + "a".repeat(26));
    private static final Instant NOW = Instant.parse("2028-04-01T00:00:00Z");

    /** For the longest text at the largest price. */
    private static final long RICHES = 100_000_000_000_000L;

    private final Random random;
    private final int characters;
    private final Routing routing;
    private final int failing;
    private final Life life = new Life(ID);
    private final List<Object> events = new ArrayList<>();
    private final List<GenerationTask> tasks = new ArrayList<>();
    private AccountState account = new AccountState.Absent();

    PricedLife(Random random, int characters, Routing routing, int failing) {
        this.random = random;
        this.characters = characters;
        this.routing = routing;
        this.failing = failing;
        tell(new OpenAccount(AccountId.of(Sample.TENANT), Sample.TENANT, RICHES));
        tell(request());
        for (int handled = 0; handled < events.size() || !tasks.isEmpty(); ) {
            if (handled < events.size()) {
                react(events.get(handled++));
            } else {
                tell(work(tasks.removeFirst()));
            }
        }
    }

    List<Object> events() {
        return events;
    }

    private void react(Object event) {
        Reaction reaction = reaction(event);
        if (reaction != null) {
            life.follow(reaction.process());
            reaction.steps().forEach(this::perform);
        }
    }

    private @Nullable Reaction reaction(Object event) {
        GenerationProcess process = life.process();
        if (process == null) {
            return event instanceof GenerationRequested requested ? GenerationProcess.begin(requested) : null;
        }
        return switch (event) {
            case GenerationEvent happened -> process.react(happened);
            case CreditsHeld held -> process.react(held);
            default -> null;
        };
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Send(GenerationCommand command) -> tell(command);
            case Step.Send(CreditCommand command) -> tell(command);
            case Step.Send(Object command) -> throw new AssertionError(command);
            case Step.Enqueue(GenerationTask task) -> tasks.add(task);
            case Step.Watch _ -> {} // nothing takes long here
            case Step.End _ -> life.follow(null);
        }
    }

    private void tell(GenerationCommand command) {
        events.addAll(life.tell(command));
    }

    private void tell(CreditCommand command) {
        for (CreditEvent event : AccountDecider.decide(command, account, NOW)) {
            account = account.evolve(event);
            events.add(event);
        }
    }

    private GenerationCommand work(GenerationTask task) {
        return switch (task) {
            case PlanGeneration _ -> new RecordPlan(ID, plan());
            case SynthesizeRun run -> speak(run);
            case MergeAudio _ -> new RecordMerge(ID, Sample.audio(ID), 100);
            default -> throw new AssertionError(task);
        };
    }

    private RecordChunks speak(SynthesizeRun run) {
        var speaking = (Speaking) Objects.requireNonNull(life.state());
        int candidate = speaking.route().candidate();
        var speaker = routing.candidates().get(candidate);
        int chunks = speaking.chunks().lengths().length;
        int end = candidate < failing ? random.nextInt(chunks) : chunks;
        var spoken = new ArrayList<SpokenChunk>();
        for (int index = 0; index < end; index++) {
            spoken.add(Sample.chunk(index, speaker));
        }
        return new RecordChunks(
                ID,
                run.route(),
                spoken,
                end < chunks ? List.of(Sample.failure(end, speaker, AttemptOutcome.SERVER_ERROR)) : List.of());
    }

    /** The text from its beginning to its end, cut anywhere. */
    private List<ChunkSpan> spans() {
        var ends = new TreeSet<Integer>();
        for (int cut = random.nextInt(12); cut > 0; cut--) {
            ends.add(1 + random.nextInt(characters));
        }
        ends.add(characters);
        var spans = new ArrayList<ChunkSpan>();
        int start = 0;
        for (int end : ends) {
            spans.add(new ChunkSpan(start, end, Boundary.SENTENCE, 300));
            start = end;
        }
        return spans;
    }

    private Plan plan() {
        return new Plan(NOW, analysis(), routing, spans());
    }

    private TextAnalysis analysis() {
        return new TextAnalysis(characters, "en", 1, ContentType.GENERAL, Emotion.NEUTRAL, 0, 0, 1, 4, 50, "rules/1");
    }

    private RequestGeneration request() {
        return new RequestGeneration(
                ID,
                Sample.TENANT,
                null,
                GenerationKind.STANDARD,
                new ObjectKey("texts/ten_one/" + ID),
                characters,
                "c0ffee",
                ORDER,
                new Caller("free", null, "sdk"),
                null,
                1,
                null,
                random.nextBoolean() ? plan() : null);
    }
}
