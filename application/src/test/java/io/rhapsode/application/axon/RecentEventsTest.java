package io.rhapsode.application.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A history is whole and committed, or not remembered. */
class RecentEventsTest {

    private final RecentEvents recent = new RecentEvents();

    private static List<DomainEventMessage<?>> events(String aggregate, int from, int to) {
        return IntStream.range(from, to)
                .<DomainEventMessage<?>>mapToObj(
                        number -> new GenericDomainEventMessage<>("Generation", aggregate, number, "event " + number))
                .toList();
    }

    private static UnitOfWork<Message<?>> unit() {
        return DefaultUnitOfWork.startAndGet(new GenericMessage<>("test"));
    }

    private void committed(List<DomainEventMessage<?>> events) {
        UnitOfWork<?> unit = unit();
        recent.appending(events);
        unit.commit();
    }

    private @Nullable List<Object> payloads(String aggregate, long from) {
        List<DomainEventMessage<?>> events = recent.from(aggregate, from);
        return events == null
                ? null
                : events.stream().<Object>map(DomainEventMessage::getPayload).toList();
    }

    @Test
    void whatBeganHereIsRememberedFromAnyEventOn() {
        committed(events("a", 0, 2));
        committed(events("a", 2, 4));

        assertThat(payloads("a", 0)).containsExactly("event 0", "event 1", "event 2", "event 3");
        assertThat(payloads("a", 3)).containsExactly("event 3");
        assertThat(payloads("a", 4)).isEmpty();
        assertThat(payloads("a", 9)).isEmpty();
        assertThat(payloads("b", 0)).isNull();
    }

    @Test
    void nothingIsRememberedOfAnAccount() {
        committed(List.of(new GenericDomainEventMessage<>("CreditAccount", "acc_1", 0, "opened")));

        assertThat(payloads("acc_1", 0)).isNull();
    }

    @Test
    void nobodyIsToldAHistoryWhileItIsGettingLonger() {
        committed(events("a", 0, 2));
        UnitOfWork<?> unit = unit();

        recent.appending(events("a", 2, 3));

        assertThat(payloads("a", 0)).isNull();
        unit.commit();
        assertThat(Objects.requireNonNull(payloads("a", 0))).hasSize(3);
    }

    @Test
    void aUnitThatAddsTwiceToAHistoryHasItRememberedWhole() {
        UnitOfWork<?> unit = unit();
        recent.appending(events("a", 0, 2));
        recent.appending(events("a", 2, 3));

        unit.commit();

        assertThat(Objects.requireNonNull(payloads("a", 0))).hasSize(3);
    }

    @Test
    void whoIsToldOfAnEventFindsIt() {
        List<DomainEventMessage<?>> found = new ArrayList<>();
        UnitOfWork<?> unit = unit();
        recent.appending(events("a", 0, 2));
        unit.afterCommit(told -> found.add(Objects.requireNonNull(recent.find("a", 1))));

        unit.commit();

        assertThat(found).singleElement().extracting(Message::getPayload).isEqualTo("event 1");
        assertThat(recent.find("a", 2)).isNull();
        assertThat(recent.find("b", 0)).isNull();
    }

    @Test
    void whatIsRolledBackIsForgotten() {
        committed(events("a", 0, 2));
        UnitOfWork<?> unit = unit();
        recent.appending(events("a", 2, 3));

        unit.rollback();

        assertThat(payloads("a", 0)).isNull();
        committed(events("a", 2, 3));
        assertThat(payloads("a", 0)).as("the beginning is not known any more").isNull();
    }

    @Test
    void aHistoryWithAGapOrOfUnreasonableLengthIsNotRemembered() {
        committed(events("gap", 0, 2));
        committed(events("gap", 3, 4));
        committed(events("long", 0, 2_001));

        assertThat(payloads("gap", 0)).isNull();
        assertThat(payloads("long", 0)).isNull();
    }
}
