package io.rhapsode.command.generation;

import static io.rhapsode.command.generation.GenerationSamples.LENGTHS;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.FeedbackGiven;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MergeProgressed;
import io.rhapsode.events.generation.PlaybackReported;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What must hold of the events of a generation in their order, kept as plainly as possible. */
final class GenerationLog {

    private final @Nullable Long cap;
    private final List<Candidate> candidates;
    private final List<GenerationEvent> events = new ArrayList<>();
    private final Map<Integer, Candidate> speakers = new TreeMap<>();

    private int route;
    private int speaker;
    private boolean routeFailed;
    private long costMicros;
    private long merges;
    private long ends;
    private boolean erased;
    private int deliverable = -1;
    private long price;

    GenerationLog(@Nullable Long cap, List<Candidate> candidates) {
        this.cap = cap;
        this.candidates = candidates;
    }

    List<GenerationEvent> events() {
        return events;
    }

    int route() {
        return route;
    }

    Candidate speaker() {
        return candidates.get(speaker);
    }

    long price() {
        return price;
    }

    /** Takes the next event, and says what is wrong with it. */
    List<String> accept(GenerationEvent event) {
        var wrong = new ArrayList<String>();
        check(!erased, "nothing follows an erasure", wrong);
        events.add(event);
        switch (event) {
            case GenerationRequested _ -> check(events.size() == 1, "a request comes first", wrong);
            case TextAnalyzed _, GenerationRouted _, TextSplit _ -> check(ends == 0, "a plan for what is over", wrong);
            case ChunkSynthesized spoken -> {
                check(ends == 0 && merges == 0, "a chunk of what is over", wrong);
                check(spoken.route() == route, "a chunk of another route", wrong);
                check(spoken.characters() == LENGTHS[spoken.chunk().index()], "characters", wrong);
                check(speakers.put(spoken.chunk().index(), speaker()) == null, "a chunk twice", wrong);
                costMicros += spoken.chunk().costMicros();
            }
            case ChunkFailed failed -> {
                check(ends == 0, "a failure of what is over", wrong);
                check(failed.route() == route && !routeFailed, "a route fails once", wrong);
                check(!speakers.containsKey(failed.chunk().index()), "a spoken chunk failed", wrong);
                routeFailed = true;
                costMicros += failed.chunk().costMicros();
            }
            case GenerationRerouted rerouted -> {
                check(ends == 0 && routeFailed, "a reroute without a failure", wrong);
                check(rerouted.route() == route + 1, "routes count", wrong);
                route = rerouted.route();
                speaker = rerouted.candidate();
                routeFailed = false;
                if (!rerouted.keepsChunks()) {
                    speakers.clear();
                }
            }
            case MergeProgressed progress -> {
                check(ends == 0 && merges == 0, "progress of what is over", wrong);
                check(progress.fraction() > 0 && progress.fraction() <= 1, "a fraction", wrong);
            }
            case AudioMerged merged -> {
                check(++merges == 1, "merged once", wrong);
                int delivered = deliverable < 0 ? LENGTHS.length : deliverable;
                check(delivered > 0, "nothing to merge", wrong);
                check(beginning() >= delivered, "a chunk is missing", wrong);
                price = merged.credits();
                check(price == fairPrice(delivered), "the price", wrong);
            }
            case GenerationCompleted completed -> {
                check(++ends == 1 && merges == 1, "completed once, and merged before", wrong);
                check(completed.creditsCharged() == price, "the charge", wrong);
                checkCost(completed.costMicros(), wrong);
                check(completed.fallbacks() == route, "fallbacks", wrong);
            }
            case GenerationFailed failed -> {
                check(++ends == 1 && merges == 0, "one end, and before the merge", wrong);
                checkCost(failed.costMicros(), wrong);
            }
            case GenerationCancelled cancelled -> {
                check(++ends == 1 && merges == 0, "one end, and before the merge", wrong);
                checkCost(cancelled.costMicros(), wrong);
                deliverable = cancelled.spokenChunks();
                check(deliverable == 0 || deliverable == beginning(), "the beginning without a gap", wrong);
                check(cancelled.spokenCharacters() == characters(deliverable), "its characters", wrong);
            }
            case FeedbackGiven _, PlaybackReported _, AudioDownloaded _ ->
                check(ends == 1 && merges == 1, "heard what is not there", wrong);
            case GenerationErased _ -> {
                check(ends == 1, "erased before it was over", wrong);
                erased = true;
            }
        }
        return wrong;
    }

    /** Whatever was spent, the cap holds, as long as the first candidate was within it. */
    private void checkCost(long said, List<String> wrong) {
        check(said == costMicros, "the cost", wrong);
        check(cap == null || said <= cap, "the cap", wrong);
    }

    private static int characters(int end) {
        int characters = 0;
        for (int index = 0; index < end; index++) {
            characters += LENGTHS[index];
        }
        return characters;
    }

    private int beginning() {
        int end = 0;
        while (speakers.containsKey(end)) {
            end++;
        }
        return end;
    }

    private long fairPrice(int delivered) {
        long thousandths = 0;
        for (int index = 0; index < delivered; index++) {
            thousandths +=
                    LENGTHS[index] * Objects.requireNonNull(speakers.get(index)).creditsPer1k();
        }
        return (thousandths + 999) / 1_000;
    }

    private static void check(boolean holds, String rule, List<String> wrong) {
        if (!holds) {
            wrong.add(rule);
        }
    }
}
