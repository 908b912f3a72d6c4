package io.rhapsode.worker.generation;

import io.rhapsode.events.generation.AudioDownloaded;
import io.rhapsode.events.generation.AudioMerged;
import io.rhapsode.events.generation.ChunkFailed;
import io.rhapsode.events.generation.ChunkSynthesized;
import io.rhapsode.events.generation.DownloadTerms;
import io.rhapsode.events.generation.GenerationCancelled;
import io.rhapsode.events.generation.GenerationCompleted;
import io.rhapsode.events.generation.GenerationErased;
import io.rhapsode.events.generation.GenerationEvent;
import io.rhapsode.events.generation.GenerationFailed;
import io.rhapsode.events.generation.GenerationId;
import io.rhapsode.events.generation.GenerationRequested;
import io.rhapsode.events.generation.GenerationRerouted;
import io.rhapsode.events.generation.GenerationRouted;
import io.rhapsode.events.generation.MasteredAudio;
import io.rhapsode.events.generation.Routing;
import io.rhapsode.events.generation.SpokenChunk;
import io.rhapsode.events.generation.TextAnalyzed;
import io.rhapsode.events.generation.TextSplit;
import io.rhapsode.events.speech.Candidate;
import io.rhapsode.events.text.ChunkSpan;
import io.rhapsode.events.text.TextAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** What the log says of a generation so far: the memory of every worker, so that a task begins where it, or its predecessor on another node, stopped. */
final class GenerationHistory {

    private @Nullable GenerationRequested requested;
    private @Nullable Instant requestedAt;
    private @Nullable TextAnalysis analysis;
    private @Nullable Routing routing;
    private @Nullable GenerationCancelled cancelled;
    private @Nullable MasteredAudio merged;
    private List<ChunkSpan> chunks = List.of();
    private NavigableMap<Integer, SpokenChunk> spoken = new TreeMap<>();
    private int route;
    private int candidate;
    private boolean failing;
    private long spentMicros;
    private int amountsSpent;
    private @Nullable Instant overSince;
    private long charged;
    private long mergedCredits;
    private @Nullable Instant mergedAt;
    private boolean downloaded;
    private boolean failed;
    private boolean erased;
    private long sequence = -1;

    private GenerationHistory() {}

    /** Reads the log from its beginning. */
    static GenerationHistory of(EventStore log, GenerationId generation) {
        GenerationHistory history = new GenerationHistory();
        history.readOn(log, generation);
        return history;
    }

    /** Takes in what has been added since. */
    void readOn(EventStore log, GenerationId generation) {
        log.readEvents(generation.value(), sequence + 1).asStream().forEach(message -> {
            sequence = message.getSequenceNumber();
            if (message.getPayload() instanceof GenerationEvent event) {
                take(event, message.getTimestamp());
            }
        });
    }

    private void take(GenerationEvent event, Instant at) {
        switch (event) {
            case GenerationRequested e -> {
                requested = e;
                requestedAt = at;
            }
            case TextAnalyzed e -> analysis = e.analysis();
            case GenerationRouted e -> routing = e.routing();
            case TextSplit e -> chunks = e.chunks();
            case ChunkSynthesized e -> {
                spoken.put(e.chunk().index(), e.chunk());
                spend(e.chunk().costMicros());
            }
            case ChunkFailed e -> {
                failing = true;
                spend(e.chunk().costMicros());
            }
            case GenerationRerouted e -> reroute(e);
            case AudioMerged e -> {
                merged = e.audio();
                mergedCredits = e.credits();
                mergedAt = at;
            }
            case GenerationCancelled e -> {
                cancelled = e;
                overSince = at;
            }
            case GenerationCompleted e -> {
                charged = e.creditsCharged();
                overSince = at;
            }
            case GenerationFailed e -> {
                failed = true;
                overSince = at;
            }
            case AudioDownloaded e -> downloaded = true;
            case GenerationErased e -> erased = true;
            default -> {}
        }
    }

    private void spend(long micros) {
        spentMicros += micros;
        amountsSpent += micros > 0 ? 1 : 0;
    }

    private void reroute(GenerationRerouted event) {
        route = event.route();
        candidate = event.candidate();
        failing = false;
        if (!event.keepsChunks()) {
            spoken = new TreeMap<>();
        }
    }

    /** Whether there is such a generation. */
    boolean exists() {
        return requested != null;
    }

    GenerationRequested requested() {
        return known(requested);
    }

    /** The moment whose prices hold for all of it, however late it is planned or spoken. */
    Instant requestedAt() {
        return known(requestedAt);
    }

    boolean planned() {
        return routing != null;
    }

    TextAnalysis analysis() {
        return known(analysis);
    }

    Routing routing() {
        return known(routing);
    }

    /** What is spoken in: what the caller said, or else what the analysis found. */
    String language() {
        String wanted = requested().order().preferences().language();
        return wanted == null ? analysis().language() : wanted;
    }

    /** Who speaks now. */
    Candidate candidate() {
        return routing().candidates().get(candidate);
    }

    /** Who has been asked so far, the present one included. */
    List<Candidate> candidatesTried() {
        return routing == null || routing.candidates().isEmpty()
                ? List.of()
                : routing.candidates().subList(0, candidate + 1);
    }

    int route() {
        return route;
    }

    /** Whether a run of this route still has something to do. */
    boolean wants(int runOfRoute) {
        return planned() && !over() && !erased && !failing && runOfRoute == route && spoken.size() < chunks.size();
    }

    List<ChunkSpan> chunks() {
        return chunks;
    }

    /** What all providers have charged for it so far, for audio that was of no use too. */
    long spentMicros() {
        return spentMicros;
    }

    /** Of how many amounts, each rounded up, that is the sum. */
    int amountsSpent() {
        return amountsSpent;
    }

    NavigableMap<Integer, SpokenChunk> spoken() {
        return spoken;
    }

    /** How many chunks, from the first, make the file: all of them, or after a cancellation those it settled on. */
    int chunksToMerge() {
        return cancelled == null ? chunks.size() : cancelled.spokenChunks();
    }

    @Nullable
    MasteredAudio merged() {
        return merged;
    }

    /** The number of the last event taken in. */
    long sequence() {
        return sequence;
    }

    boolean over() {
        return overSince != null;
    }

    /** When that was; null while it is not. */
    @Nullable
    Instant overSince() {
        return overSince;
    }

    /** Whether what is spoken of it will still be joined. */
    boolean needsItsChunks() {
        boolean toBeJoined = !over() || (cancelled != null && cancelled.spokenChunks() > 0 && !failed);
        return exists() && !erased && merged == null && toBeJoined;
    }

    /** What is to be paid now that it is over: after a cancellation, the beginning that was merged; what is paid by its download, once that has been. */
    long owed() {
        if (paidAtDownload()) {
            return downloaded ? mergedCredits : 0;
        }
        return cancelled == null ? charged : mergedCredits;
    }

    boolean paidAtDownload() {
        return requested().atDownload() != null;
    }

    /** Whether nobody has paid for it yet, so that no more than its first minute may be heard. */
    boolean listenOnly() {
        return paidAtDownload() && !downloaded;
    }

    /** Until when its file waits for the download that pays it; null where it does not. */
    @Nullable
    Instant availableUntil() {
        DownloadTerms terms = requested == null ? null : requested.atDownload();
        return terms == null || mergedAt == null || !over() || downloaded || erased
                ? null
                : mergedAt.plus(terms.retention());
    }

    /** Credits that its completion says it costs; none where it was not completed. */
    long charged() {
        return charged;
    }

    boolean erased() {
        return erased;
    }

    private static <T> T known(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("the log does not say that yet");
        }
        return fact;
    }
}
