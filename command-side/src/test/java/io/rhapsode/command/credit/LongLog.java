package io.rhapsode.command.credit;

import static io.rhapsode.command.credit.AccountFixture.ACCOUNT;

import io.rhapsode.command.Snapshots;
import io.rhapsode.events.credit.CreditEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The log of one account whose past is made up as it is read, and which counts what is read of it. Snapshots are written down, as by the server. */
final class LongLog implements EventStorageEngine {

    private static final String TYPE = "CreditAccount";

    private final long pastEvents;
    private final LongFunction<CreditEvent> past;
    private final List<DomainEventMessage<?>> since = new ArrayList<>();
    private final List<Long> reads = new ArrayList<>();
    private byte @Nullable [] snapshot;
    private long snapshotNumber;

    LongLog(long pastEvents, LongFunction<CreditEvent> past) {
        this.pastEvents = pastEvents;
        this.past = past;
    }

    /** How many events each reader has read, since it was asked last. */
    List<Long> takeReads() {
        var taken = List.copyOf(reads);
        reads.clear();
        return taken;
    }

    int snapshotBytes() {
        return snapshot == null ? 0 : snapshot.length;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        events.forEach(event -> since.add((DomainEventMessage<?>) event));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> message) {
        snapshot = Snapshots.write(message.getPayload());
        snapshotNumber = message.getSequenceNumber();
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
        return snapshot == null
                ? Optional.empty()
                : Optional.of(new GenericDomainEventMessage<>(
                        TYPE, aggregate, snapshotNumber, Snapshots.read(snapshot, CreditAccount.class)));
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long first) {
        int reader = reads.size();
        reads.add(0L);
        Stream<DomainEventMessage<?>> made = LongStream.range(first, pastEvents)
                .mapToObj(number -> new GenericDomainEventMessage<>(TYPE, ACCOUNT.value(), number, past.apply(number)));
        Stream<DomainEventMessage<?>> kept = since.stream().filter(event -> event.getSequenceNumber() >= first);
        return DomainEventStream.of(
                Stream.concat(made, kept).peek(event -> reads.set(reader, reads.get(reader) + 1)),
                () -> pastEvents + since.size() - 1);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregate) {
        return Optional.of(pastEvents + since.size() - 1);
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        return Stream.empty(); // nobody follows it
    }
}
