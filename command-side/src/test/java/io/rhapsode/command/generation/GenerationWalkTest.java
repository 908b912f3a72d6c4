package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.CLOUD;
import static io.rhapsode.command.generation.GenerationSamples.ID;
import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;
import static io.rhapsode.command.generation.GenerationSamples.LOCAL;
import static io.rhapsode.command.generation.GenerationSamples.STUDIO;
import static io.rhapsode.command.generation.GenerationSamples.chunk;
import static io.rhapsode.command.generation.GenerationSamples.merge;
import static io.rhapsode.command.generation.GenerationSamples.order;
import static io.rhapsode.command.generation.GenerationSamples.plan;
import static io.rhapsode.command.generation.GenerationSamples.planAt;
import static io.rhapsode.command.generation.GenerationSamples.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.command.Snapshots;
import io.rhapsode.command.generation.domain.GenerationDecider;
import io.rhapsode.command.generation.domain.GenerationState;
import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.generation.CancelGeneration;
import io.rhapsode.events.generation.CompleteGeneration;
import io.rhapsode.events.generation.EraseGeneration;
import io.rhapsode.events.generation.FailGeneration;
import io.rhapsode.events.generation.FailedChunk;
import io.rhapsode.events.generation.FailureCode;
import io.rhapsode.events.generation.GenerationCommand;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GiveFeedback;
import io.rhapsode.events.generation.RecordChunks;
import io.rhapsode.events.generation.RecordDownload;
import io.rhapsode.events.generation.RecordMergeProgress;
import io.rhapsode.events.generation.ReportPlayback;
import io.rhapsode.events.generation.RequestGeneration;
import io.rhapsode.events.generation.RerouteGeneration;
import io.rhapsode.events.speech.AttemptOutcome;
import io.rhapsode.events.speech.Candidate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;

/** Random commands, most of them at the wrong moment, against what must hold of the log. A failure names its seed. */
class GenerationWalkTest {

    private static final int STEPS = 120;
    private static final Set<Rejection> REFUSALS =
            Set.of(Rejection.NOT_FINISHED, Rejection.ALREADY_FINISHED, Rejection.GENERATION_ERASED);
    private static final List<Candidate> CANDIDATES = List.of(LOCAL, STUDIO, CLOUD);

    private static final Map<Class<?>, Integer> SEEN = new HashMap<>();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private final @Nullable Long cap =
            random.nextBoolean() ? null : random.nextLong(LOCAL.costMicros(), 2 * STUDIO.costMicros());
    private final RequestGeneration request = request(
            order(cap, random.nextBoolean()),
            null,
            random.nextBoolean() ? planAt(Instant.EPOCH, LOCAL, STUDIO, CLOUD) : null);
    private final GenerationLog log = new GenerationLog(cap, CANDIDATES);
    private GenerationState state = new GenerationState.Absent();

    @RepeatedTest(500)
    void theLogHoldsWhatIsPromised() {
        tell(request);
        for (int step = 0; step < STEPS; step++) {
            GenerationCommand command = anyCommand();
            tell(command);
            assertThat(answer(command))
                    .as("seed %d, step %d: %s again", seed, step, command)
                    .isEmpty();
        }
        var read = new Generation();
        log.events().forEach(read::evolve);
        assertThat(Snapshots.read(Snapshots.write(read), Generation.class))
                .as("seed %d: written down", seed)
                .usingRecursiveComparison()
                .isEqualTo(read);
    }

    @AfterAll
    static void theWalksHaveBeenEverywhere() {
        assertThat(SEEN).containsOnlyKeys(GenerationEvent.class.getPermittedSubclasses());
    }

    private GenerationCommand anyCommand() {
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3 -> plan(CANDIDATES.toArray(Candidate[]::new));
            case 4, 5, 6, 7 -> new RerouteGeneration(ID, anyRoute(), random.nextLong(LOCAL.credits(), 80));
            case 8, 9 -> new RecordMergeProgress(ID, random.nextDouble(-0.5, 1.5));
            case 10, 11, 12, 13 -> merge();
            case 14, 15, 16, 17 -> new CompleteGeneration(ID, log.price());
            case 18 -> random.nextInt(4) == 0 ? new FailGeneration(ID, FailureCode.INTERNAL) : request;
            case 19 -> random.nextInt(2) == 0 ? new CancelGeneration(ID) : request;
            case 20 -> random.nextInt(4) == 0 ? new EraseGeneration(ID) : request;
            case 21 -> new GiveFeedback(ID, random.nextInt(1, 6), List.of(), false);
            case 22 -> new ReportPlayback(ID, random.nextInt(3), random.nextBoolean());
            case 23 -> new RecordDownload(ID);
            default -> anyReport();
        };
    }

    private RecordChunks anyReport() {
        int route = anyRoute();
        Candidate speaker = log.speaker();
        var spoken = IntStream.range(0, random.nextInt(3))
                .mapToObj(_ -> chunk(random.nextInt(LENGTHS.length), speaker))
                .toList();
        var failed = IntStream.range(0, random.nextInt(2) == 0 ? random.nextInt(3) : 0)
                .mapToObj(_ -> new FailedChunk(
                        random.nextInt(LENGTHS.length),
                        speaker.provider(),
                        AttemptOutcome.TIMEOUT,
                        cap == null ? random.nextInt(50) : 0, // a run that is capped asks for no more than it can pay
                        List.of()))
                .toList();
        return new RecordChunks(ID, route, spoken, failed);
    }

    private int anyRoute() {
        return random.nextInt(4) == 0 ? random.nextInt(4) : log.route();
    }

    private void tell(GenerationCommand command) {
        var past = new ArrayList<>(log.events());
        for (GenerationEvent event : answer(command)) {
            state = state.evolve(event);
            SEEN.merge(event.getClass(), 1, Integer::sum);
            assertThat(log.accept(event))
                    .as("seed %d: %s after %s", seed, event, past)
                    .isEmpty();
        }
    }

    private List<GenerationEvent> answer(GenerationCommand command) {
        try {
            return command instanceof RequestGeneration begin
                    ? GenerationDecider.decide(begin, null, null, state, Instant.EPOCH)
                    : GenerationDecider.decide(command, state);
        } catch (RejectedException refusal) {
            assertThat(REFUSALS).as("seed %d: %s", seed, command).contains(refusal.rejection());
            return List.of();
        }
    }
}
