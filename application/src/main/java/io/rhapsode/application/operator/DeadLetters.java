package io.rhapsode.application.operator;

import io.rhapsode.gateway.problem.ProblemException;
import io.rhapsode.gateway.problem.ProblemType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The events that projections could not take, by sequence: what failed stands first, and what came later waits behind it. */
@Component
class DeadLetters {

    /** Sequences that are shown; the next ones come into sight when these are handled. */
    static final int SHOWN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final EventProcessingConfiguration processing;

    DeadLetters(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    /** What is shown, and how many sequences there are. */
    record Listing(List<WaitingSequence> sequences, long total) {}

    /** What came of a retry, in sequences. */
    record Retried(int handled, int failed) {}

    Listing list() {
        List<WaitingSequence> shown = new ArrayList<>();
        long total = 0;
        for (String processor : processors()) {
            var queue = queue(processor);
            total += queue.amountOfSequences();
            Iterator<Iterable<DeadLetter<? extends EventMessage<?>>>> sequences =
                    queue.deadLetters().iterator();
            while (sequences.hasNext() && shown.size() < SHOWN) {
                Iterator<DeadLetter<? extends EventMessage<?>>> letters =
                        sequences.next().iterator();
                if (letters.hasNext()) { // else somebody has handled it meanwhile
                    var first = letters.next();
                    shown.add(WaitingSequence.of(processor, first, queue.sequenceSize(sequence(first))));
                }
            }
        }
        return new Listing(shown, total);
    }

    /** Events of one processor that wait. */
    long count(String processor) {
        return processing
                .deadLetterQueue(processor)
                .map(SequencedDeadLetterQueue::size)
                .orElse(0L);
    }

    /** Applies a sequence from its first event on, up to the first that fails. */
    Retried retry(String processor, String sequence) {
        var queue = queue(processor);
        if (!queue.contains(sequence)) {
            throw unknown(processor, sequence);
        }
        LOG.info("the operator retries the dead letters of {} in {}", sequence, processor);
        boolean handled = letters(processor).process(letter -> sequence(letter).equals(sequence));
        return handled ? new Retried(1, 0) : new Retried(0, 1);
    }

    /** Applies all sequences of a processor, each once. */
    Retried retryAll(String processor) {
        var letters = letters(processor);
        LOG.info("the operator retries all dead letters of {}", processor);
        Set<String> tried = new HashSet<>();
        Predicate<DeadLetter<? extends EventMessage<?>>> untried = letter -> tried.add(sequence(letter));
        int handled = 0;
        int before;
        do {
            before = tried.size();
            if (letters.process(untried)) {
                handled++;
            }
        } while (tried.size() > before);
        return new Retried(handled, tried.size() - handled);
    }

    /**
     * Throws a sequence away; what the projection shows of it stays as it is.
     *
     * @return the events that are gone
     */
    int discard(String processor, String sequence) {
        var queue = queue(processor);
        List<DeadLetter<? extends EventMessage<?>>> letters = new ArrayList<>();
        queue.deadLetterSequence(sequence).forEach(letters::add);
        if (letters.isEmpty()) {
            throw unknown(processor, sequence);
        }
        LOG.info("the operator discards the dead letters of {} in {}", sequence, processor);
        letters.reversed().forEach(queue::evict); // from the end, or what follows might be taken for the beginning
        return letters.size();
    }

    private List<String> processors() {
        return processing.eventProcessors().keySet().stream()
                .filter(name -> processing.deadLetterQueue(name).isPresent())
                .sorted()
                .toList();
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue(String processor) {
        return processing
                .deadLetterQueue(processor)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "No processor of the name has dead letters; those that may: " + String.join(", ", processors())
                                + "."));
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> letters(String processor) {
        queue(processor);
        return processing.sequencedDeadLetterProcessor(processor).orElseThrow();
    }

    private static String sequence(DeadLetter<?> letter) {
        return ((JdbcDeadLetter<?>) letter).getSequenceIdentifier();
    }

    private static ProblemException unknown(String processor, String sequence) {
        return new ProblemException(
                ProblemType.NOT_FOUND, processor + " has no dead letters of a sequence with this name.");
    }
}
