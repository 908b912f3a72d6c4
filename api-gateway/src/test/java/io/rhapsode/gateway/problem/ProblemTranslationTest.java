package io.rhapsode.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhapsode.events.RejectedException;
import io.rhapsode.events.Rejection;
import io.rhapsode.events.storage.StorageUnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong for want of room, or because something is away, is said to be so, and when to come back. */
class ProblemTranslationTest {

    static Stream<Throwable> wantOfRoom() {
        return Stream.of(
                new IllegalStateException(new SQLTransientConnectionException("no connection is free")),
                new IllegalStateException(new SQLException("too many clients", "53300")),
                new SQLException("being stopped", "57P01"),
                new IllegalStateException(new IllegalStateException(new SQLException("gone", "08006"))),
                new StorageUnavailableException("no bucket", new IllegalStateException()),
                new IllegalStateException(new StorageUnavailableException("away", new IllegalStateException())),
                new RejectedException(Rejection.OVERLOADED, "Too many at once."));
    }

    @ParameterizedTest
    @MethodSource("wantOfRoom")
    void whatHasNoRoomMayBeAskedAgain(Throwable failure) {
        ProblemException problem = ProblemTranslation.translate(failure);

        assertThat(problem.type().status()).isEqualTo(503);
        assertThat(problem.type().retryable()).isTrue();
        assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("2");
    }

    @Test
    void aFaultOfOursStaysOne() {
        assertThat(ProblemTranslation.translate(new IllegalStateException(new SQLException("syntax", "42601")))
                        .type())
                .isEqualTo(ProblemType.INTERNAL);
    }
}
