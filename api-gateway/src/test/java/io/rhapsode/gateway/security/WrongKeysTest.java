package io.rhapsode.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.rhapsode.gateway.fake.Api;
import io.rhapsode.gateway.fake.Database;
import io.rhapsode.gateway.fake.GatewayTest;
import io.rhapsode.gateway.problem.ProblemException;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Nobody tries out keys. */
@GatewayTest
@TestPropertySource(properties = "rhapsode.gateway.sign-in.wrong-keys-per-minute=3")
class WrongKeysTest {

    private static final String CREDITS = "/api/v1/credits";
    private static final String GUESS = "a-guess-that-is-not-valid-at-all-";

    private final WrongKeys wrong = new WrongKeys(new SignInProperties(2));

    @Test
    void anAddressThatGuessesIsToldToWaitEvenIfItGuessesRightAndNoGuessIsLogged(@LocalServerPort int port) {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("io.rhapsode");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        ours.setLevel(Level.TRACE);
        try {
            WebTestClient anybody = Api.anonymous(port);
            for (int i = 0; i < 3; i++) {
                Api.problem(guess(anybody, GUESS + i), 401, "unauthorized");
            }

            for (String key : List.of(GUESS + 4, Database.KEY)) {
                ResponseSpec refused = guess(anybody, key);
                Api.problem(refused, 429, "rate_limited");
                refused.expectHeader()
                        .value(
                                "Retry-After",
                                seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 20));
            }
            Api.problem(anybody.get().uri(CREDITS).exchange(), 401, "unauthorized");
        } finally {
            root.detachAppender(log);
            ours.setLevel(null);
        }
        assertThat(List.copyOf(log.list))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                line.getFormattedMessage() + line.getKeyValuePairs() + line.getMDCPropertyMap())
                        .doesNotContain(GUESS)
                        .doesNotContain(Database.KEY));
    }

    private static ResponseSpec guess(WebTestClient anybody, String key) {
        return anybody.get().uri(CREDITS).header("X-API-Key", key).exchange();
    }

    @Test
    void anotherAddressIsNotHurt() {
        exhaust("192.0.2.1");

        assertThatThrownBy(() -> wrong.demandPatience(client("192.0.2.1"))).isInstanceOf(ProblemException.class);
        assertThatCode(() -> wrong.demandPatience(client("192.0.2.2"))).doesNotThrowAnyException();
    }

    @Test
    void theAddressesOfOneNetworkCountAsOneWhereACustomerHasMillions() {
        exhaust("2001:db8:1:2::1");

        assertThatThrownBy(() -> wrong.demandPatience(client("2001:db8:1:2:ffff::9")))
                .isInstanceOf(ProblemException.class);
        assertThatCode(() -> wrong.demandPatience(client("2001:db8:1:3::1"))).doesNotThrowAnyException();
    }

    @Test
    void whatWasAskedAtTheSameMomentIsCountedToo() {
        exhaust("192.0.2.3");

        assertThatThrownBy(() -> wrong.count(client("192.0.2.3"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void anAddressThatIsNotKnownIsOneToo() {
        wrong.count(null);
        wrong.count(null);

        assertThatThrownBy(() -> wrong.demandPatience(null)).isInstanceOf(ProblemException.class);
    }

    private void exhaust(String address) {
        wrong.count(client(address));
        wrong.count(client(address));
    }

    private static InetSocketAddress client(String address) {
        return new InetSocketAddress(address, 50_000);
    }
}
